using System.Globalization;
using Gongkai.Agencies.Workflows;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Office.Work;
using Microsoft.Extensions.Localization;

namespace Gongkai.Web.Office.Items;

/// <summary>What of publishing waits for whoever is signed in: his steps of reviews, what came back, what may go out, what is to be looked at again.</summary>
internal sealed class ItemWork(ItemRoom room, SignedIn signedIn, IStringLocalizer<WaitingItems> words) : IWorkSource
{
    private static readonly Workflow Flow = Workflow.Of("item");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WorkItem>> LoadAsync(CancellationToken cancellation)
    {
        if (!Flow.Actions.Any(action => action.Roles.Any(signedIn.Roles.Contains)))
        {
            return [];
        }

        var waiting = await room.Board.WaitingAsync(signedIn.OrganId, signedIn.Authority, signedIn.Today, cancellation);
        return [.. waiting.Select(line => new WorkItem(line.Step ?? Flow.Action(line.Action).In(CultureInfo.CurrentUICulture), line.Item.Title, $"/office/items/{line.Item.Id}", line.Item.FirstPublishedAt is null ? line.Item.DueOn : line.Item.EvaluateOn) { Note = words["kind"] })];
    }
}
