using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>A form whose answer was lost is sent again: its requests are taken once.</summary>
public sealed partial class RequestDesk
{
    /// <summary>The requests that came by a form before; none for a form that is new, or without a key.</summary>
    private async Task<List<InformationRequest>> CameByAsync(IReadOnlyCollection<long> organIds, string? formKey, CancellationToken cancellation) => formKey is null
        ? []
        : await db.Set<InformationRequest>().AsNoTracking().Where(request => organIds.Contains(request.OrganId) && request.SourceNumber == formKey).OrderBy(request => request.Id).ToListAsync(cancellation);

    // Both at the same moment: the database lets one in, the other finds what the first one made.
    private async Task<List<InformationRequest>> OnceAsync(IReadOnlyCollection<long> organIds, string? formKey, Func<Task<List<InformationRequest>>> take, CancellationToken cancellation)
    {
        try
        {
            return await take();
        }
        catch (DbUpdateException) when (formKey is not null)
        {
            db.ChangeTracker.Clear();
            if (await CameByAsync(organIds, formKey, cancellation) is { Count: > 0 } before)
            {
                return before;
            }

            throw;
        }
    }
}
