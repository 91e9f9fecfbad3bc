using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Settings;

/// <summary>One organ: where it stands, what became of it, who works there.</summary>
public sealed partial class OrganPage
{
    private readonly List<(OrganTree Tree, Organ Above)> Above = [];
    private Organ? Organ;
    private List<OrganChange> Changes = [];
    private List<Person> People = [];
    private int Below;
    private bool IsMine;
    private string? Problem;
    private string? Sent;

    /// <summary>Its address word.</summary>
    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "place")]
    private ChangeForm? Place { get; set; }

    [SupplyParameterFromForm(FormName = "rename")]
    private ChangeForm? Rename { get; set; }

    [SupplyParameterFromForm(FormName = "end")]
    private ChangeForm? End { get; set; }

    [SupplyParameterFromForm(FormName = "split")]
    private ChangeForm? Split { get; set; }

    private string Today => SignedIn.Today.ToString("O", CultureInfo.InvariantCulture);

    private OrganDesk Desk => new(Db);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        (Place, Rename, End, Split) = (Place ?? new(), Rename ?? new(), End ?? new(), Split ?? new());
        var register = new OrganRegister(Db);
        Organ = await register.FindAsync(Code, Context.RequestAborted);
        if (Organ is null)
        {
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        IsMine = await Reach.HoldsAsync(Organ.Id, Context.RequestAborted);
        foreach (var tree in Enum.GetValues<OrganTree>())
        {
            if (await register.ParentAsync(Organ.Id, tree, SignedIn.Today, Context.RequestAborted) is { } parent)
            {
                Above.Add((tree, await Db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == parent, Context.RequestAborted)));
            }
        }

        Below = (await register.BelowAsync(Organ.Id, OrganTree.Territorial, SignedIn.Today, Context.RequestAborted)).Count;
        Changes = await Db.Set<OrganChange>().AsNoTracking().Where(change => change.OrganId == Organ.Id).OrderBy(change => change.On).Take(100).ToListAsync(Context.RequestAborted);
        People = await PeopleAsync(Organ.Id);
    }

    private async Task<List<Person>> PeopleAsync(long organ)
    {
        var rows = await (from appointment in Db.Set<Appointment>().AsNoTracking()
                          join officer in Db.Set<Officer>() on appointment.OfficerId equals officer.Id
                          where appointment.OrganId == organ && appointment.Until == null
                          orderby officer.Id
                          select new { officer.Id, officer.Name, appointment.Role }).Take(500).ToListAsync(Context.RequestAborted);
        return [.. rows.GroupBy(row => (row.Id, row.Name)).Select(person => new Person(person.Key.Id, person.Key.Name, [.. person.Select(row => row.Role).Order()]))];
    }

    private Task PlaceAsync() => ChangeAsync("place", Place!, needsOther: true, async (on, other) =>
        (await Desk.PlaceAsync(Organ!.Id, Place!.Tree, other!.Id, on, NewAct("organ.place"), Context.RequestAborted)).Refusal);

    private Task RenameAsync() => ChangeAsync("rename", Rename!, needsOther: null, async (on, _) =>
        (await Desk.RenameAsync(Organ!.Id, Rename!.Other ?? "", on, Rename.Basis, NewAct("organ.rename"), Context.RequestAborted)).Refusal);

    private Task EndAsync() => ChangeAsync("end", End!, needsOther: false, async (on, other) => other is null
        ? (await Desk.DissolveAsync(Organ!.Id, on, End!.Basis, NewAct("organ.dissolve"), Context.RequestAborted)).Refusal
        : (await Desk.MergeAsync(Organ!.Id, other.Id, on, End!.Basis, NewAct("organ.merge"), Context.RequestAborted)).Refusal);

    private Task SplitAsync() => ChangeAsync("split", Split!, needsOther: true, async (on, other) =>
        (await Desk.SplitAsync(Organ!.Id, other!.Id, on, Split!.Basis, NewAct("organ.split"), Context.RequestAborted)).Refusal);

    // What all changes have in common: the day, the other organ, and the way back to the page.
    private async Task ChangeAsync(string sent, ChangeForm form, bool? needsOther, Func<DateOnly, Organ?, Task<Refusal?>> change)
    {
        Sent = sent;
        var other = needsOther is null || string.IsNullOrWhiteSpace(form.Other) ? null : await Reach.FindAsync(form.Other, Context.RequestAborted);
        Problem = !IsMine ? Words["reach"].Value
            : !DateOnly.TryParse(form.On, CultureInfo.InvariantCulture, out var on) ? Words["day"].Value
            : needsOther is not null && other is null && (needsOther.Value || !string.IsNullOrWhiteSpace(form.Other)) ? Words["unknown", form.Other ?? ""].Value
            : (await change(on, other))?.In(CultureInfo.CurrentUICulture);
        if (Problem is null)
        {
            Navigation.NavigateTo($"/office/settings/organs/{Code}");
        }
    }

    private Act NewAct(string kind) => SignedIn.NewAct(kind, Organ!.Id);

    private sealed record Person(long Id, string Name, List<Role> Roles);

    private sealed class ChangeForm
    {
        public OrganTree Tree { get; set; } = OrganTree.Competent;

        public string? Other { get; set; }

        public string? On { get; set; }

        public string? Basis { get; set; }
    }
}
