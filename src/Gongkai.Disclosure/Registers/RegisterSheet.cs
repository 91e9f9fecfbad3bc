using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Agencies;

namespace Gongkai.Disclosure.Registers;

/// <summary>Something in a list that cannot be entered.</summary>
/// <param name="Cell">Where, as a spreadsheet names it: <c>C5</c>; only the row when it is about all of it.</param>
/// <param name="Why">Why not.</param>
public sealed record SheetFault(string Cell, Refusal Why);

/// <summary>A list of register rows out of a spreadsheet or a paste: the rows that are in order, and for every other what is wrong and in which cell. A bad row never stops the rest.</summary>
/// <param name="Entries">The rows in order.</param>
/// <param name="Faults">What is wrong with the others.</param>
public sealed partial record RegisterSheet(ImmutableArray<RegisterEntry> Entries, ImmutableArray<SheetFault> Faults)
{
    private const int LettersInAlphabet = 26;

    /// <summary>Reads rows of texts, of which the first names the columns.</summary>
    public static RegisterSheet Read(RegisterKind kind, IReadOnlyList<IReadOnlyList<string>> rows, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            return new RegisterSheet([], [new SheetFault("1", Refusal.Of("register.sheet-empty"))]);
        }

        var columns = rows[0].Select(head => RegisterField.Named(kind, head)).ToList();
        if (!columns.Contains("on"))
        {
            return new RegisterSheet([], [new SheetFault("1", Refusal.Of("register.sheet-head", ("column", kind.DayWords.Zh), ("columnEn", kind.DayWords.En)))]);
        }

        var entries = ImmutableArray.CreateBuilder<RegisterEntry>();
        var faults = ImmutableArray.CreateBuilder<SheetFault>();
        for (var number = 1; number < rows.Count; number++)
        {
            if (rows[number].All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var column = 0; column < columns.Count && column < rows[number].Count; column++)
            {
                if (columns[column] is { } field)
                {
                    texts[field] = rows[number][column].Trim();
                }
            }

            var (entry, wrong, why) = Parse(kind, texts, today);
            if (entry is not null)
            {
                entries.Add(entry);
            }
            else
            {
                faults.Add(new SheetFault((wrong is null ? "" : Letter(columns.IndexOf(wrong))) + (number + 1).ToString(CultureInfo.InvariantCulture), why!));
            }
        }

        return new RegisterSheet(entries.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>Makes an entry of typed texts by field.</summary>
    /// <returns>The entry; or the field that is wrong, null when it is about all of them, and why.</returns>
    public static (RegisterEntry? Entry, string? Field, Refusal? Why) Parse(RegisterKind kind, IReadOnlyDictionary<string, string> texts, DateOnly today)
    {
        string? wrong = null;
        string Text(string field) => texts.TryGetValue(field, out var text) ? text.Trim() : "";
        T? Read<T>(string field, Func<string, T?> parse)
            where T : struct
        {
            var text = Text(field);
            var value = text.Length == 0 ? null : parse(text);
            wrong ??= text.Length > 0 && value is null ? field : null;
            return value;
        }

        var on = Read("on", RegisterField.Day);
        var from = Read("from", RegisterField.Day);
        var number = Read("number", RegisterField.Whole);
        var isBatch = from is not null || RegisterField.IsYes(Text("batch")) || number is not null and not 1;
        var amount = Read("amount", RegisterField.Fen);
        var variant = Text("variant") is { Length: > 0 } named ? kind.Variants.FirstOrDefault(known => known.Code == named || known.Zh == named || string.Equals(known.En, named, StringComparison.OrdinalIgnoreCase))?.Code : null;
        wrong ??= kind.Variants.Length > 0 && variant is null ? "variant" : null;
        var entry = new RegisterEntry
        {
            On = on ?? default, From = from ?? on ?? default, IsBatch = isBatch, Number = number ?? (isBatch ? -1 : 1), Amount = amount, Variant = variant,
            Title = Text("title"), Reference = Text("reference"), Lead = Text("lead"), PublishedOn = Read("published", RegisterField.Day), AmendedOn = Read("amended", RegisterField.Day),
            EndedOn = Read("ended", RegisterField.Day), ItemId = Read("item", RegisterField.Whole), People = Read("people", RegisterField.Whole), Hours = Read("hours", RegisterField.Number),
            IsInexact = RegisterField.IsYes(Text("inexact")), Source = Text("source"), Evidence = Text("evidence"),
        };
        entry = entry with { Lead = entry.Lead is { Length: > 0 } lead ? lead : null };
        wrong ??= on is null ? "on" : null;
        if (wrong is { } field)
        {
            var name = RegisterField.NameOf(kind, field);
            return (null, field, Refusal.Of(Text(field).Length == 0 ? "register.missing" : $"register.text-{RegisterField.FormOf(field)}", ("field", name.Zh), ("fieldEn", name.En), ("text", Text(field))));
        }

        return entry.Unfit(kind, today) is { } unfit ? (null, RegisterField.Meant(unfit), unfit) : (entry, null, null);
    }

    /// <summary>Rows of texts out of what was pasted or a CSV file: columns parted by tabs, else by commas, quotes as spreadsheets write them.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tidy = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var end = tidy.IndexOf('\n', StringComparison.Ordinal);
        var pattern = (end < 0 ? tidy : tidy[..end]).Contains('\t', StringComparison.Ordinal) ? Tabbed() : Commas();
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        for (var at = 0; at <= tidy.Length;)
        {
            var match = pattern.Match(tidy, at);
            row.Add(match.Groups["quoted"].Success ? match.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : match.Groups["plain"].Value);
            at = match.Index + match.Length;
            if (match.Groups["end"].Value is "\n" or "")
            {
                rows.Add(row);
                row = [];
                if (match.Groups["end"].Length == 0)
                {
                    break;
                }
            }
        }

        return rows;
    }

    private static string Letter(int column) => column < 0 ? "" : column < LettersInAlphabet ? ((char)('A' + column)).ToString() : Letter((column / LettersInAlphabet) - 1) + Letter(column % LettersInAlphabet);

    [GeneratedRegex("\\G(?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<plain>[^\\t\\n]*))(?<end>[\\t\\n]|$|)")]
    private static partial Regex Tabbed();

    [GeneratedRegex("\\G(?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<plain>[^,\\n]*))(?<end>[,\\n]|$|)")]
    private static partial Regex Commas();
}
