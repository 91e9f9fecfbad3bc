using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>What a sum of cells comes to in one report.</summary>
/// <param name="Value">The sum; null when a cell of it is not certain or not there.</param>
/// <param name="Cells">The cells that the report has of it.</param>
/// <param name="IsAbsent">True when the report's form has none of them: another edition's wording of the same thing.</param>
internal readonly record struct Reckoned(decimal? Value, ImmutableArray<CellId> Cells, bool IsAbsent)
{
    public bool IsUnknown => Value is null && !IsAbsent;
}

/// <summary>A sum or difference of cells, such as <c>requests.refused.*.total - requests.carried-out.total</c>; <c>*</c> stands for every row of a group.</summary>
internal sealed record CellSum(ImmutableArray<(int Sign, ImmutableArray<CellId> Cells)> Terms)
{
    public static CellSum Parse(string words)
    {
        var terms = ImmutableArray.CreateBuilder<(int, ImmutableArray<CellId>)>();
        var sign = 1;
        foreach (var part in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is "+" or "-")
            {
                sign = part == "+" ? 1 : -1;
                continue;
            }

            terms.Add((sign, Expand(part)));
            sign = 1;
        }

        return new CellSum(terms.ToImmutable());
    }

    public static CellSum operator +(CellSum left, CellSum right) => new(left.Terms.AddRange(right.Terms));

    public Reckoned In(Figures figures)
    {
        decimal? sum = 0;
        var cells = ImmutableArray.CreateBuilder<CellId>();
        foreach (var (sign, group) in Terms)
        {
            var before = cells.Count;
            foreach (var cell in group)
            {
                if (figures.TryGet(cell, out _))
                {
                    cells.Add(cell);
                    sum += sign * CertainValue.Of(figures, cell);
                }
            }

            if (cells.Count == before)
            {
                return new Reckoned(null, [], true);
            }
        }

        return new Reckoned(sum, cells.ToImmutable(), false);
    }

    private static ImmutableArray<CellId> Expand(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return [CellId.Parse(pattern)];
        }

        string head = pattern[..star], tail = pattern[(star + 1)..];
        return [.. FormCatalogue.Default.Cells.Where(cell => cell.Code.Length > head.Length + tail.Length
            && cell.Code.StartsWith(head, StringComparison.Ordinal) && cell.Code.EndsWith(tail, StringComparison.Ordinal)).Select(cell => cell.Id)];
    }
}

/// <summary>The value of a cell as far as it may be counted on: printed, or a blank total whose six columns are all printed.</summary>
internal static class CertainValue
{
    private static readonly string[] Columns = ["natural", "business", "research", "charity", "legal-service", "other-org"];
    private static readonly Lazy<FrozenDictionary<CellId, ImmutableArray<CellId>>> ColumnsOf = new(() => FormCatalogue.Default.Cells
        .Where(cell => cell.Code.StartsWith("requests.", StringComparison.Ordinal) && cell.Code.EndsWith(".total", StringComparison.Ordinal))
        .ToFrozenDictionary(cell => cell.Id, cell => Columns.Select(column => CellId.Parse(cell.Code[..^"total".Length] + column)).ToImmutableArray()));

    public static decimal? Of(Figures figures, CellId cell)
    {
        var figure = figures[cell];
        return figure.IsCertain ? figure.Value : figure.State == FigureState.Blank ? ColumnSum(figures, cell) : null;
    }

    /// <summary>The sum of a row's six kinds of applicants when all are printed; null otherwise or for other cells.</summary>
    public static decimal? ColumnSum(Figures figures, CellId total)
    {
        if (!ColumnsOf.Value.TryGetValue(total, out var columns))
        {
            return null;
        }

        decimal sum = 0;
        foreach (var column in columns)
        {
            var figure = figures[column];
            if (!figure.IsCertain)
            {
                return null;
            }

            sum += figure.Value!.Value;
        }

        return sum;
    }
}

/// <summary>What a quantity is held against: the sums that confirm it, and the sums that would explain another number innocently. Keepers are organs that count it for others as well.</summary>
internal sealed record Binding(string Quantity, bool IsWeak, ImmutableArray<string> Keepers, ImmutableArray<CellSum> Accept, ImmutableArray<(string Reason, ImmutableArray<CellSum> Sums)> Explain, ImmutableArray<CellSum> Rows);

/// <summary>All bindings, from <c>bindings.json</c>.</summary>
internal static class Bindings
{
    private static readonly Lazy<FrozenDictionary<string, Binding>> ByQuantity = new(Load);

    /// <summary>The binding of a quantity, or of several counted together (joined by +); null when no figure can tell.</summary>
    public static Binding? For(string quantity)
    {
        if (!quantity.Contains('+', StringComparison.Ordinal))
        {
            return ByQuantity.Value.GetValueOrDefault(quantity);
        }

        var parts = quantity.Split('+').Select(For).ToArray();
        if (parts.Any(part => part is null))
        {
            return null;
        }

        // Editions that word one part differently double the ways to add up.
        ImmutableArray<CellSum> sums = parts[0]!.Accept;
        foreach (var part in parts.Skip(1))
        {
            sums = [.. sums.SelectMany(left => part!.Accept.Select(right => left + right))];
        }

        return new Binding(quantity, parts.Any(part => part!.IsWeak), [.. parts.SelectMany(part => part!.Keepers)], sums, [], []);
    }

    private static FrozenDictionary<string, Binding> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("narrative/bindings.json")!;
        var file = JsonSerializer.Deserialize(stream, BindingFileContext.Default.BindingFile)!;
        return file.Bindings.SelectMany(ForEachGround).ToFrozenDictionary(binding => binding.Quantity, StringComparer.Ordinal);
    }

    /// <summary>One binding, or one for each ground of table 3 where the entry says {ground}.</summary>
    private static IEnumerable<Binding> ForEachGround(BindingFile.Entry entry)
    {
        const string place = "{ground}";
        const string group = "{group}";
        var grounds = entry.Quantity.Contains(place, StringComparison.Ordinal) ? Grounds : [""];
        foreach (var ground in grounds)
        {
            string Put(string words) => words.Replace(place, ground, StringComparison.Ordinal).Replace(group, ground.Split('.')[0], StringComparison.Ordinal);
            yield return new Binding(
                Put(entry.Quantity),
                entry.Weight == "query",
                [.. entry.Keepers ?? []],
                [.. entry.Accept.SelectMany(sum => WithColumns(sum, entry.Columns ?? [])).Select(sum => CellSum.Parse(Put(sum)))],
                [.. entry.Explain.Select(pair => (pair.Key, pair.Value.Select(sum => CellSum.Parse(Put(sum))).ToImmutableArray()))],
                [.. (entry.Rows ?? []).SelectMany(SingleRows)]);
        }
    }

    /// <summary>A sum, and the sum with every choice of other columns of its row: 其他 may stand for all kinds of applicants that were not named.</summary>
    private static IEnumerable<string> WithColumns(string sum, string[] columns)
    {
        for (var choice = 0; choice < 1 << columns.Length; choice++)
        {
            var chosen = columns.Where((_, at) => (choice & (1 << at)) != 0).Select(column => $" + {sum[..sum.LastIndexOf('.')]}.{column}");
            yield return sum + string.Concat(chosen);
        }
    }

    // refused.third-party, unavailable.not-held …: the rows of table 3 inside its groups.
    private static IEnumerable<string> Grounds => FormCatalogue.Default.Cells.Select(cell => cell.Code.Split('.'))
        .Where(parts => parts is ["requests", _, _, "total"]).Select(parts => $"{parts[1]}.{parts[2]}").Distinct(StringComparer.Ordinal);

    private static IEnumerable<CellSum> SingleRows(string pattern) => CellSum.Parse(pattern).Terms[0].Cells.Select(cell => new CellSum([(1, [cell])]));
}

internal sealed record BindingFile(BindingFile.Entry[] Bindings)
{
    internal sealed record Entry(string Quantity, string? Weight, string[]? Keepers, string[] Accept, Dictionary<string, string[]> Explain, string[]? Rows, string[]? Columns);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(BindingFile))]
internal sealed partial class BindingFileContext : JsonSerializerContext;
