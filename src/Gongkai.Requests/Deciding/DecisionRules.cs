using Gongkai.Agencies;

namespace Gongkai.Requests;

/// <summary>Whether a draft brings what its ground needs, held against what really happened in the case.</summary>
public static class DecisionRules
{
    /// <summary>The first thing that is missing; null when the draft can go to review.</summary>
    /// <param name="day">The day on which the reply would go out.</param>
    public static Refusal? Check(InformationRequest request, DecisionDraft draft, DateOnly day)
    {
        if (Ground.Find(draft.Ground) is not { } ground || ground.Matter != request.Kind)
        {
            return Refusal.Of("decision.ground-unknown", ("ground", draft.Ground));
        }

        if (!ground.IsInForce(day))
        {
            return Refusal.Of("decision.ground-not-in-force", ("ground", ground.Zh), ("groundEn", ground.En), ("day", Written.Day(ground.From)));
        }

        if (!ground.States.Contains(request.State))
        {
            return Refusal.Of("decision.ground-state", ("ground", ground.Zh), ("groundEn", ground.En));
        }

        return ground.Needs.Select(need => Missing(need, request, draft, day)).FirstOrDefault(refusal => refusal is not null) ?? Disclosed(request, ground, draft);
    }

    private static Refusal? Missing(Need need, InformationRequest request, DecisionDraft draft, DateOnly day) => need switch
    {
        Need.Reason => Without("decision.needs-reason", draft.Reason),
        Need.Where => Without("decision.needs-where", draft.Where),
        Need.Provision => Without("decision.needs-provision", draft.Provision),
        Need.Earlier => Without("decision.needs-earlier", draft.Earlier),
        Need.Search => draft.Search is { } search ? Without("decision.needs-search", search.Where) ?? Without("decision.needs-search", search.How) ?? Without("decision.needs-search", search.By) : Refusal.Of("decision.needs-search"),
        Need.Responsible => draft.Responsible is { } organ && !string.IsNullOrWhiteSpace(organ.Name) && (!organ.IsKnown || !string.IsNullOrWhiteSpace(organ.Contact)) ? null : Refusal.Of("decision.needs-responsible"),
        Need.Basis or Need.BasisOfLaw when draft.Basis is null || string.IsNullOrWhiteSpace(draft.Basis.Text) => Refusal.Of("decision.needs-basis"),
        Need.BasisOfLaw when draft.Basis!.Level > BasisLevel.AdministrativeRegulation => Refusal.Of("decision.basis-too-low", ("basis", draft.Basis.Text)),
        Need.Parts => draft.Parts.Any(part => part.Ground is null) && draft.Parts.Any(part => part.Ground is not null && IsRefusal(part.Ground)) ? null : Refusal.Of("decision.needs-parts"),
        Need.Release => Release(request, draft),
        Need.ThirdParty => request.Consultations.Any(party => party is { Kind: PartyKind.ThirdParty, IsOpen: false }) || !string.IsNullOrWhiteSpace(draft.Unasked) ? null : Refusal.Of("decision.needs-third-party"),
        Need.ReasonsLetter => ReasonsAsked(request, day),
        Need.Clarified => request.Events.Any(happened => happened.Action == "record-clarification") ? null : Refusal.Of("decision.needs-clarification"),
        Need.ClarificationLapsed => ClarificationLapsed(request, day),
        Need.FeeLapsed => FeeLapsed(request, day),
        _ => null,
    };

    private static Refusal? Without(string code, string? text) => string.IsNullOrWhiteSpace(text) ? Refusal.Of(code) : null;

    private static bool IsRefusal(string ground) => Ground.Find(ground)?.Rows.Any(row => row.StartsWith("requests.refused.", StringComparison.Ordinal) || row.StartsWith("requests.unavailable.", StringComparison.Ordinal)) == true;

    // Who may look at it on the spot gets no file.
    private static Refusal? Release(InformationRequest request, DecisionDraft draft)
    {
        if (draft.Files.IsEmpty && request.Provision != ProvisionForm.Inspection)
        {
            return Refusal.Of("decision.needs-release");
        }

        return draft.Files.FirstOrDefault(file => !file.IsInspected) is { } file ? Refusal.Of("decision.file-not-inspected", ("file", file.Name)) : null;
    }

    private static Refusal? ClarificationLapsed(InformationRequest request, DateOnly day)
    {
        var asked = request.Events.LastOrDefault(happened => happened.Action == "ask-clarification");
        return asked is null || request.Events.Any(happened => happened.Action == "record-clarification") ? Refusal.Of("decision.needs-clarification")
            : asked.Until >= day ? Refusal.Of("decision.clarification-open", ("day", Written.Day(asked.Until!.Value)))
            : null;
    }

    private static Refusal? ReasonsAsked(InformationRequest request, DateOnly day) => request.Events.LastOrDefault(happened => happened.Action == "ask-reasons") switch
    {
        null => Refusal.Of("decision.needs-reasons-letter"),
        { Until: { } until } when until >= day && request.Events.All(happened => happened.Action != "record-reasons") => Refusal.Of("decision.reasons-open", ("day", Written.Day(until))),
        _ => null,
    };

    private static Refusal? FeeLapsed(InformationRequest request, DateOnly day) => request.Fees.LastOrDefault() switch
    {
        null => Refusal.Of("decision.needs-fee-notice"),
        { PaidOn: not null } => Refusal.Of("decision.needs-fee-notice"),
        { PayBy: var until } when until >= day => Refusal.Of("decision.fee-open", ("day", Written.Day(until))),
        _ => null,
    };

    // 《条例》第三十二条: over a reasoned objection only for a major public interest, and the third party is told in writing what and why.
    private static Refusal? Disclosed(InformationRequest request, Ground ground, DecisionDraft draft) =>
        ground.Releases && request.Consultations.Any(party => party is { Kind: PartyKind.ThirdParty, Opinion: Opinion.Objected or Opinion.AgreedInPart }) && ground.Code == "provided" && string.IsNullOrWhiteSpace(draft.PublicInterest)
            ? Refusal.Of("decision.needs-override")
            : null;
}
