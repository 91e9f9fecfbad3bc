using System.Diagnostics;
using System.Globalization;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Disclosure.Registers;
using Gongkai.Web.Office.Registers;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Registers;

/// <summary>Long lists go into a register as they are read: nothing of them is kept, a bad row never stops the rest, and it is told how far it is.</summary>
[Collection(nameof(Alone))]
public sealed class LongListTests(ITestOutputHelper output)
{
    private const int LongList = 100_000;
    private const int ShortList = 3_000;
    private const int BadEvery = 250;
    private const long MostBytes = 64L * 1024 * 1024;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static bool IsLong => Environment.GetEnvironmentVariable("GONGKAI_LONG") == "1";

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Import_OfALongList_EntersEveryGoodRow_AndKeepsNoneInMemory(string database)
    {
        var length = IsLong ? LongList : ShortList;
        await using var town = await Town.OpenAsync(database);
        await using var db = town.NewDb();
        var clerk = await OfficerAuthority.LoadAsync(db, town.Clerk, new DateOnly(2026, 1, 12), Cancellation);
        var sifted = new SiftedList(RegisterSheet.Lines(RegisterKind.Of("penalty"), RegisterRows.Of(new ListReader(length)), new DateOnly(2026, 1, 12)));
        var told = new Told();
        var watch = Stopwatch.StartNew();
        var import = (await new RegisterDesk(db).ImportAsync(town.Bureau, "penalty", sifted.Good(), clerk, new Act("", town.Bureau, town.Clerk, Town.Now), Cancellation, told)).Done;
        output.WriteLine($"{database}: {length} rows in {watch.Elapsed.TotalSeconds:0.0} s, at most {told.Most / (1024 * 1024)} MiB kept");
        Assert.Equal(new RegisterImport(length - (length / BadEvery), 0), import);
        Assert.Equal((length / BadEvery, Math.Min(length / BadEvery, SiftedList.MostFaults)), (sifted.Bad, sifted.Faults.Count));
        Assert.Equal(import.Entered, await db.Set<RegisterRow>().CountAsync(row => row.Register == "penalty", Cancellation));
        Assert.Equal(import.Entered, await db.Set<LedgerEntry>().CountAsync(line => line.Kind == "register.enter", Cancellation));
        Assert.True(told.Steps.Count >= length / 1_000 && told.Steps.SequenceEqual(told.Steps.Order()) && told.Steps[^1] == import.Entered, "told how far it is");
        Assert.True(told.Most < MostBytes, $"{told.Most} bytes kept");
        Assert.True(watch.Elapsed < MostTime, $"{watch.Elapsed}");
    }

    // A table that begins somewhere on its sheet, under a title.
    [Fact]
    public void List_ThatDoesNotBeginInTheFirstCell_NamesItsCellsAsTheSpreadsheetDoes()
    {
        IReadOnlyList<string>[] rows = [["2025年行政处罚清单", "", ""], ["决定日期", "名称", "文号"], ["2025-03-04", "甲案", "1号"], ["三月五日", "乙案", "2号"]];
        var lines = RegisterSheet.Lines(RegisterKind.Of("penalty"), rows, new DateOnly(2026, 1, 12), (row, column) => RegisterSheet.PlaceOf(row + 4, column + 2)).ToList();
        Assert.Equal("甲案", lines[0].Entry?.Title);
        Assert.Equal("C8", lines[1].Fault?.Cell);
        Assert.Equal("register.sheet-head", RegisterSheet.Lines(RegisterKind.Of("penalty"), rows[..1], new DateOnly(2026, 1, 12)).Single().Fault?.Why.Code);
    }

    /// <summary>How far it was told to be, and how much memory was held then.</summary>
    private sealed class Told : IProgress<RegisterImport>
    {
        private readonly long before = GC.GetTotalMemory(forceFullCollection: true);

        public List<int> Steps { get; } = [];

        public long Most { get; private set; }

        public void Report(RegisterImport value)
        {
            Steps.Add(value.Entered);
            if (Steps.Count % 5 == 0)
            {
                Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }
    }

    /// <summary>A list that is nowhere whole: each line is made when it is read.</summary>
    private sealed class ListReader(int length) : TextReader
    {
        private int line = -1;

        public override string? ReadLine()
        {
            line++;
            return line == 0 ? "决定日期,名称,文号或地址" : line > length ? null
                : line % BadEvery == 0 ? $"某日,第{Text(line)}案," : string.Create(CultureInfo.InvariantCulture, $"{new DateOnly(2025, 1, 1).AddDays(line % 365):yyyy-MM-dd},第{line}案,云水罚〔2025〕{line}号");
        }

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
