using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Disclosure.Registers;
using Gongkai.Reports;

namespace Gongkai.Oversight.Counting;

/// <summary>A record that was counted, and with how much it counts where.</summary>
/// <param name="Subject">Kind and number of its row: <c>register/12</c>, <c>request/7</c>.</param>
/// <param name="Weights">By name of cell, and by name of year figure (<c>year.training.people</c>). A weight of zero is the word that there was none.</param>
public sealed record CountedRecord(string Subject, ImmutableSortedDictionary<string, decimal> Weights);

/// <summary>What a later count would count otherwise.</summary>
/// <param name="Subject">The record.</param>
/// <param name="Code">The cell.</param>
/// <param name="Before">With how much it counted; null when it did not.</param>
/// <param name="After">With how much it counts now; null when it does not any more.</param>
public sealed record CountChange(string Subject, string Code, decimal? Before, decimal? After);

/// <summary>An organ's year, counted: which records there are and in which cells each of them counts. A report that was compiled keeps it, so that every figure can show what it rests on.</summary>
/// <param name="Form">Edition of the form.</param>
/// <param name="Last">The last day that counts; the year is its year.</param>
/// <param name="Kept">The sources that the organ keeps: codes of registers, <see cref="Requests"/>, <see cref="Disputes"/>. A figure without its source is not counted: none is not zero.</param>
/// <param name="Records">The records, in order of their subjects.</param>
public sealed record YearCount(string Form, DateOnly Last, ImmutableSortedSet<string> Kept, ImmutableArray<CountedRecord> Records)
{
    /// <summary>The source of table 3.</summary>
    public const string Requests = "requests";

    /// <summary>The source of table 4.</summary>
    public const string Disputes = "disputes";

    /// <summary>What begins the names of figures that only the words of a report use.</summary>
    public const string YearPrefix = "year.";

    private const int RequestTable = 3;
    private const int DisputeTable = 4;

    /// <summary>The source that a cell is counted from; null when nothing feeds it.</summary>
    public static string? SourceOf(FormCell cell) => cell.Table.Number switch
    {
        RequestTable => Requests,
        DisputeTable => Disputes,
        _ => RegisterKind.Feeding(cell.Id)?.Code,
    };

    /// <summary>True when the organ keeps the source of that cell.</summary>
    public bool Counts(FormCell cell) => SourceOf(cell) is { } source && Kept.Contains(source);

    /// <summary>The figures of every cell whose source is kept, zeros included.</summary>
    public Figures Figures
    {
        get
        {
            var sums = Records.SelectMany(record => record.Weights).GroupBy(weight => weight.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(weight => weight.Value), StringComparer.Ordinal);
            return Figures.From(FormCatalogue.Default.Form(Form).Cells.Where(Counts).Select(cell => KeyValuePair.Create(cell.Id, Figure.Of(sums.GetValueOrDefault(cell.Id.Code)))));
        }
    }

    /// <summary>The year figures, such as <c>year.training</c>; one that nothing counts in is not there.</summary>
    public ImmutableSortedDictionary<string, decimal> YearFigures => Records.SelectMany(record => record.Weights).Where(weight => weight.Key.StartsWith(YearPrefix, StringComparison.Ordinal))
        .GroupBy(weight => weight.Key, StringComparer.Ordinal).ToImmutableSortedDictionary(group => group.Key, group => group.Sum(weight => weight.Value), StringComparer.Ordinal);

    /// <summary>The records that a figure counts.</summary>
    public IEnumerable<CountedRecord> Behind(string code) => Records.Where(record => record.Weights.ContainsKey(code));

    /// <summary>What became otherwise since, record by record and cell by cell.</summary>
    public IEnumerable<CountChange> ChangesTo(YearCount now)
    {
        var before = Records.ToDictionary(record => record.Subject, record => record.Weights, StringComparer.Ordinal);
        var after = now.Records.ToDictionary(record => record.Subject, record => record.Weights, StringComparer.Ordinal);
        foreach (var subject in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (was, isNow) = (before.GetValueOrDefault(subject), after.GetValueOrDefault(subject));
            foreach (var code in (was?.Keys ?? []).Union(isNow?.Keys ?? [], StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                decimal? old = was is not null && was.TryGetValue(code, out var weight) ? weight : null;
                decimal? recent = isNow is not null && isNow.TryGetValue(code, out weight) ? weight : null;
                if (old != recent)
                {
                    yield return new CountChange(subject, code, old, recent);
                }
            }
        }
    }

    /// <summary>The count as lines of text: the same count gives the same text for ever.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder().Append("form ").Append(Form).Append('\n').Append("last ").Append(Last.ToString("O", CultureInfo.InvariantCulture)).Append('\n').Append("kept ").AppendJoin(',', Kept).Append('\n');
            foreach (var record in Records.OrderBy(record => record.Subject, StringComparer.Ordinal))
            {
                text.Append(record.Subject);
                foreach (var (code, weight) in record.Weights)
                {
                    text.Append(' ').Append(code).Append('=').Append(Print(weight));
                }

                text.Append('\n');
            }

            return text.ToString();
        }
    }

    /// <summary>SHA-256 of the text, lower-case hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Reads <see cref="Text"/>.</summary>
    public static YearCount Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var records = lines.Skip(3).Select(line => line.Split(' ')).Select(parts => new CountedRecord(parts[0], parts.Skip(1).Select(part => part.Split('=')).ToImmutableSortedDictionary(pair => pair[0], pair => decimal.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal)));
        return new YearCount(
            After(lines[0]), DateOnly.ParseExact(After(lines[1]), "O", CultureInfo.InvariantCulture),
            [.. After(lines[2]).Split(',', StringSplitOptions.RemoveEmptyEntries)], [.. records]);
    }

    private static string After(string line) => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static string Print(decimal weight) => weight.ToString("0.############", CultureInfo.InvariantCulture);
}
