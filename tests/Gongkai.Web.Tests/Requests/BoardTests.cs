using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gongkai.Requests;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Requests;

public sealed class BoardTests(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Board_ListsByDueDate_AndFindsByNumberWordsAndWhoAsked(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var late = await desk.Register("2025-03-10");
        var soon = await desk.Register("2025-03-03");
        var waiting = await desk.Register("2025-03-05", IntakeChannel.Web);
        await desk.Do(desk.Head, "2025-03-11", (d, by) => d.AssignAsync(late.Id, desk.Clerk, by, Cancellation));

        Assert.Equal([soon.Id, late.Id], await PageAsync(desk, BoardQuery.Open(desk.Organ)));
        Assert.Equal([waiting.Id], await desk.Read(async db => (await new RequestBoard(db, desk.Keys).UnconfirmedAsync(desk.Organ, Cancellation)).Select(row => row.Id).ToList()));
        Assert.Equal([late.Id], await PageAsync(desk, BoardQuery.Open(desk.Organ) with { AssignedTo = desk.Clerk }));
        Assert.Equal([soon.Id], await PageAsync(desk, BoardQuery.Open(desk.Organ) with { Words = soon.Number }));
        Assert.Equal([soon.Id, late.Id], await PageAsync(desk, BoardQuery.Open(desk.Organ) with { Words = "防洪工程" }));
        foreach (var words in (string[])["王小明", "990101199001011234", "138 0000 1234"])
        {
            Assert.Equal([soon.Id, late.Id], await PageAsync(desk, BoardQuery.Open(desk.Organ) with { Words = words }));
        }

        Assert.Empty(await PageAsync(desk, BoardQuery.Open(desk.Organ) with { Words = "王小" }));
        Assert.Equal(new Dictionary<string, int> { ["handling"] = 2, ["unconfirmed"] = 1 }, await desk.Read(db => new RequestBoard(db, desk.Keys).CountsAsync(desk.Organ, Cancellation)));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Door_OpensForNumberAndCodeTogetherAlone_AndShowsNoParty(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var request = await desk.Register("2025-04-07");
        await desk.Do(desk.Clerk, "2025-04-10", (d, by) => d.ConsultAsync(request.Id, new PartyToAsk(PartyKind.ThirdParty, "青禾建设有限公司"), Desk.Day("2025-04-10"), by, Cancellation));
        await desk.Do(desk.Clerk, "2025-04-11", (d, by) => d.NoteAsync(request.Id, "内部备注", by, Cancellation));
        await using var db = desk.Town.NewDb();
        var door = new StatusDoor(db, desk.Keys);
        var code = door.CodeOf(request.Number);
        Assert.Equal(request.Id, await door.OpenAsync(request.Number, code, Cancellation));
        Assert.Equal(request.Id, await door.OpenAsync($" {request.Number.ToUpperInvariant()} ", code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), Cancellation));
        Assert.Null(await door.OpenAsync(request.Number, "AAAAA-AAAAA", Cancellation));
        Assert.Null(await door.OpenAsync("water-2025-999", door.CodeOf("water-2025-999"), Cancellation));
        Assert.Null(await door.OpenAsync(null, null, Cancellation));

        var shown = await PublicCase.LoadAsync(db, desk.Keys, request.Id, desk.Calendar, Cancellation);
        Assert.Equal(["register", "consult"], shown.Steps.Select(step => step.Action));
        Assert.DoesNotContain("青禾", JsonSerializer.Serialize(shown, Plain), StringComparison.Ordinal);
        Assert.Equal(shown.Clock!.Due, request.DueOn is null ? default : (await desk.Read(d => d.Set<InformationRequest>().Where(other => other.Id == request.Id).Select(other => other.DueOn).SingleAsync(Cancellation)))!.Value);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Lists_OverTwentyThousandCases_AnswerAtOnce(string database)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("GONGKAI_LONG") is null, "Fills a store with 20,000 cases; runs with ./test --long.");
        await using var desk = await Desk.OpenAsync(database);
        var first = await desk.Register("2025-03-03");
        await desk.Read(async db =>
        {
            await ManyCases.FillAsync(db, first.Id, 20_000, Cancellation);
            return true;
        });
        await CountAsync(desk, first.Id);
        await using var db = desk.Town.NewDb();
        var board = new RequestBoard(db, desk.Keys);
        var query = BoardQuery.Open(desk.Organ);
        var times = new Dictionary<string, double>
        {
            ["board"] = await P95Async(() => board.PageAsync(query, null, Cancellation)),
            ["search"] = await P95Async(() => board.PageAsync(query with { Words = "防洪工程验收" }, null, Cancellation)),
            ["counts"] = await P95Async(() => board.CountsAsync(desk.Organ, Cancellation)),
            ["case"] = await P95Async(async () =>
            {
                await using var own = desk.Town.NewDb();
                return await new RequestDesk(own, desk.Keys, desk.Calendar).FindAsync(first.Id, Cancellation);
            }),
            ["year"] = await P95Async(() => RequestTally.CountAsync(db, desk.Organ, 2025, null, Cancellation)),
        };
        output.WriteLine(string.Join(", ", times.Select(pair => $"{pair.Key} {pair.Value:0.0} ms")));
        Assert.All(times, pair => Assert.True(pair.Value < (pair.Key == "year" ? 100 : 50), $"{pair.Key} took {pair.Value:0} ms"));
    }

    // As many queries for a full board as for one case, one more where words are looked for, and the same few for a case however much has happened.
    private static async Task CountAsync(Desk desk, long id)
    {
        await using var db = (Gongkai.Storage.GongkaiDb)desk.Town.NewDb();
        using var count = new QueryCount(db);
        var board = new RequestBoard(db, desk.Keys);
        await board.PageAsync(BoardQuery.Open(desk.Organ), null, Cancellation);
        await board.PageAsync(BoardQuery.Open(desk.Organ) with { Words = "防洪工程验收" }, null, Cancellation);
        Assert.Equal(3, count.Commands);
        await new RequestDesk(db, desk.Keys, desk.Calendar).FindAsync(id, Cancellation);
        Assert.Equal(9, count.Commands);
    }

    private static async Task<double> P95Async<T>(Func<Task<T>> ask)
    {
        var times = new List<double>();
        for (var i = 0; i < 60; i++)
        {
            var watch = Stopwatch.StartNew();
            await ask();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Skip(10).Order().ElementAt(47);
    }

    private static Task<List<long>> PageAsync(Desk desk, BoardQuery query) => desk.Read(async db => (await new RequestBoard(db, desk.Keys).PageAsync(query, null, Cancellation)).Select(row => row.Id).ToList());
}
