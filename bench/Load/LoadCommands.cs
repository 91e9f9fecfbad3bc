using System.Globalization;
using Gongkai.Storage;

namespace Gongkai.Bench.Load;

/// <summary>What <c>load.sh</c> asks of this program.</summary>
internal static class LoadCommands
{
    public static async Task<int> RunAsync(string[] arguments, CancellationToken stop)
    {
        switch (arguments)
        {
            case ["load-fill", var organs, var items, var folder, .. var connection]:
                await LoadStore.FillAsync(new StorePlace(Path.GetFullPath(folder), connection.FirstOrDefault()), Number(organs), Number(items), stop);
                return 0;
            case ["load-peak", var site, var folder, var warm, var length, var share, .. var processes]:
                return await PeakRun.RunAsync(new Uri(site), folder, TimeSpan.FromSeconds(Number(warm)), TimeSpan.FromSeconds(Number(length)), Number(share) / 100.0, processes, stop) ? 0 : 1;
            case ["load-anew", var site, var folder, var visitors, var warm, var length]:
                return await AnewRun.RunAsync(new Uri(site), folder, Number(visitors), TimeSpan.FromSeconds(Number(warm)), TimeSpan.FromSeconds(Number(length)), stop) ? 0 : 1;
            case ["load-found", var organs, var items, var folder]:
                await LoadStore.FoundAsync(new StorePlace(Path.GetFullPath(folder)), Number(organs), Number(items), stop);
                return 0;
            case ["load-growth"]:
                GrowthRun.PrintHead();
                return 0;
            case ["load-growth", var site, var folder]:
                return await GrowthRun.RunAsync(new Uri(site), folder, stop) ? 0 : 1;
            default:
                await Console.Error.WriteLineAsync("usage: load-fill ORGANS ITEMS FOLDER [CONNECTION] | load-peak URL FOLDER WARM SECONDS SHARE [NAME=PROCESS...] | load-anew URL FOLDER VISITORS WARM SECONDS | load-found ORGANS ITEMS FOLDER | load-growth [URL FOLDER]");
                return 64;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
