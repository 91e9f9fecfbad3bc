using Gongkai.Oversight.Library;
using Gongkai.Storage;
using Gongkai.Web.Office.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demo;

/// <summary>The invented city that a demonstration shows: its reports lie beside the program and are read in as any others would be.</summary>
internal static class DemoCity
{
    /// <summary>The files, in the order they are read.</summary>
    public static IReadOnlyList<string> Files
    {
        get
        {
            var folder = Path.Combine(AppContext.BaseDirectory, "demo");
            return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
        }
    }

    /// <summary>True when the store holds no report.</summary>
    public static async Task<bool> IsEmptyAsync(Store store, CancellationToken cancellation)
    {
        await using var db = store.NewDb();
        return !await db.Set<StoredReport>().AnyAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads all of them in.</summary>
    public static Task FillAsync(ReportIntake intake, CancellationToken cancellation) =>
        Parallel.ForEachAsync(Files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, async (path, stop) =>
        {
            await using var file = File.OpenRead(path);
            var result = await intake.TakeAsync(file, Path.GetFileName(path), stop).ConfigureAwait(false);
            if (result.Problem is { } problem)
            {
                throw new InvalidOperationException($"The demonstration's own file '{result.Name}' could not be read: {problem}.");
            }
        });
}
