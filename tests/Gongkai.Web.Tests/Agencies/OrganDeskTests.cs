using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Web.Tests.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Agencies;

public sealed class OrganDeskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Merge_OfABureau_EndsItTheDayBeforeAndTakesItFromTheTrees(string database)
    {
        await using var town = await Town.OpenAsync(database);
        var db = town.Db;
        var on = new DateOnly(2025, 7, 1);
        var organ = (await new OrganDesk(db).MergeAsync(town.Bureau, town.Office, on, "云编〔2025〕8号", Town.Act("organ.merge", town.Bureau), Cancellation)).Done;
        Assert.Equal(new DateOnly(2025, 6, 30), organ.Until);
        var register = new OrganRegister(db);
        Assert.Contains(town.Bureau, (await register.UnderAsync(town.City, OrganTree.Territorial, on.AddDays(-1), Cancellation)).Select(organ => organ.Id));
        Assert.DoesNotContain(town.Bureau, (await register.UnderAsync(town.City, OrganTree.Territorial, on, Cancellation)).Select(organ => organ.Id));
        Assert.Equal("organ.gone", (await new OrganDesk(db).DissolveAsync(town.Bureau, on, null, Town.Act("organ.dissolve", town.Bureau), Cancellation)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Place_UnderOnesOwnDescendant_IsRefused(string database)
    {
        await using var town = await Town.OpenAsync(database);
        var db = town.Db;
        var answer = await new OrganDesk(db).PlaceAsync(town.City, OrganTree.Territorial, town.County, new DateOnly(2025, 1, 1), Town.Act("organ.place", town.City), Cancellation);
        Assert.Equal("organ.circle", answer.Refusal?.Code);
        Assert.Equal([town.City], await new OrganRegister(db).AboveAsync(town.County, OrganTree.Territorial, new DateOnly(2025, 1, 1), Cancellation));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Found_WithATakenOrMalformedWord_IsRefused(string database)
    {
        await using var town = await Town.OpenAsync(database);
        var db = town.Db;
        NewOrgan Wanted(string code) => new(code, "新局", OrganKind.Department, OrganLevel.County, "990101", null, new Dictionary<OrganTree, long>());
        Assert.Equal("organ.code-taken", (await new OrganDesk(db).FoundAsync(Wanted("water"), Town.Act("organ.found"), Cancellation)).Refusal?.Code);
        Assert.Equal("organ.code-form", (await new OrganDesk(db).FoundAsync(Wanted("Water Bureau"), Town.Act("organ.found"), Cancellation)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Authority_OfADeputy_LastsAsLongAsTheAbsence(string database)
    {
        await using var town = await Town.OpenAsync(database);
        var db = town.Db;
        var (from, until) = (new DateOnly(2026, 1, 12), new DateOnly(2026, 1, 16));
        _ = (await new OfficerDesk(db).DeputiseAsync(town.Leader, town.Clerk, town.Bureau, from, until, Town.Act("officer.deputise", town.Bureau), Cancellation)).Done;
        Assert.Equal(town.Leader, (await OfficerAuthority.LoadAsync(db, town.Clerk, until, Cancellation)).Find(town.Bureau, Role.Leader)?.OnBehalfOf);
        Assert.Null((await OfficerAuthority.LoadAsync(db, town.Clerk, until.AddDays(1), Cancellation)).Find(town.Bureau, Role.Leader));
        Assert.Null((await OfficerAuthority.LoadAsync(db, town.Clerk, from, Cancellation)).Find(town.Clerk, Role.Clerk)?.OnBehalfOf);
    }
}
