using Gongkai.Agencies.Numbering;
using Gongkai.Web.Tests.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Agencies;

public sealed class NumberSeriesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Numbers_TakenByTwoNodesAtOnce_HaveNoGapAndNoDouble(string database)
    {
        await using var town = await Town.OpenAsync(database);
        var given = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            var own = new List<int>();
            for (var letter = 0; letter < 50; letter++)
            {
                own.Add(await TakeAsync(town, town.Office, 2026, isKept: true));
            }

            return own;
        }));
        Assert.Equal(Enumerable.Range(1, 100), given.SelectMany(own => own).Order());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Number_OfAnActThatFailed_IsGivenAgain_AndEachYearBeginsAnew(string database)
    {
        await using var town = await Town.OpenAsync(database);
        Assert.Equal(1, await TakeAsync(town, town.Office, 2026, isKept: true));
        Assert.Equal(2, await TakeAsync(town, town.Office, 2026, isKept: false));
        Assert.Equal(2, await TakeAsync(town, town.Office, 2026, isKept: true));
        Assert.Equal(1, await TakeAsync(town, town.Office, 2027, isKept: true));
        Assert.Equal(1, await TakeAsync(town, town.Bureau, 2026, isKept: true));
        await Assert.ThrowsAsync<InvalidOperationException>(() => NumberSeries.NextAsync(town.Db, town.Office, "letter", 2026, Cancellation));
    }

    [Fact]
    public void Number_AsPrinted_HasWideBracketsAndNoZeroBefore() => Assert.Equal("云政公开审〔2026〕7号", NumberSeries.Print("云政公开审", 2026, 7));

    private static async Task<int> TakeAsync(Town town, long organ, int year, bool isKept)
    {
        await using var db = town.NewDb();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        var number = await NumberSeries.NextAsync(db, organ, "letter", year, Cancellation);
        await (isKept ? transaction.CommitAsync(Cancellation) : transaction.RollbackAsync(Cancellation));
        return number;
    }
}
