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
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Gongkai.Web.Office.Filing;

/// <summary>Files and copied cells on their way into a draft. Nothing is taken over before it was shown beside what stands there.</summary>
internal static class ImportPosts
{
    private static readonly ReadingLimits Limits = ReadingLimits.Default with { MaxTime = TimeSpan.FromSeconds(20) };

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/office/reports/{organ}/{year:int}").WithMetadata(new RequireAntiforgeryTokenAttribute());
        desk.MapPost("/import/previous", PreviousAsync);
        desk.MapPost("/import/file", FileAsync);
        desk.MapPost("/import/take", TakeAsync);
        desk.MapPost("/import/paste", PasteAsync);
        desk.MapPost("/import/words", WordsAsync);
        routes.MapGet("/office/reports/{organ}/{year:int}/words.docx", PaperAsync);
        routes.MapGet("/office/reports/{organ}/{year:int}/members.docx", MembersAsync);
    }

    private static async Task<IResult> PreviousAsync(string organ, int year, HttpContext context, SignedIn signedIn, GongkaiDb db, ReportIntake intake)
    {
        var (opened, form, stop) = await OpenAsync(organ, year, context, signedIn, db);
        if (opened is null)
        {
            return TypedResults.NotFound();
        }

        if (TakenFiles.Of(form) is not { } file)
        {
            return Page(opened, problem: "no-file");
        }

        var taken = await TakenFiles.TakeAsync(intake, file, stop);
        if (taken.Line is not { } line)
        {
            return Page(opened, taken: taken);
        }

        var answer = await new ReportDesk(db).TakePreviousAsync(opened.Filing.Id, line.Id, signedIn.NewAct("report.import", opened.Organ.Id), stop);
        return answer.Refusal is { } refusal ? Page(opened, refusal) : new SeeOtherResult(Address(organ, year));
    }

    private static async Task<IResult> FileAsync(string organ, int year, HttpContext context, SignedIn signedIn, GongkaiDb db, ReportIntake intake)
    {
        var (opened, form, stop) = await OpenAsync(organ, year, context, signedIn, db);
        if (opened is null)
        {
            return TypedResults.NotFound();
        }

        if (TakenFiles.Of(form) is not { } file)
        {
            return Page(opened, problem: "no-file");
        }

        var taken = await TakenFiles.TakeAsync(intake, file, stop);
        return taken.Line is { } line ? new SeeOtherResult($"{Address(organ, year)}/import?report={line.Id.ToString(CultureInfo.InvariantCulture)}") : Page(opened, taken: taken);
    }

    // Taken over as it was shown; figures that somebody held against the source are confirmed in the same breath.
    private static async Task<IResult> TakeAsync(string organ, int year, HttpContext context, SignedIn signedIn, GongkaiDb db)
    {
        var (opened, form, stop) = await OpenAsync(organ, year, context, signedIn, db);
        if (opened is null || !long.TryParse(form["report"], CultureInfo.InvariantCulture, out var report))
        {
            return TypedResults.NotFound();
        }

        var desk = new ReportDesk(db);
        var act = signedIn.NewAct("report.import", opened.Organ.Id);
        var answer = await desk.ImportAsync(opened.Filing.Id, report, act, stop);
        string[] confirmed = [.. form["confirm"].OfType<string>()];
        if (answer.Refusal is null && confirmed.Length > 0)
        {
            answer = await desk.ConfirmReadAsync(opened.Filing.Id, confirmed, act, stop);
        }

        return answer.Refusal is { } refusal ? Page(opened, refusal) : new SeeOtherResult(Address(organ, year));
    }

    private static async Task<IResult> PasteAsync(string organ, int year, HttpContext context, SignedIn signedIn, GongkaiDb db)
    {
        var (opened, form, _) = await OpenAsync(organ, year, context, signedIn, db);
        var table = int.TryParse(form["table"], CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (opened is null || FormCatalogue.Default.Form(opened.Filing.Form).Tables.FirstOrDefault(known => known.Number == table) is not { } wanted)
        {
            return TypedResults.NotFound();
        }

        var pasted = PastedTable.Read(wanted, form["cells"].ToString());
        return Page(opened, next: ReportSheet.Nothing with { Cells = pasted.Cells }, pasted: pasted, typed: form["cells"].ToString());
    }

    private static async Task<IResult> WordsAsync(string organ, int year, HttpContext context, SignedIn signedIn, GongkaiDb db)
    {
        var (opened, form, stop) = await OpenAsync(organ, year, context, signedIn, db);
        if (opened is null)
        {
            return TypedResults.NotFound();
        }

        if (TakenFiles.Of(form) is not { } file)
        {
            return Page(opened, problem: "no-file");
        }

        try
        {
            var document = DocumentReader.Read(await TakenFiles.BytesAsync(file, stop), file.FileName, Limits, stop);
            var words = NarrativePaper.Read(document.Text, FormCatalogue.Default.Form(opened.Filing.Form));
            return words.Parts.IsEmpty ? Page(opened, problem: "no-parts") : Page(opened, next: words);
        }
        catch (NotReadableException error)
        {
            return Page(opened, taken: new IntakeResult(file.FileName, null, false, error.Reason.ToString(), error.Detail));
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

    private static async Task<(OpenedFiling? Opened, IFormCollection Form, CancellationToken Stop)> OpenAsync(string organ, int year, HttpContext context, SignedIn signedIn, GongkaiDb db)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var opened = await FilingAccess.OpenAsync(db, signedIn, organ, year, null, context.RequestAborted);
        return (opened is { IsNewest: true } && opened.May("import") ? opened : null, form, context.RequestAborted);
    }

    /// <summary>The ways into a draft, with what came of the last one.</summary>
    public static RazorComponentResult<ImportDocument> Page(OpenedFiling opened, Refusal? refusal = null, string? problem = null, IntakeResult? taken = null, ReportSheet? next = null, PastedTable? pasted = null, string? typed = null) =>
        new(new Dictionary<string, object?> { ["Opened"] = opened, ["Refusal"] = refusal, ["Problem"] = problem, ["Taken"] = taken, ["Next"] = next, ["Pasted"] = pasted, ["Typed"] = typed })
        {
            StatusCode = next is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };

    private static string Address(string organ, int year) => $"/office/reports/{organ}/{year.ToString(CultureInfo.InvariantCulture)}";
}
