using Gongkai.Agencies;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>What follows from a judgment.</summary>
public sealed partial class RequestDesk
{
    /// <summary>Opens a new decision round that a reconsideration decision or judgment ordered. What the report counted stays counted; the day is the judgment's.</summary>
    public Task<Answer<InformationRequest>> RedoAsync(long id, long disputeId, Handler by, CancellationToken cancellation) => ActAsync(id, "redo", by, async file =>
    {
        var dispute = await db.Set<Dispute>().FirstOrDefaultAsync(dispute => dispute.Id == disputeId && dispute.RequestId == id && dispute.RedoBy != null && !dispute.IsRedoOpened, cancellation);
        if (dispute is null)
        {
            return Refusal.Of("request.redo-no-order");
        }

        dispute.IsRedoOpened = true;
        file.Transaction.Record(dispute);
        file.Request.Round++;
        file.Request.RedoBy = dispute.RedoBy;
        file.Happen(dispute.ResultOn!.Value, until: dispute.RedoBy);
        return null;
    }, cancellation);
}
