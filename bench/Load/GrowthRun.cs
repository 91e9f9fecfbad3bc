using System.Diagnostics;
using System.Globalization;

namespace Gongkai.Bench.Load;

/// <summary>What pages cost in a store with many organs: one visitor, one page after the other, each made anew.</summary>
internal static class GrowthRun
{
    private const int Each = 60;
    private static readonly PageKind[] Kinds = [PageKind.Home, PageKind.Organ, PageKind.Catalogue, PageKind.Document, PageKind.Guide, PageKind.Search];

    /// <summary>Prints a line of the table: the middle and the 95th of a hundred, in milliseconds.</summary>
    public static async Task<bool> RunAsync(Uri site, string folder, CancellationToken stop)
    {
        using var line = Visitor.Line();
        var (plan, tally) = (LoadPlan.Read(folder), new Tally());
        var looks = new PortalLooks(plan);
        var number = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() * 10_000;
        // The first round warms up.
        foreach (var counts in (bool[])[false, true])
        {
            tally.Counts = counts;
            foreach (var kind in Kinds)
            {
                for (var turn = 0; turn < Each; turn++)
                {
                    var visitor = new Visitor(line, site, tally, Visitor.NewAddress());
                    await visitor.LookAsync(kind, looks.Anew(kind, number++), Stopwatch.GetTimestamp(), stop);
                }
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {plan.Organs.Length:N0} | {string.Join(" | ", Kinds.Select(kind => tally.Middle(kind)))} |"));
        tally.PrintFaults(Console.Error);
        return tally.IsClean;
    }

    /// <summary>The head of the table.</summary>
    public static void PrintHead() => Console.WriteLine($"| organs | {string.Join(" | ", Kinds.Select(kind => kind.Name))} |\n|---|{string.Concat(Kinds.Select(_ => "---|"))}");
}
