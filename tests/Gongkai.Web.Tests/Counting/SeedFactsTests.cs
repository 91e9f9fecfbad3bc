using System.Globalization;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Corpus;
using Gongkai.Disclosure.Registers;
using Gongkai.Oversight.Counting;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Counting;

/// <summary>What the words of five real reports count, entered as records, comes back as those numbers.</summary>
public sealed class SeedFactsTests
{
    // By seed: what its words say, in which register it is entered, and with which number. “~” marks a number that the words call inexact.
    private static readonly Dictionary<string, (int Year, (string Said, string Register, string? Variant, int Number)[] Facts)> Known = new()
    {
        ["000_"] = (2020, [("信息50条", "release", "website", 50), ("信息8条", "release", "wechat", 8), ("信息2条", "release", "supervision-platform", 2)]),
        ["001_"] = (2020, [("48條", "release", "website", 48), ("19項", "house-rule", null, 19)]),
        ["002_"] = (2019, [("716條", "release", "website", 455), ("261條", "release", "wechat", 261), ("發布3條", "interpretation", "text", 3), ("新聞發布會", "release", "press-conference", 1)]),
        ["003_"] = (2020, [("276 条", "release", "website", 276), ("195 条", "release", "weibo", 195), ("707 条", "release", "wechat", 707), ("三期", "release", "hotline", 3), ("一期", "release", "hotline", 1), ("~270", "release", "press", 270)]),
        ["004_"] = (2020, [("317条", "release", "website", 317), ("49条", "release", "wechat", 49), ("360条", "release", "app", 360), ("2次带队", "release", "hotline", 2), ("提问30条", "answer", "question", 30), ("提案17件", "answer", "proposal", 17), ("议案5条", "answer", "proposal", 5), ("工作2次", "inspection", "random", 2)]),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task WordsOfTheSeeds_EnteredAsRecords_ComeBackAsThoseNumbers(string database)
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        Assert.Equal(Known.Keys.Order(StringComparer.Ordinal), Seeds.Names.Select(name => name[..4]));
        await using var town = await Town.OpenAsync(database);
        foreach (var (name, index) in Seeds.Names.Select((name, index) => (name, index)))
        {
            var (year, facts) = Known[name[..4]];
            Assert.Equal(year, Seeds.Expected(name).GetProperty("year").GetInt32());
            var text = Seeds.Text(name);
            Assert.All(facts, fact => Assert.Contains(fact.Said.TrimStart('~'), text, StringComparison.Ordinal));
            var organ = await town.FoundAsync($"seed-{index.ToString(CultureInfo.InvariantCulture)}", $"第{index}机关", Gongkai.Agencies.Organs.OrganKind.Department, Gongkai.Agencies.Organs.OrganLevel.County);
            await EnterAsync(town, organ, year, facts);
            await using var db = town.NewDb();
            var count = (await new YearCounting(db).TakeAsync(organ, year, null, Cancellation)).Count;
            foreach (var variant in facts.GroupBy(fact => (fact.Register, fact.Variant)))
            {
                var code = $"year.{variant.Key.Register}{(variant.Key.Variant is { } named ? "." + named : "")}";
                Assert.Equal((name, code, (decimal)variant.Sum(fact => fact.Number)), (name, code, count.YearFigures[code]));
                Assert.Equal(variant.Count(), count.Behind(code).Count());
            }

            Assert.Equal(facts.Where(fact => fact.Register == "release").Sum(fact => fact.Number), count.YearFigures["year.release"]);
        }

        await using var store = town.NewDb();
        Assert.Empty(await LedgerAudit.RunAsync(store, Cancellation).ToListAsync(Cancellation));
    }

    private static async Task EnterAsync(Town town, long organ, int year, (string Said, string Register, string? Variant, int Number)[] facts)
    {
        var clerk = await town.EnrolAsync("谢书勤", organ, Role.Clerk);
        await using var db = town.NewDb();
        var act = new Act("", organ, clerk, Town.Now);
        var officer = await OfficerAuthority.LoadAsync(db, clerk, act.Day, Cancellation);
        foreach (var fact in facts)
        {
            var entry = new RegisterEntry
            {
                From = new DateOnly(year, 1, 1), On = new DateOnly(year, 12, 31), IsBatch = true, Number = fact.Number, Variant = fact.Variant, Title = fact.Register == "house-rule" ? "政务公开工作制度" : "", Source = "年度报告", IsInexact = fact.Said.StartsWith('~'),
            };
            var row = (await new RegisterDesk(db).EnterAsync(organ, fact.Register, entry, officer, act, Cancellation)).Done;
            Assert.Equal(fact.Said.StartsWith('~'), row.Entry.IsInexact);
        }
    }
}
