using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Storage.Accounts;
using Gongkai.Web.Office.Conflicts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Settings;

/// <summary>One officer: name, roles, deputies, account.</summary>
public sealed partial class PersonPage
{
    private Officer? Officer;
    private Account? Account;
    private List<Post> Posts = [];
    private bool IsMine;
    private string? Problem;
    private string? Sent;
    private EditConflict? Conflict;

    /// <summary>Number.</summary>
    [Parameter]
    public long Id { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "person")]
    private PersonForm? Person { get; set; }

    [SupplyParameterFromForm(FormName = "appoint")]
    private AppointForm? Appoint { get; set; }

    [SupplyParameterFromForm]
    private AccountForm? Open { get; set; }

    [SupplyParameterFromForm]
    private string? LeaveOn { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        (Appoint, Open) = (Appoint ?? new(), Open ?? new());
        Officer = await (await Reach.OfficersAsync(Context.RequestAborted)).FirstOrDefaultAsync(officer => officer.Id == Id, Context.RequestAborted);
        if (Officer is null)
        {
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Person ??= new PersonForm { Name = Officer.Name, Position = Officer.Position, Version = Officer.Version };
        Account = await Db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(account => account.OfficerId == Id, Context.RequestAborted);
        var posts = await (from appointment in Db.Set<Appointment>().AsNoTracking()
                           join organ in Db.Set<Organ>() on appointment.OrganId equals organ.Id
                           where appointment.OfficerId == Id && appointment.Until == null
                           orderby organ.Id, appointment.Id
                           select new { appointment.Id, appointment.OrganId, organ.Name, appointment.Role, appointment.From }).ToListAsync(Context.RequestAborted);
        foreach (var post in posts)
        {
            Posts.Add(new Post(post.Id, post.OrganId, post.Name, post.Role, post.From, await Reach.HoldsAsync(post.OrganId, Context.RequestAborted)));
        }

        // Somebody without any role is nobody's yet, and any administrator may take him on.
        IsMine = Officer.LeftOn is null && Posts.All(post => post.IsMine);
    }

    private async Task AmendAsync()
    {
        var desk = new OfficerDesk(Db);
        var answer = IsMine ? await desk.AmendAsync(Id, Person!.Name ?? "", Person.Position, Person.Version, SignedIn.NewAct("officer.amend", OrganOfActs), Context.RequestAborted) : Refusal.Of("officer.reach");
        if (answer.Refusal?.Code == "work.changed")
        {
            Conflict = new EditConflict(answer.Refusal.Values.FirstOrDefault(value => value.Place == "who").Value, "Person.Version", Officer!.Version.ToString(CultureInfo.InvariantCulture),
            [
                new ConflictField("Person.Name", Words["name"], Person!.Name, Officer.Name),
                new ConflictField("Person.Position", Words["position"], Person.Position, Officer.Position),
            ]);
        }

        Finish(answer.Refusal);
    }

    private async Task RelieveAsync(Post post)
    {
        if (post.IsMine)
        {
            await new OfficerDesk(Db).RelieveAsync(post.Id, SignedIn.Today.AddDays(-1), SignedIn.NewAct("officer.relieve", post.OrganId), Context.RequestAborted);
        }

        Finish(post.IsMine ? null : Refusal.Of("officer.reach"));
    }

    private async Task AppointAsync()
    {
        Sent = "appoint";
        var organ = await Reach.FindAsync(Appoint!.Organ ?? "", Context.RequestAborted);
        if (organ is null)
        {
            Problem = Words["unknown", Appoint.Organ ?? ""];
            return;
        }

        var refusal = await Reach.HoldsAsync(organ.Id, Context.RequestAborted) ? null : Refusal.Of("officer.reach");
        foreach (var role in refusal is null ? Appoint.Roles.Distinct() : [])
        {
            refusal ??= (await new OfficerDesk(Db).AppointAsync(Id, organ.Id, role, SignedIn.Today, SignedIn.NewAct("officer.appoint", organ.Id), Context.RequestAborted)).Refusal;
        }

        Finish(refusal);
    }

    private async Task OpenAsync() =>
        Finish(IsMine ? (await Accounts.OpenAsync(Id, Open!.User ?? "", Open.Password ?? "", SignedIn.NewAct("account.open", OrganOfActs), Context.RequestAborted)).Refusal : Refusal.Of("officer.reach"));

    private async Task ResetAsync()
    {
        var refusal = IsMine ? (await Accounts.SetPasswordAsync(Account!.Id, Open!.Password ?? "", SignedIn.NewAct("account.password", OrganOfActs), Context.RequestAborted)).Refusal : Refusal.Of("officer.reach");
        if (refusal is null && Account!.TwoFactorEnabled)
        {
            // Whoever lost his phone is let in again by the new password alone.
            await Means.StopCodesAsync(Account.Id, null, SignedIn.NewAct("account.no-codes", OrganOfActs), Context.RequestAborted);
        }

        Finish(refusal);
    }

    private async Task CloseAsync()
    {
        var isOpen = Account!.ClosedAt is null;
        var act = SignedIn.NewAct(isOpen ? "account.close" : "account.reopen", OrganOfActs);
        var refusal = !IsMine ? Refusal.Of("officer.reach")
            : isOpen && Account.Id == SignedIn.AccountId ? Refusal.Of("account.own")
            : (isOpen ? await Accounts.CloseAsync(Account.Id, act, Context.RequestAborted) : await Accounts.ReopenAsync(Account.Id, act, Context.RequestAborted)).Refusal;
        Finish(refusal);
    }

    private async Task LeaveAsync()
    {
        if (!IsMine || Id == SignedIn.OfficerId || !DateOnly.TryParse(LeaveOn, CultureInfo.InvariantCulture, out var on))
        {
            Problem = Words["leave.refused"];
            return;
        }

        await new OfficerDesk(Db).LeaveAsync(Id, on, SignedIn.NewAct("officer.leave", OrganOfActs), Context.RequestAborted);
        Finish(null);
    }

    private long OrganOfActs => Posts.Count > 0 ? Posts[0].OrganId : SignedIn.OrganId;

    private void Finish(Refusal? refusal)
    {
        Problem = Conflict is null ? refusal?.In(CultureInfo.CurrentUICulture) : null;
        if (refusal is null)
        {
            Navigation.NavigateTo($"/office/settings/people/{Id}");
        }
    }

    private sealed record Post(long Id, long OrganId, string Organ, Role Role, DateOnly From, bool IsMine);

    private sealed class PersonForm
    {
        public string? Name { get; set; }

        public string? Position { get; set; }

        public int Version { get; set; }
    }

    private sealed class AppointForm
    {
        public string? Organ { get; set; }

        // A role that does not exist makes none of the list.
        public List<Role> Roles { get; set => field = value ?? []; } = [];
    }

    private sealed class AccountForm
    {
        public string? User { get; set; }

        public string? Password { get; set; }
    }
}
