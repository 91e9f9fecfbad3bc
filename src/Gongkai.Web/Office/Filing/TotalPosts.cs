using System.Globalization;
using Gongkai.Documents.Writing;
using Gongkai.Oversight.Totals;
using Gongkai.Reports.Layout;
using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Office.Filing;

/// <summary>Adjustments of a total, and the total as a file. A total is a draft of the government's own report and says so.</summary>
internal static class TotalPosts
{
    public static readonly string[] Kinds = ["docx", "xlsx", "csv"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        PostedCollection.Map(routes, "adjust", AdjustAsync);
        foreach (var kind in Kinds)
        {
            routes.MapGet($"/office/collect/{{region}}/{{year:int}}/totals.{kind}", (string region, int year, HttpContext context, GongkaiDb db, SignedIn signedIn) => WrittenAsync(region, year, kind, context, db, signedIn));
        }
    }

    private static async Task<IResult> AdjustAsync(PostedCollection posted)
    {
        var form = posted.Form;
        var asked = TotalQuery.Of(posted.Region, posted.Year, name => form[name].ToString());
        if (await asked.NodeAsync(posted.Db, posted.SignedIn, posted.Stop) is not { } node)
        {
            return TypedResults.NotFound();
        }

        if (!decimal.TryParse(form["difference"], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var difference) || !Enum.TryParse<AdjustmentKind>(form["kind"], out var kind))
        {
            return TypedResults.BadRequest();
        }

        return posted.Show(await posted.Desk.AdjustAsync(posted.Id, node.Id, asked.Scope, form["cell"].ToString(), difference, kind, posted.NewAct("collection.adjust", form["why"].ToString()), posted.Stop), _ => asked.Address(asked.Cell));
    }

    private static async Task<IResult> WrittenAsync(string region, int year, string kind, HttpContext context, GongkaiDb db, SignedIn signedIn)
    {
        var asked = TotalQuery.Of(region, year, name => context.Request.Query[name].ToString());
        if (await asked.LoadAsync(db, signedIn, context.RequestAborted) is not { } total)
        {
            return TypedResults.NotFound();
        }

        var report = total.AsReport();
        var blocks = ReportLayout.Lay(report, new LayoutOptions { Mark = ReportMark.Draft });
        using var file = new MemoryStream();
        switch (kind)
        {
            case "docx": DocxWriter.Write(blocks, file); break;
            case "xlsx": XlsxWriter.Write(blocks, file, total.Sum.Form.Equations); break;
            default: CsvWriter.Write(report, file); break;
        }

        return TypedResults.File(file.ToArray(), "application/octet-stream", $"{total.Node.Name}{year.ToString(CultureInfo.InvariantCulture)}.{kind}");
    }
}
