using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Reports;

namespace Gongkai.Corpus;

/// <summary>The shared example reports: found upward from the program's folder, or where <c>GONGKAI_SHARED</c> points.</summary>
public static class Seeds
{
    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>Why a test that needs them skips.</summary>
    public const string Missing = "The shared example reports are not here (set GONGKAI_SHARED).";

    /// <summary>True when they are here.</summary>
    public static bool Available => Found.Value is not null;

    /// <summary>The shared folder.</summary>
    public static string Folder => Found.Value ?? throw new InvalidOperationException(Missing);

    /// <summary>File names of the reports, in order.</summary>
    public static ImmutableArray<string> Names => [.. Directory.GetFiles(Path.Combine(Folder, "seeds"), "*.txt").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Path of a report.</summary>
    public static string PathOf(string name) => Path.Combine(Folder, "seeds", name);

    /// <summary>Text of a report.</summary>
    public static string Text(string name) => File.ReadAllText(PathOf(name));

    /// <summary>What a report says, as people established it.</summary>
    public static JsonElement Expected(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(PathOf(name), ".expected.json")));
        return document.RootElement.Clone();
    }

    /// <summary>The expected figures, amounts in 元; null where nothing is printed.</summary>
    public static ImmutableSortedDictionary<CellId, decimal?> ExpectedFigures(string name) => Expected(name).GetProperty("figures").EnumerateObject()
        .ToImmutableSortedDictionary(figure => CellId.Parse(figure.Name), figure => figure.Value.ValueKind == JsonValueKind.Null ? (decimal?)null : figure.Value.GetDecimal());

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("GONGKAI_SHARED") is { Length: > 0 } given)
        {
            return Directory.Exists(Path.Combine(given, "seeds")) ? given : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(shared, "seeds")))
            {
                return shared;
            }
        }

        return null;
    }
}
