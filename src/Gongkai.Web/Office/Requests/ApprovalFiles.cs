using System.Globalization;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Personal;
using Gongkai.Documents.Writing;
using Gongkai.Requests;
using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Portal.Requests;
using Gongkai.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Gongkai.Web.Office.Requests;

/// <summary>The sheet that goes along with a reply in the house 审查呈批单, as a Word file to print and sign.</summary>
internal static class ApprovalFiles
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");
    private static readonly string[] Steps = ["draft", "return", "pass-office", "pass-legal", "pass-secrecy", "sign"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/office/requests/{number}/approval.docx", GetAsync);

    private static async Task<Results<FileContentHttpResult, NotFound>> GetAsync(string number, HttpContext context, GongkaiDb db, PersonalKeys keys, SignedIn signedIn, RequestRoom room, IStringLocalizer<CasePage> words)
    {
        context.Response.Headers.CacheControl = "no-store";
        var request = await RequestDesk.Cases(db).AsNoTracking().FirstOrDefaultAsync(request => request.Number == number && request.OrganId == signedIn.OrganId, context.RequestAborted);
        if (request?.Decision is not { } decision)
        {
            return TypedResults.NotFound();
        }

        // The sheet is in Chinese, whatever the page is in: it goes into the file.
        CultureInfo.CurrentUICulture = Chinese;
        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == request.OrganId, context.RequestAborted);
        var ids = request.Events.Select(happened => happened.OfficerId).OfType<long>().Distinct().ToList();
        var names = await db.Set<Officer>().AsNoTracking().Where(officer => ids.Contains(officer.Id)).ToDictionaryAsync(officer => officer.Id, officer => officer.Name, context.RequestAborted);
        var (draft, ground) = (decision.DraftWith(keys), Ground.Find(decision.Ground)!);
        var preview = await (await room.DeskAsync(context.RequestAborted)).PreviewAsync(request, draft, signedIn.Today, context.RequestAborted);
        var blocks = ApprovalSheet.Lay(
            organ.Name, words["sheet"],
            [
                (words["sheet.number"], request.Number), (words["applicant"], $"{request.Applicant!.Open(keys).Masked.Name}（{request.ApplicantKind.In(Chinese)}）"),
                (words["sheet.received"], request.ReceivedOn is { } received ? Moments.Day(received) : ""), (words["sheet.due"], request.DueOn is { } due ? Moments.Day(due) : ""),
                (words["draft.ground"], ground.In(Chinese)), (words["counts"], ground.OutcomeOn(signedIn.Today)?.In(Chinese) ?? words["counts.not"]),
            ],
            [
                (words["wanted"], request.WantedWith(keys)),
                (words["sheet.proposal"], preview.Value is { } letter ? string.Join('\n', letter.Paragraphs) : draft.Reason ?? ""),
                (words["draft.files"], string.Join('、', draft.Files.Select(file => file.Name))),
            ],
            [.. request.Events.Where(happened => happened.Round == request.Round && Steps.Contains(happened.Action)).Select(happened => new ApprovalStep(
                ActCatalogue.NameOf($"request.{happened.Action}", Chinese), happened.OfficerId is { } id ? names.GetValueOrDefault(id) : null, happened.On, request.NoteWith(happened, keys)))]);
        using var file = new MemoryStream();
        DocxWriter.Write(blocks, file);
        return TypedResults.File(file.ToArray(), Word, $"{words["sheet"].Value}-{request.Number}.docx");
    }
}
