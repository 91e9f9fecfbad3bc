using Gongkai.Requests;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Requests;

/// <summary>Numbers have neither gaps nor doubles, however many write at once.</summary>
public sealed class NumberingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Letters_IssuedFromManySidesAtOnce_TakeEveryNumberOnce(string database)
    {
        var letters = database == "postgres" && Environment.GetEnvironmentVariable("GONGKAI_LONG") is not null ? 1000 : 80;
        await using var desk = await Desk.OpenAsync(database);
        var ids = new List<long>();
        for (var i = 0; i < letters; i++)
        {
            ids.Add((await desk.Register("2026-03-02")).Id);
        }

        var by = await desk.By(desk.Clerk, "2026-03-03");
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancellation }, async (id, cancellation) =>
        {
            await using var db = desk.Town.NewDb();
            _ = (await new RequestDesk(db, desk.Keys, desk.Calendar).AskClarificationAsync(id, Desk.Day("2026-03-03"), "工程名称", Desk.Day("2026-03-20"), by, cancellation)).Done;
        });

        var numbers = await desk.Read(db => db.Set<Letter>().Where(letter => letter.Series == "clarification").OrderBy(letter => letter.Number).Select(letter => letter.Number).ToListAsync(Cancellation));
        Assert.Equal(Enumerable.Range(1, letters).Select(number => (long)number), numbers);
        var printed = await desk.Read(db => db.Set<Letter>().Where(letter => letter.Number == letters).Select(letter => letter.DocumentNumber).SingleAsync(Cancellation));
        Assert.Equal($"云泽市水务局公开补〔2026〕{letters}号", printed);
        Assert.Empty(await desk.Faults());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Letter_ThatIsRefused_TakesNoNumber(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var (first, second) = ((await desk.Register("2026-03-02")).Id, (await desk.Register("2026-03-02")).Id);
        await desk.Do(desk.Clerk, "2026-03-03", (d, by) => d.AskClarificationAsync(first, Desk.Day("2026-03-03"), "工程名称", Desk.Day("2026-03-20"), by, Cancellation));
        var refused = await desk.Ask(desk.Clerk, "2026-03-03", (d, by) => d.AskClarificationAsync(first, Desk.Day("2026-03-03"), "工程名称", Desk.Day("2026-03-20"), by, Cancellation));
        Assert.Equal("work.state", refused.Refusal?.Code);
        await desk.Do(desk.Clerk, "2026-03-03", (d, by) => d.AskClarificationAsync(second, Desk.Day("2026-03-03"), "工程名称", Desk.Day("2026-03-20"), by, Cancellation));
        Assert.Equal([1, 2], await desk.Read(db => db.Set<Letter>().OrderBy(letter => letter.Number).Select(letter => letter.Number).ToListAsync(Cancellation)));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Template_OfTheOrgansOwn_IsUsedFromItsDayAndLeavesOldLettersAlone(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var (first, second) = ((await desk.Register("2026-03-02")).Id, (await desk.Register("2026-03-02")).Id);
        Task Clarify(long id, string day) => desk.Do(desk.Clerk, day, (d, by) => d.AskClarificationAsync(id, Desk.Day(day), "工程名称", Desk.Day("2026-03-20"), by, Cancellation));
        await Clarify(first, "2026-03-03");
        var head = await desk.By(desk.Head, "2026-03-03");
        await using (var db = desk.Town.NewDb())
        {
            var office = new OfficeDesk(db);
            _ = (await office.SaveTemplateAsync(desk.Organ, "clarification", Desk.Day("2026-03-04"), "补正通知书", ["请{you}于{until}前补正：{items}。", "?联系电话：{office-phone}。"], head, Cancellation)).Done;
            Assert.Equal("letter.place-unknown", (await office.SaveTemplateAsync(desk.Organ, "clarification", Desk.Day("2026-03-04"), "补正通知书", ["{purpose}"], head, Cancellation)).Refusal?.Code);
            Assert.Equal("letter.template-early", (await office.SaveTemplateAsync(desk.Organ, "clarification", Desk.Day("2026-03-02"), "补正通知书", ["正文"], head, Cancellation)).Refusal?.Code);
            _ = (await office.SetAsync(desk.Organ, own => own.Word = "云水", head, Cancellation)).Done;
        }

        await Clarify(second, "2026-03-04");
        var texts = await desk.Read(async db => (await db.Set<Letter>().AsNoTracking().OrderBy(letter => letter.Id).ToListAsync(Cancellation)).Select(letter => letter.Open(desk.Keys)).ToList());
        Assert.Equal(("政府信息公开申请补正告知书", "云泽市水务局公开补〔2026〕1号"), (texts[0].Title, texts[0].DocumentNumber));
        Assert.Equal(("补正通知书", "云水公开补〔2026〕2号", "请您于2026年3月20日前补正：工程名称。"), (texts[1].Title, texts[1].DocumentNumber, Assert.Single(texts[1].Paragraphs)));
        Assert.Empty(await desk.Faults());
    }
}
