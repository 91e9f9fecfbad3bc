using Gongkai.Agencies;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Workflows;
using Gongkai.Oversight.Collecting;
using Gongkai.Oversight.Filing;
using Gongkai.Web.Tests.Filing;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Collecting;

/// <summary>Every state × role × action of a collection, tried by people of the department that collects and of an organ that files: the desk answers as the table says.</summary>
public sealed class CollectionMatrixTests
{
    private static readonly Workflow Work = Workflow.Of(Collection.Matter);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Desk_TriedWithEveryRoleInEveryState_AnswersAsTheTableSays(string database)
    {
        await using var january = await January.OpenAsync(database);
        var collection = await CollectionTests.OpenAsync(january);
        var report = await CollectionTests.KeepAsync(january, "云泽市水务局");
        var arrival = await CollectionTests.AtDeskAsync(january, async desk => (await desk.RegisterAsync(collection.Id, january.Town.Bureau, report, new DateOnly(2026, 1, 10), January.By(january.Above), Cancellation)).Done);
        var tried = 0;
        foreach (var organ in new[] { january.Town.Office, january.Town.Bureau })
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var officer = await january.Town.EnrolAsync($"{organ}号机关{role}", organ, role);
                foreach (var state in Work.States.Select(state => state.Code))
                {
                    foreach (var action in Work.Actions)
                    {
                        await PutInAsync(january, state);
                        var isAllowed = action.From.Contains(state) && action.Roles.Contains(role) && organ == january.Town.Office;
                        var refusal = await TryAsync(january, action.Code, collection.Id, arrival.Id, report, officer);
                        Assert.True(isAllowed != refusal?.Code is "work.state" or "work.role", $"{action.Code} in {state} by {role} of {organ}: {refusal?.Code ?? "done"}");
                        Assert.True(isAllowed || refusal is not null, $"{action.Code} in {state} by {role} of {organ} was done");
                        tried++;
                    }
                }
            }
        }

        Assert.Equal(2 * Enum.GetValues<Role>().Length * Work.States.Length * Work.Actions.Length, tried);
    }

    // Behind the desk's back, so that every state is met with every action.
    private static async Task PutInAsync(January january, string state)
    {
        await using var db = january.Town.NewDb();
        await db.Set<Collection>().ExecuteUpdateAsync(set => set.SetProperty(collection => collection.State, state), Cancellation);
    }

    // Without what else the desk asks for (a reason, days, members): those refusals come only after state and role were found in order.
    private static Task<Refusal?> TryAsync(January january, string action, long collection, long arrival, long report, long officer)
    {
        var act = January.By(officer);
        return CollectionTests.AtDeskAsync(january, async desk => action switch
        {
            "set-dates" => (await desk.SetDatesAsync(collection, new DateOnly(2026, 1, 26), null, false, act, Cancellation)).Refusal,
            "remind" => (await desk.RemindAsync(collection, [], "", act, Cancellation)).Refusal,
            "issue-link" => (await desk.IssueLinkAsync(collection, january.Town.City, act.At, act, Cancellation)).Refusal,
            "register" => (await desk.RegisterAsync(collection, january.Town.City, report, act.Day, act, Cancellation)).Refusal,
            "take-in" => (await desk.TakeInAsync(arrival, ReportSheet.Nothing, [], act, Cancellation)).Refusal,
            "turn-away" => (await desk.TurnAwayAsync(arrival, act, Cancellation)).Refusal,
            "adjust" => (await desk.AdjustAsync(collection, january.Town.City, ReportScope.Area, "none", 0, default, act, Cancellation)).Refusal,
            "write-letters" => (await desk.WriteLettersAsync(collection, act, Cancellation)).Refusal,
            "close" => (await desk.CloseAsync(collection, act, Cancellation)).Refusal,
            _ => throw new InvalidOperationException($"Nobody tries collection.{action}."),
        });
    }
}
