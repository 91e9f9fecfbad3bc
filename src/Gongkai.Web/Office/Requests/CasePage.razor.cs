using Gongkai.Agencies;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Personal;
using Gongkai.Agencies.Workflows;
using Gongkai.Requests;
using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Portal.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Requests;

/// <summary>A case with everything needed to go on with it. Who asks is masked until somebody says what for he looks.</summary>
public sealed partial class CasePage
{
    private const int MostOrgans = 200;
    private InformationRequest? Case;
    private Refusal? Problem;
    private string? Tried;
    private bool IsUnmasked;
    private bool IsNumberOdd;
    private ApplicantData Shown = new("");
    private ClockAnswer? Clock;
    private WorkCalendar Calendar = WorkCalendar.National;
    private List<WorkAction> Acts = [];
    private List<Letter> Letters = [];
    private List<Dispute> Disputes = [];
    private List<CasePaper> Papers = [];
    private IReadOnlyList<string> Beside = [];
    private Likeness? Like;
    private HouseDates? House;
    private string? JoinedTo;
    private List<string> Organs = [];
    private List<(long Id, string Name)> Officers = [];
    private Dictionary<long, string> Names = [];

    [Parameter]
    public string Number { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private CaseActForm Form { get; set; } = default!;

    [Inject]
    private GongkaiDb Db { get; set; } = default!;

    [Inject]
    private PersonalKeys Keys { get; set; } = default!;

    [Inject]
    private RequestRoom Room { get; set; } = default!;

    [Inject]
    private SignedIn SignedIn { get; set; } = default!;

    private CancellationToken Aborted => Context.RequestAborted;

    protected override Task OnInitializedAsync()
    {
        Form ??= new CaseActForm();
        return LoadAsync();
    }

    // A case of another organ is as if it were not there.
    private async Task LoadAsync()
    {
        Case = await RequestDesk.Cases(Db).AsNoTracking().FirstOrDefaultAsync(request => request.Number == Number && request.OrganId == SignedIn.OrganId, Aborted);
        if (Case is null)
        {
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var division = await Db.Set<Organ>().Where(organ => organ.Id == Case.OrganId).Select(organ => organ.Division).SingleAsync(Aborted);
        Calendar = (await Room.CalendarAsync(Aborted)).InRegion(division);
        Clock = Case.Clock(Calendar);
        var applicant = Case.Applicant!.Open(Keys);
        (Shown, IsNumberOdd) = (applicant.Masked, IdentityNumbers.LooksWrong(applicant.IdentityNumber));
        Acts = [.. RequestState.Workflow.OpenTo(SignedIn.Authority, Case.State, Case.OrganId, null)];
        Letters = await Db.Set<Letter>().AsNoTracking().Where(letter => letter.RequestId == Case.Id).OrderBy(letter => letter.Id).ToListAsync(Aborted);
        Disputes = await Db.Set<Dispute>().AsNoTracking().Where(dispute => dispute.RequestId == Case.Id && dispute.RedoBy != null && !dispute.IsRedoOpened).ToListAsync(Aborted);
        Papers = await Db.Set<Enclosure>().AsNoTracking().Where(enclosure => enclosure.RequestId == Case.Id && enclosure.Content != null).OrderBy(enclosure => enclosure.Id).Select(enclosure => new CasePaper(enclosure.Id, enclosure.Kind, enclosure.FileKind, enclosure.Length)).ToListAsync(Aborted);
        Like = await new LikeCases(Db).OfAsync(Case, Aborted);
        JoinedTo = Case.JoinedTo is { } joined ? await Db.Set<InformationRequest>().Where(request => request.Id == joined).Select(request => request.Number).SingleAsync(Aborted) : null;
        var office = await Db.Set<DisclosureOffice>().AsNoTracking().FirstOrDefaultAsync(office => office.OrganId == Case.OrganId, Aborted);
        House = Case is { DueOn: { } due, ClosedOn: null } ? HouseDates.Of(due, office, Calendar) : null;
        Beside = await CaseVisits.SeeAsync(Db, Case.Id, SignedIn.OfficerId!.Value, SignedIn.Now, Aborted);
        await LoadPeopleAsync(Case);
        if (Acts.Exists(action => action.Code == "transfer"))
        {
            Organs = await Db.Set<Organ>().AsNoTracking().Where(organ => organ.Id != Case.OrganId && (organ.Until == null || SignedIn.Today <= organ.Until)).OrderBy(organ => organ.Id).Take(MostOrgans).Select(organ => organ.Name).ToListAsync(Aborted);
        }
    }

    private async Task LoadPeopleAsync(InformationRequest request)
    {
        var people = await Db.Set<Appointment>().AsNoTracking().Where(appointment => appointment.OrganId == request.OrganId)
            .Join(Db.Set<Officer>(), appointment => appointment.OfficerId, officer => officer.Id, (appointment, officer) => new { officer.Id, officer.Name, appointment.Role }).ToListAsync(Aborted);
        Names = people.DistinctBy(person => person.Id).ToDictionary(person => person.Id, person => person.Name);
        Officers = [.. people.Where(person => person.Role is Role.Clerk or Role.Reviewer).Select(person => (person.Id, person.Name)).Distinct()];
    }

    private async Task ActAsync(string action)
    {
        if (Case is null)
        {
            return;
        }

        var desk = await Room.DeskAsync(Aborted);
        var by = new Handler(SignedIn.Authority, SignedIn.Now, Form.Why, Form.Seen);
        var answer = await CaseActs.DoAsync(desk, Db, action, Case.Id, Form, by, Aborted);
        if (answer.Refusal is { } refusal)
        {
            (Problem, Tried) = (refusal, action);
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await LoadAsync();
            return;
        }

        Context.Response.Redirect($"/office/requests/{Number}");
        Context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }

    private async Task InformAsync(int party)
    {
        if (Case is null)
        {
            return;
        }

        var answer = await (await Room.DeskAsync(Aborted)).InformPartyAsync(Case.Id, party, SignedIn.Today, new Handler(SignedIn.Authority, SignedIn.Now), Aborted);
        if (answer.Refusal is { } refusal)
        {
            Problem = refusal;
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        Context.Response.Redirect($"/office/requests/letters/{answer.Done.Id}");
        Context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }

    private async Task ViewApplicantAsync()
    {
        if (Case is null)
        {
            return;
        }

        var answer = await (await Room.DeskAsync(Aborted)).ViewApplicantAsync(Case.Id, new Handler(SignedIn.Authority, SignedIn.Now, Form.Why), Aborted);
        (Problem, IsUnmasked) = (answer.Refusal, answer.Refusal is null);
        Shown = answer.Value ?? Shown;
    }
}
