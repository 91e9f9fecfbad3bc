using Gongkai.Agencies;

namespace Gongkai.Requests;

/// <summary>From the section's draft to the leader's signature 审签.</summary>
public sealed partial class RequestDesk
{
    /// <summary>The section submits its draft; what its ground needs must be there.</summary>
    public Task<Answer<InformationRequest>> DraftAsync(long id, DecisionDraft draft, Handler by, CancellationToken cancellation) => ActAsync(id, "draft", by, file =>
    {
        var refusal = DecisionRules.Check(file.Request, draft, file.Today);
        if (refusal is null)
        {
            var attempt = file.Request.Decisions.Count(decision => decision.Round == file.Request.Round) + 1;
            var decision = Decision.Of(draft, file.Request.Round, attempt, keys);
            file.Request.Decisions.Add(decision);
            file.Transaction.Record(decision);
            file.Happen(file.Today);
        }

        return Task.FromResult(refusal);
    }, cancellation);

    /// <summary>The section takes its draft back.</summary>
    public Task<Answer<InformationRequest>> RecallAsync(long id, Handler by, CancellationToken cancellation) => SimpleAsync(id, "recall", by, cancellation);

    /// <summary>The disclosure office passes it.</summary>
    public Task<Answer<InformationRequest>> PassOfficeAsync(long id, Handler by, CancellationToken cancellation) => SimpleAsync(id, "pass-office", by, cancellation);

    /// <summary>Legal review passes it; what releases something goes to secrecy review next (第十七条).</summary>
    public Task<Answer<InformationRequest>> PassLegalAsync(long id, Handler by, CancellationToken cancellation) => ActAsync(id, "pass-legal", by, file =>
    {
        if (Ground.Find(file.Request.Decision!.Ground)!.Releases)
        {
            file.Holds("releases");
        }

        file.Happen(file.Today);
        return Task.FromResult<Refusal?>(null);
    }, cancellation);

    /// <summary>Secrecy review passes it.</summary>
    public Task<Answer<InformationRequest>> PassSecrecyAsync(long id, Handler by, CancellationToken cancellation) => SimpleAsync(id, "pass-secrecy", by, cancellation);

    /// <summary>Somebody on the way sends it back to the section, with a reason.</summary>
    public Task<Answer<InformationRequest>> ReturnAsync(long id, Handler by, CancellationToken cancellation) => SimpleAsync(id, "return", by, cancellation);

    /// <summary>The leader signs: the decision is made, its letter takes its number.</summary>
    public Task<Answer<InformationRequest>> SignAsync(long id, Handler by, CancellationToken cancellation) => ActAsync(id, "sign", by, async file =>
    {
        var decision = file.Request.Decision!;
        var ground = Ground.Find(decision.Ground)!;
        if (!ground.IsInForce(file.Today))
        {
            return Refusal.Of("decision.ground-not-in-force", ("ground", ground.Zh), ("groundEn", ground.En), ("day", Written.Day(ground.From)));
        }

        var issued = await IssueAsync(file, ground.Code, file.Today, null, values => values.With(decision.DraftWith(keys), file.Request), ground.Remedy, cancellation);
        if (issued.Refusal is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellation);
        (decision.SignedOn, decision.LetterId) = (file.Today, issued.Done.Id);
        file.Transaction.Record(decision);
        file.Happen(file.Today);
        return null;
    }, cancellation);
}
