using System.Globalization;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Totals;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Filing;

/// <summary>Which total an address asks for: of whom, of which kind, in which edition, and which of its cells is opened.</summary>
public sealed record TotalQuery(string Region, int Year, string Node, ReportScope Scope, string Form, string Cell)
{
    public static TotalQuery Of(string region, int year, Func<string, string> value) =>
        new(region, year, value("node"), value("scope") == "system" ? ReportScope.System : ReportScope.Area, value("form"), value("cell"));

    /// <summary>The edition of the totals.</summary>
    public Form Edition => FormCatalogue.Default.Find(Form) ?? FormCatalogue.Default.MeantFor(Year);

    /// <summary>The same total with a cell opened.</summary>
    public string Address(string cell) => string.Create(CultureInfo.InvariantCulture, $"/office/collect/{Region}/{Year}/totals?{Rest}&cell={cell}") + (cell.Length > 0 ? "#members" : "");

    /// <summary>The same total as a file.</summary>
    public string File(string kind) => string.Create(CultureInfo.InvariantCulture, $"/office/collect/{Region}/{Year}/totals.{kind}?{Rest}");

    /// <summary>Whose total: the government whose departments this one leads, whoever is below it, or the department's own line of work; null when it is none of his.</summary>
    public async Task<Organ?> NodeAsync(GongkaiDb db, SignedIn signedIn, CancellationToken cancellation)
    {
        if (await PostedCollection.FindAsync(db, signedIn, Region, Year, cancellation) is not { } collection)
        {
            return null;
        }

        var register = new OrganRegister(db);
        var day = new DateOnly(Year, 12, 31);
        var government = await register.ParentAsync(collection.CompetentId, OrganTree.Territorial, day, cancellation);
        var wanted = Node.Length > 0 ? (await register.FindAsync(Node, cancellation))?.Id : Scope == ReportScope.System ? collection.CompetentId : government;
        var isIn = wanted == government || wanted == collection.CompetentId
            || (government is { } top && (await register.BelowAsync(top, OrganTree.Territorial, day, cancellation)).Any(place => place.OrganId == wanted))
            || (await register.BelowAsync(collection.CompetentId, OrganTree.Vertical, day, cancellation)).Any(place => place.OrganId == wanted);
        return isIn ? await db.Set<Organ>().AsNoTracking().SingleOrDefaultAsync(organ => organ.Id == wanted, cancellation) : null;
    }

    /// <summary>The total; null when there is none or it is none of his.</summary>
    public async Task<OrganTotal?> LoadAsync(GongkaiDb db, SignedIn signedIn, CancellationToken cancellation) =>
        await NodeAsync(db, signedIn, cancellation) is { } node ? await new TotalDesk(db).OfAsync(node.Id, Year, Scope, Edition, cancellation) : null;

    private string Rest => $"node={Uri.EscapeDataString(Node)}&scope={(Scope == ReportScope.System ? "system" : "area")}&form={Uri.EscapeDataString(Form)}";
}
