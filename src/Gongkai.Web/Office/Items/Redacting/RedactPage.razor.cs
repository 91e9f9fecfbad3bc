using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies.Personal;
using Gongkai.Disclosure;
using Gongkai.Disclosure.Items;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Redacting;
using Gongkai.Storage;
using Gongkai.Storage.Files;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Items.Redacting;

/// <content>What the form of marks does.</content>
public sealed partial class RedactPage
{
    private const int MostListed = 50;
    private const int MostMarks = 500;

    private static readonly ImmutableArray<LeakRule> Patterns = [.. LeakRules.All.Where(rule => rule.Id.StartsWith("personal.", StringComparison.Ordinal))];

    private readonly List<string> Marks = [];
    private ItemFile? File;
    private byte[] Bytes = [];
    private ImmutableArray<MarkingPage> Pages = [];
    private MarkingPage? Shown;
    private RedactionPreview? Preview;
    private string? Problem;
    private string Ground = RedactionGrounds.All[0].Id;

    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public long FileId { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private ItemRoom Room { get; set; } = default!;

    [Inject]
    private AttachmentIntake Intake { get; set; } = default!;

    [Inject]
    private GongkaiDb Db { get; set; } = default!;

    [Inject]
    private SignedIn SignedIn { get; set; } = default!;

    [Inject]
    private PersonalKeys Keys { get; set; } = default!;

    [Inject]
    private FileStore Store { get; set; } = default!;

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    private string Address => $"/office/items/{Id}/files/{FileId}/redact";

    private bool IsSheet => File!.Name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    private bool IsPicture => !Pages.IsEmpty && !File!.Name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<PageRectangle> Boxes => Marked.OfType<RegionMark>().Where(mark => mark.Page == Shown!.Number).Select(mark => mark.Rectangle)
        .Concat(Marked.OfType<PageMark>().Where(mark => mark.Page == Shown!.Number).Select(_ => new PageRectangle(0, 0, Shown!.Width, Shown.Height)))
        .Concat((Preview?.Places ?? []).Where(place => place.Where is { Rectangle: not null } where && (where.Page ?? 1) == Shown!.Number).Select(place => place.Where.Rectangle!.Value)).Distinct();

    private IReadOnlyList<RedactionMark> Marked => [.. Marks.Select(RedactionMarkText.Parse).OfType<RedactionMark>()];

    protected override async Task OnInitializedAsync()
    {
        var stop = Context.RequestAborted;
        File = await DraftFiles.FindAsync(Db, Id, FileId, SignedIn.OrganId, stop);
        var item = await Room.FindAsync(Id, SignedIn.OrganId, stop);
        if (File is null || item is null || File.VersionNumber != item.Draft || !PublishingDesk.OpenTo(SignedIn.Authority, item, await Room.DraftAsync(item, stop)).Any(action => action.Code == "save"))
        {
            File = null;
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Bytes = await Intake.BytesAsync(File.Sha256, stop);
        try
        {
            Pages = MarkingPages.Of(Bytes, File.Name);
        }
        catch (RedactionRefusedException refused)
        {
            Refuse(refused);
        }

        Shown = Pages.FirstOrDefault();
    }

    private async Task DoAsync()
    {
        var form = await Context.Request.ReadFormAsync(Context.RequestAborted);
        Marks.AddRange(form["mark"].OfType<string>().Where(mark => RedactionMarkText.Parse(mark) is not null).Take(MostMarks));
        Ground = RedactionGrounds.Find(form["ground"].ToString())?.Id ?? Ground;
        Shown = Pages.FirstOrDefault(page => page.Number.ToString(CultureInfo.InvariantCulture) == form["page"]) ?? Shown;
        var what = form["do"].ToString();
        if (what.StartsWith("remove-", StringComparison.Ordinal) && int.TryParse(what[7..], CultureInfo.InvariantCulture, out var number) && number < Marks.Count)
        {
            Marks.RemoveAt(number);
        }
        else if (what.StartsWith("turn-", StringComparison.Ordinal))
        {
            Shown = Pages.FirstOrDefault(page => page.Number.ToString(CultureInfo.InvariantCulture) == what[5..]) ?? Shown;
        }
        else if (what != "make")
        {
            Add(what, form);
        }

        if (Marks.Count > 0)
        {
            Show();
        }

        if (what == "make" && Problem is null)
        {
            await MakeAsync();
        }
    }

    private void Add(string what, IFormCollection form)
    {
        var place = what switch
        {
            "region" => $"{form["page"]}:{form["x"]},{form["y"]},{form["width"]},{form["height"]}",
            "page" => form["page"].ToString(),
            _ => form[what].ToString().Trim(),
        };
        // A region of a picture stands on its only page.
        var mark = $"{Ground}@{(what == "region" ? "page" : what)}={place}";
        if (RedactionMarkText.Parse(mark) is null)
        {
            Problem = Words[what == "region" ? "bad-region" : "bad-mark"];
        }
        else if (!Marks.Contains(mark) && Marks.Count < MostMarks)
        {
            Marks.Add(mark);
        }
    }

    // A mark that fits nothing is said at once; the others stay.
    private void Show()
    {
        try
        {
            Preview = FileRedactor.Preview(Bytes, File!.Name, [.. Marked], cancellation: Context.RequestAborted);
        }
        catch (RedactionRefusedException refused)
        {
            Refuse(refused);
        }
    }

    private async Task MakeAsync()
    {
        var stop = Context.RequestAborted;
        if (Bytes.Length > SealedOriginal.MostBytes)
        {
            Refuse(new RedactionRefusedException(RedactionRefusal.TooLarge));
            return;
        }

        try
        {
            var redaction = FileRedactor.Redact(Bytes, File!.Name, [.. Marked], cancellation: stop);
            var taken = await Intake.TakeAsync(redaction.Bytes, redaction.Name, stop);
            var copy = new RedactedCopy(taken.Name, taken.Sha256, taken.Size, taken.Text, taken.Verdict);
            var act = SignedIn.NewAct("", SignedIn.OrganId);
            var original = SealedOriginal.Of(Id, File.Name, Bytes, string.Join('\n', Marks), taken.Sha256, Keys, act);
            var answer = await (await Room.DeskAsync(SignedIn.OrganId, stop)).RedactAsync(Id, FileId, copy, original, SignedIn.Authority, act, stop);
            if (answer.Refusal is { } refusal)
            {
                Problem = refusal.In(Culture);
                Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return;
            }

            await FileAudit.ForgetUnnamedAsync(Db, Store, File.Sha256, stop);
            var redacted = await Db.Set<ItemFile>().Where(file => file.ItemId == Id && file.VersionNumber == File.VersionNumber && file.Sha256 == copy.Sha256).Select(file => file.Id).FirstAsync(stop);
            Context.Response.Redirect($"/office/items/{Id}/files/{redacted}");
            Context.Response.StatusCode = StatusCodes.Status303SeeOther;
        }
        catch (RedactionRefusedException refused)
        {
            Refuse(refused);
        }
    }

    private void Refuse(RedactionRefusedException refused)
    {
        Problem = Words[$"refused.{refused.Reason}", refused.Detail];
        Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private string Said(string text)
    {
        var mark = RedactionMarkText.Parse(text)!;
        var ground = RedactionGrounds.Find(mark.Ground)!.Title.For(Culture);
        var what = mark switch
        {
            WordsMark words => Words["said.words", words.Words].Value,
            PatternMark pattern => Words["said.pattern", LeakRules.Describe(pattern.Pattern).Title.For(Culture)].Value,
            RegionMark region => Words["said.region", region.Page, region.Rectangle].Value,
            PageMark page => Words["said.page", page.Page].Value,
            CellMark cell => Words["said.cell", cell.Sheet.Length == 0 ? cell.Range : $"{cell.Sheet}!{cell.Range}"].Value,
            _ => text[(text.IndexOf('@', StringComparison.Ordinal) + 1)..],
        };
        return $"{what}（{ground}）";
    }

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
