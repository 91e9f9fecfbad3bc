using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Workflows;
using Gongkai.Disclosure;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Review;
using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Portal.Items;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Items;

/// <summary>An item with everything needed to decide on it: where it stands, what it says, what was found in its files, what was remarked, what was done.</summary>
public sealed partial class ItemWorkPage
{
    private const int MostLines = 100;
    private static readonly Workflow Flow = Workflow.Of("item");

    private InformationItem? Item;
    private ItemVersion Version = default!;
    private PublicItem Shown = default!;
    private string Body = "";
    private Refusal? Problem;
    private string? Tried;
    private bool MayWrite;
    private ReviewChain Chain = default!;
    private List<WorkAction> Acts = [];
    private List<ReviewStep> Steps = [];
    private List<ReviewRemark> Remarks = [];
    private List<ItemFile> Files = [];
    private List<LedgerEntry> History = [];
    private Dictionary<int, long> FileIds = [];
    private Dictionary<long, string> Names = [];

    /// <summary>Number.</summary>
    [Parameter]
    public long Id { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private ItemActForm Form { get; set; } = default!;

    [Inject]
    private GongkaiDb Db { get; set; } = default!;

    [Inject]
    private ItemRoom Room { get; set; } = default!;

    [Inject]
    private PublicItems Shelf { get; set; } = default!;

    [Inject]
    private SignedIn SignedIn { get; set; } = default!;

    private CancellationToken Aborted => Context.RequestAborted;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        Form ??= new ItemActForm();
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        Item = await Room.FindAsync(Id, SignedIn.OrganId, Aborted);
        if (Item is null)
        {
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Version = await Room.DraftAsync(Item, Aborted);
        Files = await Room.FilesAsync(Item, Aborted);
        FileIds = Files.ToDictionary(file => file.Position, file => file.Id);
        Shown = await Shelf.DraftAsync(Item, Version.Content, Files, Aborted);
        Chain = await ReviewChain.OfAsync(Db, Item.OrganId, Aborted);
        Steps = await Db.Set<ReviewStep>().AsNoTracking().Where(step => step.ItemId == Id && step.VersionNumber == Item.Draft).OrderBy(step => step.Id).ToListAsync(Aborted);
        Remarks = await Db.Set<ReviewRemark>().AsNoTracking().Where(remark => remark.ItemId == Id).OrderBy(remark => remark.Id).ToListAsync(Aborted);
        Body = PinnedBody.Mark(Version.Content.Body, Remarks.Where(remark => remark.Reply is null).Select(remark => (remark.Id, remark.Passage)));
        History = await Db.Set<LedgerEntry>().AsNoTracking().Where(line => line.Subject == Item.Subject).OrderByDescending(line => line.Id).Take(MostLines).ToListAsync(Aborted);
        var people = History.Select(line => line.OfficerId).OfType<long>().Concat(Steps.Select(step => step.OfficerId)).Concat(Remarks.Select(remark => remark.OfficerId)).Distinct().ToList();
        Names = await Db.Set<Officer>().AsNoTracking().Where(officer => people.Contains(officer.Id)).ToDictionaryAsync(officer => officer.Id, officer => officer.Name, Aborted);
        Acts = [.. PublishingDesk.OpenTo(SignedIn.Authority, Item, Version).Where(IsMyStep)];
        MayWrite = Flow.Action("save").Roles.Any(SignedIn.Roles.Contains);
    }

    // What the review asks now is for whoever holds the step.
    private bool IsMyStep(WorkAction action) =>
        action.Code is not ("approve" or "return" or "refer" or "resume") || SignedIn.Authority.Find(Item!.OrganId, Chain.Next(Steps).Role) is not null;

    private async Task ActAsync(string action)
    {
        if (Item is null)
        {
            return;
        }

        var desk = await Room.DeskAsync(Item.OrganId, Aborted);
        var answer = await ItemActs.DoAsync(desk, action, Id, Form, SignedIn.Authority, SignedIn.NewAct("", Item.OrganId, string.IsNullOrWhiteSpace(Form.Why) ? null : Form.Why.Trim()), Aborted);
        if (answer.Refusal is { } refusal)
        {
            (Problem, Tried) = (refusal, action);
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await LoadAsync();
            return;
        }

        // Steps of a review change nothing that the public sees.
        if (answer.Value is { } item && item.Indexed != item.Revision)
        {
            await Room.FollowAsync(Aborted);
        }

        Context.Response.Redirect(action is "correct" or "reopen" ? $"/office/items/{Id}/edit" : $"/office/items/{Id}");
        Context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }
}
