using System.Diagnostics;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Storage.Files;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Nodes;

public sealed class KilledWriterTests(ITestOutputHelper output)
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("GONGKAI_LONG") is null ? 3 : 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Writer_KilledAtRandomMoments_LosesNothingItSaidWasDone(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await using var town = await Town.InAsync(store.Store);
        var files = new FileStore(store.Store.Place);
        var said = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var lines = await WriteAsync(store, town.Bureau, $"r{round}");
            await using var db = store.Store.NewDb();
            var names = (await db.Set<Officer>().Where(officer => EF.Functions.Like(officer.Name, $"r{round}-%")).Select(officer => officer.Name).ToListAsync(Cancellation)).ToHashSet(StringComparer.Ordinal);
            Assert.All(lines, line => Assert.Contains(line.Split(' ')[0], names));
            Assert.All(lines, line => Assert.True(files.Has(line.Split(' ')[1])));
            // What was done without being said is one act at most.
            Assert.InRange(names.Count - lines.Count, 0, 1);
            said += lines.Count;
        }

        output.WriteLine($"{database}: {Rounds} kills, {said} acts said to be done, none lost");
        Assert.True(said > Rounds, "It was killed before it did anything.");
        await using var after = store.Store.NewDb();
        Assert.Empty(await LedgerAudit.RunAsync(after, Cancellation).ToListAsync(Cancellation));
        Assert.Empty(await new FileAudit(after, files).RunAsync(Cancellation).ToListAsync(Cancellation));
    }

    private static async Task<List<string>> WriteAsync(TestStore store, long organ, string name)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "gongkai-writer"), [store.Store.Place.Folder, store.Store.Place.Postgres ?? "-", organ.ToString(System.Globalization.CultureInfo.InvariantCulture), name]) { RedirectStandardOutput = true };
        using var writer = Process.Start(start)!;
        var lines = new List<string>();
        // From its first act on, at a moment that nobody chose.
        var kill = Task.CompletedTask;
        while (await writer.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            lines.Add(line);
            if (lines.Count == 1)
            {
                kill = KillAsync(writer);
            }
        }

        await kill;
        await writer.WaitForExitAsync(Cancellation);
        return lines;
    }

    private static async Task KillAsync(Process writer)
    {
        await Task.Delay(Random.Shared.Next(5, 1_500), Cancellation);
        writer.Kill();
    }
}
