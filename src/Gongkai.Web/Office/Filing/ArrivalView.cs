using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Collecting;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.Web.Office.Reports.Evidence;
using Gongkai.Web.Office.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Filing;

/// <summary>An arrival beside its source.</summary>
public sealed record ArrivalView
{
    internal ArrivalView(Collection collection, Organ organ, Arrival arrival, ReportView shown, Form form, string address) =>
        (Collection, Organ, Arrival, Shown, Form, Base) = (collection, organ, arrival, shown, form, address);

    /// <summary>In which collection.</summary>
    public Collection Collection { get; }

    /// <summary>Whose report.</summary>
    public Organ Organ { get; }

    /// <summary>What arrived.</summary>
    public Arrival Arrival { get; }

    /// <summary>What was read, beside its source.</summary>
    internal ReportView Shown { get; }

    /// <summary>The edition in which it is taken in.</summary>
    public Form Form { get; }

    /// <summary>Address of the board.</summary>
    public string Base { get; }

    /// <summary>What was typed over what was read; null for nothing yet.</summary>
    public ReportSheet? Typed { get; init; }

    /// <summary>Cells that were ticked as held against the source.</summary>
    public ImmutableHashSet<string> Confirmed { get; init; } = [];

    /// <summary>Figures that have to be confirmed or corrected.</summary>
    public IEnumerable<CellId> Doubts => Form.Cells.Select(cell => cell.Id).Where(cell => Shown.Figures[cell] is { State: FigureState.Doubtful or FigureState.Inferred });

    /// <summary>What stands in the field of a cell.</summary>
    public string TextOf(CellId cell) => Typed?.Cells.GetValueOrDefault(cell.Code) ?? TypedFigure.TextOf(Shown.Opened.Read.Report.Figures[cell], Form.Place(cell)?.Column.Unit ?? cell.Definition.Unit);

    /// <summary>The arrival of an address; null when there is none or he has nothing to do with it.</summary>
    public static async Task<ArrivalView?> LoadAsync(GongkaiDb db, SignedIn signedIn, string region, int year, long id, int? part, CancellationToken cancellation)
    {
        if (await PostedCollection.FindAsync(db, signedIn, region, year, cancellation) is not { } collection
            || await db.Set<Arrival>().AsNoTracking().SingleOrDefaultAsync(arrival => arrival.Id == id && arrival.CollectionId == collection.Id, cancellation) is not { } arrival
            || await new ReportLibrary(db).OpenAsync(arrival.ReportId, cancellation) is not { } opened)
        {
            return null;
        }

        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == arrival.OrganId, cancellation);
        var form = FormCatalogue.Default.Find(opened.Read.Report.Form) ?? FormCatalogue.Default.MeantFor(year);
        return new ArrivalView(collection, organ, arrival, new ReportView(opened, part), form, string.Create(CultureInfo.InvariantCulture, $"/office/collect/{region}/{year}"));
    }
}
