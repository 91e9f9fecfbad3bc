using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Catalogue;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Review;
using Gongkai.Storage;
using Gongkai.Web.Office.Conflicts;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Items;

/// <summary>The editor: what the public will read and how it is classed, then files, links and remarks. Works without scripts; nobody's newer save is run over.</summary>
public sealed partial class ItemEditPage
{
    private InformationItem? Item;
    private Refusal? Problem;
    private EditConflict? Conflict;
    private string? About;
    private ItemLinkKind AboutKind;
    private IReadOnlyList<DisclosureTopic> Topics = [];
    private List<ItemFile> Files = [];
    private List<DraftLink> Links = [];
    private List<DraftLink> Choices = [];
    private List<ReviewRemark> Remarks = [];

    /// <summary>Number; null for a new one.</summary>
    [Parameter]
    public long? Id { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "save")]
    private ItemForm? Form { get; set; }

    [SupplyParameterFromForm(FormName = "parts")]
    private ItemPartsForm? Part { get; set; }

    [SupplyParameterFromQuery(Name = "interprets")]
    private long? Interprets { get; set; }

    [SupplyParameterFromQuery(Name = "clarifies")]
    private long? Clarifies { get; set; }

    [SupplyParameterFromQuery(Name = "topic")]
    private string? Topic { get; set; }

    [SupplyParameterFromQuery(Name = "saved")]
    private string? Saved { get; set; }

    [Inject]
    private GongkaiDb Db { get; set; } = default!;

    [Inject]
    private ItemRoom Room { get; set; } = default!;

    [Inject]
    private AttachmentIntake Intake { get; set; } = default!;

    [Inject]
    private SignedIn SignedIn { get; set; } = default!;

    [Inject]
    private Portal.Items.PublicItems Shelf { get; set; } = default!;

    private CancellationToken Aborted => Context.RequestAborted;

    private string Address => Item is null ? "/office/items/new" + Context.Request.QueryString : $"/office/items/{Item.Id}/edit";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Part ??= new ItemPartsForm();
        var level = await Db.Set<Organ>().Where(organ => organ.Id == SignedIn.OrganId).Select(organ => organ.Level).SingleAsync(Aborted);
        Topics = [.. DisclosureCatalogue.Topics.Where(topic => topic.Concerns(level))];
        if (Id is { } id)
        {
            await LoadAsync(id);
            return;
        }

        Form ??= new ItemForm { MadeOn = SignedIn.Today, Topic = DisclosureCatalogue.Topic(Topic)?.Code, Title = DisclosureCatalogue.Topic(Topic) is { IsFrame: true } frame ? SignedIn.Workplace!.Name + frame.Zh : null };
        (AboutKind, var other) = Interprets is { } policy ? (ItemLinkKind.Interprets, policy) : (ItemLinkKind.Clarifies, Clarifies ?? 0);
        About = other == 0 ? null : await DraftLink.TitleAsync(Db, other, Aborted);
    }

    private async Task LoadAsync(long id)
    {
        Item = await Room.FindAsync(id, SignedIn.OrganId, Aborted);
        if (Item is null || Item.State is not ("draft" or "returned"))
        {
            Form = null;
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var version = await Room.DraftAsync(Item, Aborted);
        Form ??= ItemForm.Of(version.Content, Item.Revision, await Shelf.CoMakersAsync(id, Aborted));
        Files = await Room.FilesAsync(Item, Aborted);
        Links = await DraftLink.OfAsync(Db, id, Aborted);
        Choices = await DraftLink.ChoicesAsync(Db, SignedIn.OrganId, Aborted);
        Remarks = await Db.Set<ReviewRemark>().AsNoTracking().Where(remark => remark.ItemId == id && remark.Reply == null).OrderBy(remark => remark.Id).ToListAsync(Aborted);
    }

    private async Task SaveAsync()
    {
        if (await FillFromFileAsync())
        {
            return;
        }

        if (Form!.MadeOn is not { } madeOn)
        {
            Refuse(Refusal.Of("item.made-missing"));
            return;
        }

        var (makers, unknown) = await CoMakersAsync();
        if (unknown is not null)
        {
            Refuse(Refusal.Of("item.organ-missing", ("name", unknown)));
            return;
        }

        var desk = await Room.DeskAsync(SignedIn.OrganId, Aborted);
        var act = SignedIn.NewAct("", SignedIn.OrganId);
        var isNew = Item is null;
        var answer = Item is null
            ? await desk.CreateAsync(SignedIn.OrganId, Form.To(madeOn), SignedIn.Authority, act, Aborted)
            : await desk.SaveAsync(Item.Id, Form.Seen, Form.To(madeOn), SignedIn.Authority, act, Aborted);
        if (answer.Refusal is { Code: "item.changed" })
        {
            await ShowConflictAsync();
            return;
        }

        if (answer is { Refusal: null, Value: { } item } && !makers.ToHashSet().SetEquals(await Db.Set<ItemCoMaker>().Where(maker => maker.ItemId == item.Id).Select(maker => maker.OrganId).ToListAsync(Aborted)))
        {
            answer = await desk.SetCoMakersAsync(item.Id, makers, SignedIn.Authority, act, Aborted);
        }

        if (answer is { Refusal: null, Value: { } made } && isNew && (Interprets ?? Clarifies) is { } other && About is not null)
        {
            answer = await desk.LinkAsync(made.Id, AboutKind, other, SignedIn.Authority, act, Aborted);
        }

        if (answer is { Refusal: null, Value: { } ready } && Form.Then == "submit")
        {
            answer = await desk.SubmitAsync(ready.Id, SignedIn.Authority, act, Aborted);
            if (answer.Refusal is not null)
            {
                // It is saved all the same; what stands in the way is said over the editor.
                Form = null;
                await LoadAsync(ready.Id);
            }
        }

        Finish(answer, item => Form?.Then switch { "preview" => $"/office/items/{item.Id}/preview", "submit" => $"/office/items/{item.Id}", _ => $"/office/items/{item.Id}/edit?saved=1" });
    }

    // Takes title, number and text of a Word file into the editor, to be read over before anything is saved.
    private async Task<bool> FillFromFileAsync()
    {
        if (Form!.Then != "fill")
        {
            return false;
        }

        if (Context.Request.Form.Files.FirstOrDefault(file => file.Length > 0) is not { } sent)
        {
            return true;
        }

        using var bytes = new MemoryStream();
        await sent.CopyToAsync(bytes, Aborted);
        if (AttachmentIntake.Read(bytes.ToArray(), sent.FileName, Aborted) is not { } document)
        {
            Refuse(Refusal.Of("item.file-unreadable", ("name", sent.FileName)));
            return true;
        }

        var typed = TypedFromFile.Of(document);
        Form.Title = string.IsNullOrWhiteSpace(Form.Title) ? typed.Title : Form.Title;
        Form.DocumentNumber = string.IsNullOrWhiteSpace(Form.DocumentNumber) ? typed.DocumentNumber : Form.DocumentNumber;
        Form.Body = typed.Body;
        return true;
    }

    private async Task<(List<long> Makers, string? Unknown)> CoMakersAsync()
    {
        var names = Form!.CoMakerNames;
        var known = await Db.Set<Organ>().AsNoTracking().Where(organ => names.Contains(organ.Name)).Select(organ => new { organ.Id, organ.Name }).ToListAsync(Aborted);
        return ([.. known.Select(organ => organ.Id).Where(organ => organ != SignedIn.OrganId)], names.FirstOrDefault(name => known.TrueForAll(organ => organ.Name != name)));
    }

    private async Task ShowConflictAsync()
    {
        Db.ChangeTracker.Clear();
        var now = (await Room.FindAsync(Item!.Id, SignedIn.OrganId, Aborted))!;
        var version = await Room.DraftAsync(now, Aborted);
        var (mine, theirs) = (Form!, ItemForm.Of(version.Content, now.Revision, await Shelf.CoMakersAsync(now.Id, Aborted)));
        var who = await Db.Set<Officer>().Where(officer => officer.Id == version.AuthorId).Select(officer => officer.Name).FirstOrDefaultAsync(Aborted);
        Conflict = new EditConflict(who, "Form.Seen", now.Revision.ToString(CultureInfo.InvariantCulture),
        [
            .. ItemFields.All.Select(field => new ConflictField($"Form.{field.Name}", Words["field." + field.Name], field.Of(mine), field.Of(theirs))),
        ]);
        Context.Response.StatusCode = StatusCodes.Status409Conflict;
    }

    private async Task AttachAsync()
    {
        var desk = await Room.DeskAsync(SignedIn.OrganId, Aborted);
        Answer<InformationItem> answer = Item!;
        foreach (var sent in Context.Request.Form.Files.Where(file => file.Length > 0))
        {
            var taken = await Intake.TakeAsync(sent, Aborted);
            answer = await desk.AttachAsync(Item!.Id, taken.Name, taken.Sha256, taken.Size, taken.Text, taken.Verdict, SignedIn.Authority, SignedIn.NewAct("", SignedIn.OrganId), Aborted);
            if (answer.Refusal is not null)
            {
                break;
            }
        }

        Finish(answer, item => $"/office/items/{item.Id}/edit#files");
    }

    private async Task ChangePartsAsync()
    {
        var (desk, act) = (await Room.DeskAsync(SignedIn.OrganId, Aborted), SignedIn.NewAct("", SignedIn.OrganId));
        var (officer, id) = (SignedIn.Authority, Item!.Id);
        Answer<InformationItem> answer =
            Part!.Detach is { } file ? await desk.DetachAsync(id, file, officer, act, Aborted)
            : Part.Unlink is { } link ? await desk.UnlinkAsync(id, link, officer, act, Aborted)
            : Part.Remark is { } remark ? await desk.ReplyAsync(id, remark, Context.Request.Form[$"Reply-{remark}"].ToString(), officer, act, Aborted)
            : await DraftLink.FindAsync(Db, SignedIn.OrganId, Part.Other, Aborted) is { } other ? await desk.LinkAsync(id, Part.Kind, other, officer, act, Aborted)
            : Refusal.Of("item.link-missing", ("name", Part.Other ?? ""), ("example", Item.IndexNumber));
        Finish(answer, item => $"/office/items/{item.Id}/edit");
    }

    private void Refuse(Refusal refusal)
    {
        Problem = refusal;
        Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private void Finish(Answer<InformationItem> answer, Func<InformationItem, string> address)
    {
        if (answer.Refusal is { } refusal)
        {
            Refuse(refusal);
            return;
        }

        Context.Response.Redirect(address(answer.Value!));
        Context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }
}
