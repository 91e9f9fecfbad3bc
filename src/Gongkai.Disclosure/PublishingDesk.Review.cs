using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Disclosure.Catalogue;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Review;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Disclosure;

/// <content>Review: step by step, each by another role, each about exactly the content that is published in the end.</content>
public sealed partial class PublishingDesk
{
    /// <summary>Gives the draft to the first step of the organ's chain.</summary>
    public Task<Answer<InformationItem>> SubmitAsync(long itemId, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "submit", officer, act, async (item, version, transaction) =>
        {
            if (version.Content.Class == DisclosureClass.Proactive && DisclosureCatalogue.Topic(version.Content.Topic) is null)
            {
                return Refusal.Of("item.topic-missing");
            }

            if (await UnfitFileAsync(item, cancellation) is { } unfit)
            {
                return unfit;
            }

            var open = await db.Set<ReviewRemark>().CountAsync(remark => remark.ItemId == item.Id && remark.Reply == null, cancellation);
            if (open > 0)
            {
                return Refusal.Of("item.remarks-open", ("count", open.ToString(CultureInfo.InvariantCulture)));
            }

            version.SubmittedById = act.OfficerId;
            transaction.Record(version);
            return null;
        }, cancellation);

    /// <summary>Approves at the step that is next. After the last one the version has its approval: to be published, or kept as withheld.</summary>
    /// <param name="seen">The revision that the reviewer had before him; what was changed since is not approved unseen. Null when that is known to be the present one.</param>
    public Task<Answer<InformationItem>> ApproveAsync(long itemId, OfficerAuthority officer, Act act, CancellationToken cancellation, int? seen = null) =>
        DoAsync(itemId, "approve", officer, act, async (item, version, transaction) =>
        {
            if (seen is not null && seen != item.Revision)
            {
                return Refusal.Of("item.changed");
            }

            var answer = await StepAsync(item, version, officer, act, ReviewDecision.Approved, cancellation);
            if (answer.Refusal is { } refusal)
            {
                return refusal;
            }

            var (step, isLast) = answer.Value;
            transaction.Record(step);
            if (!isLast)
            {
                return null;
            }

            var approval = new ItemApproval { ItemId = item.Id, VersionNumber = item.Draft, ContentHash = step.ContentHash, At = transaction.Act.At };
            db.Add(approval);
            await db.SaveChangesAsync(cancellation);
            version.ApprovalId = approval.Id;
            item.State = version.Content.Class == DisclosureClass.Proactive ? "approved" : "withheld";
            item.EvaluateOn = version.Content.Class == DisclosureClass.Proactive ? null : act.Day.AddMonths(EvaluationMonths);
            transaction.Record(approval);
            transaction.Record(version);
            return null;
        }, cancellation);

    /// <summary>Sends it back to the author with remarks on passages.</summary>
    public Task<Answer<InformationItem>> ReturnAsync(long itemId, IReadOnlyList<(string Passage, string Text)> remarks, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "return", officer, act, async (item, version, transaction) =>
        {
            var answer = await StepAsync(item, version, officer, act, ReviewDecision.Returned, cancellation);
            if (answer.Refusal is { } refusal)
            {
                return refusal;
            }

            transaction.Record(answer.Value.Step);
            foreach (var (passage, text) in remarks)
            {
                var remark = new ReviewRemark { ItemId = item.Id, VersionNumber = item.Draft, Passage = passage, Text = text, OfficerId = officer.OfficerId, At = transaction.Act.At };
                db.Add(remark);
                transaction.Record(remark);
            }

            return null;
        }, cancellation);

    /// <summary>Puts the question to the competent or the secrecy department (第十七条第二款); review waits for the answer.</summary>
    public Task<Answer<InformationItem>> ReferAsync(long itemId, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "refer", officer, act, (item, version, transaction) => RecordStepAsync(item, version, officer, act, ReviewDecision.Referred, transaction, cancellation), cancellation);

    /// <summary>Records the answer of that department; review goes on where it stood.</summary>
    public Task<Answer<InformationItem>> ResumeAsync(long itemId, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "resume", officer, act, (item, version, transaction) => RecordStepAsync(item, version, officer, act, ReviewDecision.Resumed, transaction, cancellation), cancellation);

    /// <summary>Says how a remark was dealt with, which closes it.</summary>
    public Task<Answer<InformationItem>> ReplyAsync(long itemId, long remarkId, string reply, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "save", officer, act, async (item, _, transaction) =>
        {
            var remark = await db.Set<ReviewRemark>().SingleAsync(remark => remark.Id == remarkId && remark.ItemId == item.Id, cancellation);
            remark.Reply = reply;
            transaction.Record(remark);
            return null;
        }, cancellation, check: () => string.IsNullOrWhiteSpace(reply) ? Refusal.Of("work.reason") : null);

    /// <summary>Records that withheld information was looked at again and stays withheld (第十八条).</summary>
    public Task<Answer<InformationItem>> EvaluateAsync(long itemId, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "re-evaluate", officer, act, (item, _, _) =>
        {
            item.EvaluateOn = act.Day.AddMonths(EvaluationMonths);
            return Task.FromResult<Refusal?>(null);
        }, cancellation);

    // The regulation sets no interval; twice in three years is what offices do, and each may do it earlier.
    private const int EvaluationMonths = 18;

    private async Task<Refusal?> RecordStepAsync(InformationItem item, ItemVersion version, OfficerAuthority officer, Act act, ReviewDecision decision, ActTransaction transaction, CancellationToken cancellation)
    {
        var answer = await StepAsync(item, version, officer, act, decision, cancellation);
        if (answer.Refusal is null)
        {
            transaction.Record(answer.Value.Step);
        }

        return answer.Refusal;
    }

    private async Task<Answer<(ReviewStep Step, bool IsLast)>> StepAsync(InformationItem item, ItemVersion version, OfficerAuthority officer, Act act, ReviewDecision decision, CancellationToken cancellation)
    {
        var chain = await ReviewChain.OfAsync(db, item.OrganId, cancellation);
        var steps = await db.Set<ReviewStep>().AsNoTracking().Where(step => step.ItemId == item.Id && step.VersionNumber == item.Draft).ToListAsync(cancellation);
        var round = steps.Count(step => step.Decision == ReviewDecision.Returned) + 1;
        var position = ReviewChain.NextPosition(steps.Where(step => step.Round == round));
        var (role, name) = chain.Steps[position - 1];
        if (officer.Find(item.OrganId, role) is null)
        {
            return Refusal.Of("item.step", ("step", name));
        }

        if (decision == ReviewDecision.Approved && steps.Exists(step => step.Round == round && step.Role == role && step.OfficerId == officer.OfficerId && step.Decision == ReviewDecision.Approved))
        {
            return Refusal.Of("item.step-twice", ("step", name));
        }

        var step = new ReviewStep
        {
            ItemId = item.Id,
            VersionNumber = item.Draft,
            Round = round,
            Position = position,
            Role = role,
            OfficerId = officer.OfficerId,
            At = DateTimeOffset.FromUnixTimeMilliseconds(act.At.ToUnixTimeMilliseconds()),
            Decision = decision,
            Opinion = act.Why,
            ContentHash = await HashAsync(item, version, cancellation),
        };
        db.Add(step);
        return (step, position == chain.Steps.Length);
    }

    private async Task<Refusal?> UnfitFileAsync(InformationItem item, CancellationToken cancellation)
    {
        var unfit = await Files(item).AsNoTracking().Where(file => file.Verdict == null || file.Verdict == FileVerdict.Held).OrderBy(file => file.Position).FirstOrDefaultAsync(cancellation);
        return unfit is null ? null : Refusal.Of(unfit.Verdict is null ? "item.file-unchecked" : "item.file-unclean", ("name", unfit.Name));
    }
}
