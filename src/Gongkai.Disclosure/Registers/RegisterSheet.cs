using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies;

namespace Gongkai.Disclosure.Registers;

/// <summary>Something in a list that cannot be entered.</summary>
/// <param name="Cell">Where, as a spreadsheet names it: <c>C5</c>; only the row when it is about all of it.</param>
/// <param name="Why">Why not.</param>
public sealed record SheetFault(string Cell, Refusal Why);

/// <summary>One row of a list: an entry that is in order, or what is wrong with it.</summary>
public readonly record struct SheetLine(RegisterEntry? Entry, SheetFault? Fault);

/// <summary>A list of register rows out of a spreadsheet or a paste: the rows that are in order, and for every other what is wrong and in which cell. A bad row never stops the rest.</summary>
/// <param name="Entries">The rows in order.</param>
/// <param name="Faults">What is wrong with the others.</param>
public sealed record RegisterSheet(ImmutableArray<RegisterEntry> Entries, ImmutableArray<SheetFault> Faults)
{
    private const int LettersInAlphabet = 26;

    // Above the heads there may stand a title, the organ, a day.
    private const int MostAboveHeads = 20;

    /// <summary>Reads rows of texts.</summary>
    public static RegisterSheet Read(RegisterKind kind, IEnumerable<IReadOnlyList<string>> rows, DateOnly today)
    {
        var lines = Lines(kind, rows, today).ToList();
        return new RegisterSheet([.. lines.Select(line => line.Entry).OfType<RegisterEntry>()], [.. lines.Select(line => line.Fault).OfType<SheetFault>()]);
    }

    /// <summary>Reads rows of texts one by one, so that a list may be as long as it likes. The first row that names the column of the day names all columns.</summary>
    /// <param name="placeOf">What a spreadsheet calls a row and column, both from 0, the column -1 for the whole row; when left out, as if the list began in A1.</param>
    public static IEnumerable<SheetLine> Lines(RegisterKind kind, IEnumerable<IReadOnlyList<string>> rows, DateOnly today, Func<int, int, string>? placeOf = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        placeOf ??= PlaceOf;
        List<string?>? columns = null;
        var number = -1;
        foreach (var row in rows)
        {
            number++;
            if (row.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (columns is null)
            {
                var heads = row.Select(head => RegisterField.Named(kind, head)).ToList();
                columns = heads.Contains("on") ? heads : null;
                if (number >= MostAboveHeads && columns is null)
                {
                    break;
                }

                continue;
            }

            yield return Line(kind, columns, row, number, today, placeOf);
        }

        if (columns is null)
        {
            yield return new SheetLine(null, new SheetFault(placeOf(0, -1), number < 0 ? Refusal.Of("register.sheet-empty") : Refusal.Of("register.sheet-head", ("column", kind.DayWords.Zh), ("columnEn", kind.DayWords.En))));
        }
    }

    /// <summary>The name of a cell as a spreadsheet gives it: <c>C5</c>; of the whole row without a column.</summary>
    public static string PlaceOf(int row, int column) => Letter(column) + (row + 1).ToString(CultureInfo.InvariantCulture);

    private static SheetLine Line(RegisterKind kind, List<string?> columns, IReadOnlyList<string> row, int number, DateOnly today, Func<int, int, string> placeOf)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var column = 0; column < columns.Count && column < row.Count; column++)
        {
            if (columns[column] is { } field)
            {
                texts[field] = row[column].Trim();
            }
        }

        var (entry, wrong, why) = Parse(kind, texts, today);
        return entry is not null ? new SheetLine(entry, null) : new SheetLine(null, new SheetFault(placeOf(number, wrong is null ? -1 : columns.IndexOf(wrong)), why!));
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

    private static string Letter(int column) => column < 0 ? "" : column < LettersInAlphabet ? ((char)('A' + column)).ToString() : Letter((column / LettersInAlphabet) - 1) + Letter(column % LettersInAlphabet);
}
