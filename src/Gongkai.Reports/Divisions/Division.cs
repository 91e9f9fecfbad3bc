using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gongkai.Reports;

/// <summary>An administrative division of province, prefecture or county level (GB/T 2260), read from <c>divisions.csv</c>.</summary>
/// <param name="Code">Six digits; nine for a township, which the list does not hold.</param>
/// <param name="Name">Its own name, such as 海淀区; empty for a code that the list does not know.</param>
public sealed record Division(string Code, string Name)
{
    private const int Digits = 6;
    private const int TownshipDigits = 9;

    private static readonly Lazy<ImmutableArray<Division>> Known = new(Load);
    private static readonly Lazy<FrozenDictionary<string, Division>> ByCode = new(() => Known.Value.ToFrozenDictionary(division => division.Code, StringComparer.Ordinal));

    /// <summary>All of them on the mainland, by code.</summary>
    public static ImmutableArray<Division> All => Known.Value;

    /// <summary>The name with those of the divisions above, such as 浙江省杭州市余杭区.</summary>
    public string FullName => string.Concat(Above.Select(division => division.Name).Append(Name));

    /// <summary>The divisions above it, the highest first.</summary>
    public IEnumerable<Division> Above => new[] { Code[..2] + "0000", Code[..4] + "00" }.Where(code => code != Code).Distinct().Select(Of).OfType<Division>();

    /// <summary>The division of that code; null when the list does not hold it.</summary>
    public static Division? Of(string code) => ByCode.Value.GetValueOrDefault(code);

    /// <summary>What a person may mean: by code, by name, by the name without its kind, or by the name with those above.</summary>
    public static ImmutableArray<Division> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var wanted = text.Trim();
        if (wanted.Length > 0 && wanted.All(char.IsAsciiDigit))
        {
            return Of(wanted) is { } one ? [one] : [];
        }

        var same = All.Where(division => division.Name == wanted || division.FullName == wanted).ToImmutableArray();
        return same.Length > 0 || wanted.Length < 2 ? same : [.. All.Where(division => division.Name.Length > wanted.Length && division.Name[..^1] == wanted || division.FullName.EndsWith(wanted, StringComparison.Ordinal))];
    }

    /// <summary>The one division that a person means; null when there is none or more than one. A code that the list does not hold is taken as it is:
    /// divisions change every year, and townships have nine digits.</summary>
    public static Division? Resolve(string? text)
    {
        var wanted = text?.Trim() ?? "";
        if (Find(wanted) is [var one])
        {
            return one;
        }

        return wanted.Length is Digits or TownshipDigits && wanted.All(char.IsAsciiDigit) ? new Division(wanted, "") : null;
    }

    private static ImmutableArray<Division> Load()
    {
        using var stream = typeof(Division).Assembly.GetManifestResourceStream("divisions/divisions.csv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(',')).Select(cells => new Division(cells[0], cells[1]))];
    }
}
