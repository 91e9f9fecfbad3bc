using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Writing;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Totals;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.Web.Office.Reports;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Gongkai.Web.Office.Filing;

/// <summary>Files and copied cells on their way into a draft. Nothing is taken over before it was shown beside what stands there.</summary>
internal static class ImportPosts
{
    private static readonly ReadingLimits Limits = ReadingLimits.ForReports with { MaxTime = TimeSpan.FromSeconds(20) };

    public static void Map(IEndpointRouteBuilder routes)
    {
        Way(routes, "previous", PreviousAsync);
        Way(routes, "file", FileAsync);
        Way(routes, "take", TakeAsync);
        Way(routes, "paste", posted => Task.FromResult(Paste(posted)));
        Way(routes, "words", WordsAsync);
        routes.MapGet("/office/reports/{organ}/{year:int}/words.docx", PaperAsync);
        routes.MapGet("/office/reports/{organ}/{year:int}/members.docx", MembersAsync);
    }

    // Into the newest draft only, and only by whoever may fill it.
    private static void Way(IEndpointRouteBuilder routes, string way, Func<PostedReport, Task<IResult>> act) =>
        PostedReport.Map(routes, "import/" + way, async posted => posted.Opened.IsNewest && posted.Opened.May("import") ? await act(posted) : TypedResults.NotFound());

    private static Task<IResult> PreviousAsync(PostedReport posted) => ReadAsync(posted, async report =>
    {
        var answer = await posted.Desk.TakePreviousAsync(posted.Id, report, posted.NewAct("report.import"), posted.Stop);
        return answer.Refusal is { } refusal ? Page(posted.Opened, refusal) : posted.Go();
    });

    private static Task<IResult> FileAsync(PostedReport posted) => ReadAsync(posted, report => Task.FromResult<IResult>(posted.Go(string.Create(CultureInfo.InvariantCulture, $"/import?report={report}"))));

    // The file of the form as a report of the library, or the page again with what stands in the way.
    private static async Task<IResult> ReadAsync(PostedReport posted, Func<long, Task<IResult>> next)
    {
        if (TakenFiles.Of(posted.Form) is not { } file)
        {
            return Page(posted.Opened, problem: "no-file");
        }

        var taken = await TakenFiles.TakeAsync(posted.Get<ReportIntake>(), file, posted.Stop);
        return taken.Line is { } line ? await next(line.Id) : Page(posted.Opened, taken: taken);
    }

    // Taken over as it was shown; figures that somebody held against the source are confirmed in the same breath.
    private static async Task<IResult> TakeAsync(PostedReport posted)
    {
        if (!long.TryParse(posted.Form["report"], CultureInfo.InvariantCulture, out var report))
        {
            return TypedResults.NotFound();
        }

        var act = posted.NewAct("report.import");
        var answer = await posted.Desk.ImportAsync(posted.Id, report, act, posted.Stop);
        string[] confirmed = [.. posted.Form["confirm"].OfType<string>()];
        if (answer.Refusal is null && confirmed.Length > 0)
        {
            answer = await posted.Desk.ConfirmReadAsync(posted.Id, confirmed, act, posted.Stop);
        }

        return answer.Refusal is { } refusal ? Page(posted.Opened, refusal) : posted.Go();
    }

    private static IResult Paste(PostedReport posted)
    {
        var table = int.TryParse(posted.Form["table"], CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (FormCatalogue.Default.Form(posted.Opened.Filing.Form).Tables.FirstOrDefault(known => known.Number == table) is not { } wanted)
        {
            return TypedResults.NotFound();
        }

        var cells = posted.Form["cells"].ToString();
        var pasted = PastedTable.Read(wanted, cells);
        return Page(posted.Opened, next: ReportSheet.Nothing with { Cells = pasted.Cells }, pasted: pasted, typed: cells);
    }

    private static async Task<IResult> WordsAsync(PostedReport posted)
    {
        if (TakenFiles.Of(posted.Form) is not { } file)
        {
            return Page(posted.Opened, problem: "no-file");
        }

        try
        {
            var document = DocumentReader.Read(await TakenFiles.BytesAsync(file, posted.Stop), file.FileName, Limits, posted.Stop);
            var words = NarrativePaper.Read(document.Text, FormCatalogue.Default.Form(posted.Opened.Filing.Form));
            return words.Parts.IsEmpty ? Page(posted.Opened, problem: "no-parts") : Page(posted.Opened, next: words);
        }
        catch (NotReadableException error)
        {
            return Page(posted.Opened, taken: new IntakeResult(file.FileName, null, false, error.Reason.ToString(), error.Detail));
        }
    }

    private static async Task<IResult> PaperAsync(string organ, int year, GongkaiDb db, SignedIn signedIn, IStringLocalizer<ImportContent> words, CancellationToken cancellation)
    {
        if (await FilingAccess.OpenAsync(db, signedIn, organ, year, null, cancellation) is not { } opened)
        {
            return TypedResults.NotFound();
        }

        using var file = new MemoryStream();
        DocxWriter.Write(NarrativePaper.Lay(opened.Filing.Bound, words["marks"]), file);
        return TypedResults.File(file.ToArray(), "application/octet-stream", $"{opened.Organ.Name}{year.ToString("0000", CultureInfo.InvariantCulture)}.words.docx");
    }

    private static async Task<IResult> MembersAsync(string organ, int year, GongkaiDb db, SignedIn signedIn, CancellationToken cancellation)
    {
        if (await FilingAccess.OpenAsync(db, signedIn, organ, year, null, cancellation) is not { Filing.Scope: ReportScope.Area } opened
            || await new TotalDesk(db).OfAsync(opened.Organ.Id, year, ReportScope.Area, null, cancellation) is not { } total)
        {
            return TypedResults.NotFound();
        }

        using var file = new MemoryStream();
        DocxWriter.Write(await MemberWords.LayAsync(db, total, cancellation), file);
        return TypedResults.File(file.ToArray(), "application/octet-stream", $"{opened.Organ.Name}{year.ToString("0000", CultureInfo.InvariantCulture)}.members.docx");
    }

    /// <summary>The ways into a draft, with what came of the last one.</summary>
    public static RazorComponentResult<ImportDocument> Page(OpenedFiling opened, Refusal? refusal = null, string? problem = null, IntakeResult? taken = null, ReportSheet? next = null, PastedTable? pasted = null, string? typed = null) =>
        new(new Dictionary<string, object?> { ["Opened"] = opened, ["Refusal"] = refusal, ["Problem"] = problem, ["Taken"] = taken, ["Next"] = next, ["Pasted"] = pasted, ["Typed"] = typed })
        {
            StatusCode = next is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
