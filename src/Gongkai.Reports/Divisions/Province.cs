using System.Collections.Immutable;

namespace Gongkai.Reports;

/// <summary>A province-level division (GB/T 2260), read from <c>provinces.csv</c>.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="Name">Full name, such as 辽宁省.</param>
/// <param name="Place">The name without its kind, such as 辽宁.</param>
public sealed record Province(string Code, string Name, string Place)
{
    private static readonly Lazy<ImmutableArray<Province>> Known = new(Load);

    /// <summary>All province-level divisions on the mainland, by code.</summary>
    public static ImmutableArray<Province> All => Known.Value;

    private static ImmutableArray<Province> Load()
    {
        using var stream = typeof(Province).Assembly.GetManifestResourceStream("divisions/provinces.csv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(',')).Select(cells => new Province(cells[0], cells[1], cells[2]))];
    }
}
