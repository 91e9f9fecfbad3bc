using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Corpus.Samples;

/// <summary>A file of <c>samples/</c>.</summary>
/// <param name="Path">Below <c>samples/</c>, with forward slashes.</param>
/// <param name="Bytes">What is in it.</param>
/// <param name="Truth">The report it prints; null for a file that is no report.</param>
public sealed record SampleFile(string Path, ImmutableArray<byte> Bytes, AnnualReport? Truth);

/// <summary>All of <c>samples/</c> that is made by the generator: the reports of an invented city, and five damaged ones.</summary>
public static class SampleFiles
{
    private static readonly Lazy<string?> Found = new(Find);

    private static readonly Lazy<ImmutableArray<SampleFile>> Made = new(() => [.. SampleCity.Files(), .. DamagedSamples.Files()]);

    /// <summary>Where the repository keeps them; null outside a repository.</summary>
    public static string? Folder => Found.Value;

    /// <summary>The same files every time.</summary>
    public static ImmutableArray<SampleFile> All => Made.Value;

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Gongkai.slnx")))
            {
                return Path.Combine(folder.FullName, "samples");
            }
        }

        return null;
    }
}
