using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies.Officers;

namespace Gongkai.Agencies.Workflows;

/// <summary>At which organ an officer must hold the role.</summary>
public enum RolePlace
{
    /// <summary>The organ whose matter it is.</summary>
    Own,

    /// <summary>The competent department of that organ.</summary>
    Competent,
}

/// <summary>A state that a matter can be in.</summary>
/// <param name="Code">As stored.</param>
/// <param name="IsFinal">Nothing more happens by itself.</param>
public sealed record WorkState(string Code, string Zh, string En, bool IsFinal = false)
{
    /// <summary>Its name for people.</summary>
    public string In(CultureInfo culture) => new Words(Zh, En).In(culture);
}

/// <summary>Where an action leads when a condition holds.</summary>
/// <param name="When">The condition, as the desk names it.</param>
/// <param name="To">The state after it.</param>
public sealed record WorkBranch(string When, string Zh, string En, string To);

/// <summary>Something that can be done to a matter, and by whom: permission is transition.</summary>
/// <param name="Code">Verb; with the matter it names the act in the ledger.</param>
/// <param name="From">The states in which it can be done.</param>
/// <param name="To">The state after it; null when it stays.</param>
/// <param name="Roles">One of these does it.</param>
/// <param name="At">At which organ the role must be held.</param>
/// <param name="ApartFrom">Whoever did one of these actions on the same matter since it was last in its first state may not do this one 职责分离.</param>
/// <param name="NeedsReason">A reason must be given.</param>
/// <param name="Branches">Other states to which it can lead; the first whose condition holds counts instead of <paramref name="To"/>.</param>
/// <param name="Guards">Further refusals that the desk knows for it (<see cref="Refusal.Code"/>).</param>
/// <param name="ByApplicant">Whoever made the request may do it himself, without an account.</param>
public sealed record WorkAction(
    string Code, string Zh, string En, ImmutableArray<string> From, string? To, ImmutableArray<Role> Roles,
    RolePlace At = RolePlace.Own, ImmutableArray<string> ApartFrom = default, bool NeedsReason = false,
    ImmutableArray<WorkBranch> Branches = default, ImmutableArray<string> Guards = default, bool ByApplicant = false)
{
    /// <summary>The state to which it leads from this one, under the conditions that hold.</summary>
    public string Next(string state, params ReadOnlySpan<string> conditions)
    {
        foreach (var branch in Branches.IsDefault ? [] : Branches)
        {
            if (conditions.Contains(branch.When))
            {
                return branch.To;
            }
        }

        return To ?? state;
    }

    /// <summary>Its name for people: a verb, as on the button.</summary>
    public string In(CultureInfo culture) => new Words(Zh, En).In(culture);
}

/// <summary>The states of one kind of matter and what can be done in them by whom, read from a data file. Pages, API, desks and tests all ask this one table.</summary>
public sealed record Workflow(string Matter, string Start, ImmutableArray<WorkState> States, ImmutableArray<WorkAction> Actions)
{
    private static readonly Lazy<ImmutableArray<Workflow>> Known = new(() => [.. Capabilities.Resources("workflows.json").SelectMany(stream => Load(stream))]);

    /// <summary>The workflows of all capabilities.</summary>
    public static ImmutableArray<Workflow> All => Known.Value;

    /// <summary>The workflow of a kind of matter.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Workflow Of(string matter) => All.FirstOrDefault(workflow => workflow.Matter == matter) ?? throw new ArgumentException($"There is no workflow for '{matter}'.", nameof(matter));

    /// <summary>The act that an action is in the ledger: <c>report.file</c>.</summary>
    public string KindOf(WorkAction action) => $"{Matter}.{action.Code}";

    /// <summary>The state of that code.</summary>
    public WorkState State(string code) => States.First(state => state.Code == code);

    /// <summary>The action of that code.</summary>
    public WorkAction Action(string code) => Actions.FirstOrDefault(action => action.Code == code) ?? throw new ArgumentException($"'{Matter}' knows no action '{code}'.", nameof(code));

    /// <summary>What this officer could do to a matter in this state; what he wrote himself is still to be asked (<see cref="Ask"/>).</summary>
    public IEnumerable<WorkAction> OpenTo(OfficerAuthority officer, string state, long organId, long? competentId) =>
        Actions.Where(action => action.From.Contains(state) && AuthorityFor(action, officer, organId, competentId) is not null);

    /// <summary>Whether this officer may do this now.</summary>
    /// <param name="officer">Who asks.</param>
    /// <param name="code">What he wants to do.</param>
    /// <param name="state">The state that the matter is in.</param>
    /// <param name="organId">Whose matter it is.</param>
    /// <param name="competentId">The organ's competent department; null when it has none.</param>
    /// <param name="done">Who did what on this matter in the present round.</param>
    /// <returns>The authority under which he does it, or the refusal.</returns>
    public Answer<Authority> Ask(OfficerAuthority officer, string code, string state, long organId, long? competentId, IEnumerable<(string Action, long OfficerId)> done)
    {
        var action = Action(code);
        if (!action.From.Contains(state))
        {
            return Refusal.Of("work.state", ("state", State(state).Zh), ("action", action.Zh), ("stateEn", State(state).En), ("actionEn", action.En));
        }

        if (AuthorityFor(action, officer, organId, competentId) is not { } authority)
        {
            return Refusal.Of("work.role", ("action", action.Zh), ("actionEn", action.En));
        }

        // A deputy stands in for a person: what that person did counts as well. In an emergency that two people have seen to, he may go on himself.
        if (!officer.Exceptions.Contains((authority.OrganId, Matter)) && !action.ApartFrom.IsDefaultOrEmpty && done.Any(past => action.ApartFrom.Contains(past.Action) && (past.OfficerId == officer.OfficerId || past.OfficerId == authority.OnBehalfOf)))
        {
            return Refusal.Of("work.own", ("action", action.Zh), ("actionEn", action.En));
        }

        return authority;
    }

    private static Authority? AuthorityFor(WorkAction action, OfficerAuthority officer, long organId, long? competentId) =>
        (action.At == RolePlace.Own ? organId : competentId) is { } place ? officer.Find(place, action.Roles) : null;

    private static ImmutableArray<Workflow> Load(Stream stream) => JsonSerializer.Deserialize(stream, WorkflowJson.Default.ImmutableArrayWorkflow);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, PropertyNameCaseInsensitive = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ImmutableArray<Workflow>))]
internal sealed partial class WorkflowJson : JsonSerializerContext;
