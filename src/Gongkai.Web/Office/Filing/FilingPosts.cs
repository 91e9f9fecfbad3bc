using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Reports.Checks;
using Gongkai.Storage;
using Gongkai.Web.Office.Reports;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Filing;

/// <summary>The forms of the January desk. Each is one act at the desk; a refusal gives the page back with everything typed still in it.</summary>
internal static class FilingPosts
{
    public const string Start = "/office/reports/start";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Start, StartAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        PostedReport.Map(routes, "save", SaveAsync);
        PostedReport.Map(routes, "act", ActAsync);
    }

    private static async Task<IResult> StartAsync(HttpContext context, SignedIn signedIn, GongkaiDb db, ReportIntake intake)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var organ = await db.Set<Organ>().AsNoTracking().SingleOrDefaultAsync(organ => organ.Id == signedIn.OrganId, context.RequestAborted);
        if (organ is null || !int.TryParse(form["year"], CultureInfo.InvariantCulture, out var year))
        {
            return TypedResults.BadRequest();
        }

        var answer = await new ReportDesk(db).StartAsync(organ.Id, year, FilingAccess.ScopeOf(organ), null, signedIn.NewAct("report.start", organ.Id), context.RequestAborted);
        if (answer.Refusal is null && TakenFiles.Of(form) is { } file)
        {
            var taken = await TakenFiles.TakeAsync(intake, file, context.RequestAborted);
            if (taken.Line is not { } line)
            {
                return ImportPosts.Page((await FilingAccess.OpenAsync(db, signedIn, organ.Code, year, null, context.RequestAborted))!, taken: taken);
            }

            answer = await new ReportDesk(db).TakePreviousAsync(answer.Done.Id, line.Id, signedIn.NewAct("report.import", organ.Id), context.RequestAborted);
        }

        return answer.Refusal is { Code: not "report.exists" } refusal
            ? new RazorComponentResult<MyReportsDocument>(new Dictionary<string, object?> { ["Refusal"] = refusal }) { StatusCode = StatusCodes.Status422UnprocessableEntity }
            : new SeeOtherResult(string.Create(CultureInfo.InvariantCulture, $"/office/reports/{organ.Code}/{year}"));
    }

    // Saved first, whatever the button: what was typed is never left behind by it.
    private static async Task<IResult> SaveAsync(PostedReport posted)
    {
        var (opened, form, desk, stop) = (posted.Opened, posted.Form, posted.Desk, posted.Stop);
        var act = posted.NewAct("report.save");
        var typed = FilingForm.Read(form);
        if (form["keep"].ToString().Length > 0)
        {
            return await desk.KeepTypedAsync(posted.Id, typed, (int)Number(form["revision"]), act, stop) is { Refusal: null } ? TypedResults.NoContent() : TypedResults.Conflict();
        }

        var merge = SheetMerge.Of(FilingForm.Unpack(form[FilingForm.Began]) ?? typed, typed, ReportSheet.Of(opened.Filing.Bound));
        if (merge.Conflicts.Length > 0)
        {
            return PostedReport.Again(opened, merge.Sheet, null, merge.Conflicts);
        }

        var altered = merge.Sheet.ChangesOf(opened.Filing.Bound);
        var filling = form["fill"].ToString() switch { "sums" => Filling.Sums, "words" => Filling.Words, _ => Filling.None };
        var saved = await desk.SaveAsync(posted.Id, merge.Sheet, opened.Filing.Revision, filling, act, stop);
        if (saved.Refusal is { } refusal)
        {
            return posted.Again(refusal, merge.Sheet);
        }

        if (int.TryParse(form["zero"], CultureInfo.InvariantCulture, out var table))
        {
            saved = await desk.ConfirmRestAsync(posted.Id, table, saved.Done.Revision, act, stop);
        }
        else if (form["submit"].ToString().Length > 0)
        {
            saved = await desk.SubmitAsync(posted.Id, act, stop);
        }

        if (saved.Refusal is null && altered.IsEmpty)
        {
            return posted.Go(form["zero"].ToString() is { Length: > 0 } number ? $"#table-{number}" : "");
        }

        var now = await posted.ReopenAsync();
        return PostedReport.Again(now, ReportSheet.Of(now.Filing.Bound), saved.Refusal, [], altered);
    }

    private static async Task<IResult> ActAsync(PostedReport posted)
    {
        if (posted.Form["do"] == "drop-typed")
        {
            await posted.Desk.DropTypedAsync(posted.Id, posted.SignedIn.OfficerId, posted.Stop);
            return posted.Go();
        }

        return posted.Show(await DoAsync(posted.Desk, posted.Opened, posted.Form, posted.SignedIn, posted.Stop));
    }

    private static Task<Answer<ReportFiling>> DoAsync(ReportDesk desk, OpenedFiling opened, IFormCollection form, SignedIn signedIn, CancellationToken stop)
    {
        var id = opened.Filing.Id;
        var why = form["why"].ToString() is { Length: > 0 } said ? said : null;
        var act = signedIn.NewAct("report", opened.Organ.Id, why);
        return form["do"].ToString() switch
        {
            "submit" => desk.SubmitAsync(id, act, stop),
            "recall" => desk.RecallAsync(id, act, stop),
            "pass" => desk.PassAsync(id, act, stop),
            "send-back" => desk.SendBackAsync(id, act, stop),
            "sign" => desk.SignAsync(id, opened.Filing.Revision, act, stop),
            "withdraw" => desk.WithdrawAsync(id, act, stop),
            "file" => desk.FileAsync(id, act, stop),
            "publish" => desk.PublishAsync(id, form["where"], act, stop),
            "correct" => desk.CorrectAsync(id, act, stop),
            "abandon" => desk.AbandonAsync(id, act, stop),
            "confirm-read" => desk.ConfirmReadAsync(id, [.. form["confirm"].OfType<string>()], act, stop),
            "remark" => desk.RemarkAsync(id, form["place"].ToString(), form["words"].ToString(), null, act, stop),
            "return" => desk.ReturnAsync(id, act, stop),
            "accept" => desk.AcceptAsync(id, act, stop),
            "explain" => desk.ExplainAsync(id, form["rule"].ToString(), Enum.TryParse<ExplanationKind>(form["kind"], out var kind) ? kind : default, form["words"].ToString(), form["place"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries), act, stop),
            "accept-explanation" => desk.JudgeExplanationAsync(id, Number(form["explanation"]), ExplanationVerdict.Accepted, act, stop),
            "decline-explanation" => desk.JudgeExplanationAsync(id, Number(form["explanation"]), ExplanationVerdict.Declined, act, stop),
            _ => Task.FromResult<Answer<ReportFiling>>(Refusal.Of("report.none")),
        };
    }

    private static long Number(string? text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
