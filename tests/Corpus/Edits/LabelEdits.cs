using System.Collections.Immutable;
using Gongkai.Corpus.Galleys;
using Gongkai.Corpus.Words;

namespace Gongkai.Corpus.Edits;

/// <summary>How labels and heads are worded, wrapped and spoilt.</summary>
internal static class LabelEdits
{
    private const string Junk = "去譽歡章堡頸烏匙芝笑翻鑽腳蘭頌龍稅鴉櫻";

    /// <summary>S37: heads and labels broken over lines where the column was narrow.</summary>
    public static Galley Wrapped(Galley galley, Rng rng) => OnLabels(galley, rng, 40, label => label.Length < 4 || label.Contains('\n') ? label : Break(label, rng));

    /// <summary>S37: blanks inside labels.</summary>
    public static Galley InnerBlanks(Galley galley, Rng rng) => OnLabels(galley, rng, 50, label =>
        label.Length == 2 ? label.Insert(1, rng.Pick([" ", "  ", "\u3000"])) : label.Length > 3 ? label.Insert(rng.Between(1, label.Length - 1), rng.Pick([" ", "  ", "\u3000", "\u00a0"])) : label);

    /// <summary>S37: two heads cut to the same three characters.</summary>
    public static Galley CutHeads(Galley galley, Rng rng) => OnLabels(galley, rng, 100, label =>
        label.Replace("\n", "", StringComparison.Ordinal) is "本年新制作数量" or "本年新公开数量" ? "本年新" : label is "本年制发件数" or "本年废止件数" ? label[..4] : label);

    /// <summary>S38: other wordings of the same labels.</summary>
    public static Galley Variants(Galley galley, Rng rng)
    {
        var variants = WordList.Load("variants.txt")["labels"].Select(line => line.Split('=')).Where(_ => rng.Chance(60)).ToList();
        return OnLabels(galley, rng, 100, label => variants.Where(variant => label == variant[0]).Select(variant => variant[1]).FirstOrDefault(label));
    }

    /// <summary>S38: other wordings of the headings.</summary>
    public static Galley HeadingVariants(Galley galley, Rng rng)
    {
        var lists = WordList.Load("variants.txt");
        return galley.WithLines(line => line.Part == 0 ? line : line with { Text = line.Text[..2] + rng.Pick(lists[$"part {line.Part}"]) });
    }

    /// <summary>S39: glosses of the law inside labels, with digits that are no values.</summary>
    public static Galley LawGlosses(Galley galley, Rng rng)
    {
        var glosses = WordList.Load("variants.txt")["glosses"].Select(line => line.Split('=')).ToList();
        return OnLabels(galley, rng, 100, label => glosses.Where(gloss => label.Contains(gloss[0], StringComparison.Ordinal) && rng.Chance(80)).Select(gloss => label + gloss[1]).FirstOrDefault(label));
    }

    /// <summary>S42: characters of another text inside labels.</summary>
    public static Galley JunkInLabels(Galley galley, Rng rng) => OnLabels(galley, rng, 12, label => label.Length < 4 ? label
        : label.Insert(rng.Between(1, label.Length - 1), string.Concat(Enumerable.Range(0, rng.Between(1, 3)).Select(_ => Junk[rng.Next(Junk.Length)]))));

    /// <summary>The numbers before labels are gone, as where a word processor counts by itself.</summary>
    public static Galley NoNumbers(Galley galley, Rng rng) => OnLabels(galley, rng, 100, label => label.Length > 2 && char.IsAsciiDigit(label[0]) && label[1] is '.' or '、' ? label[2..].TrimStart() : label);

    /// <summary>The number before a label stands in a cell of its own.</summary>
    public static Galley NumbersApart(Galley galley, Rng rng) => galley.WithTable(3, table =>
    {
        foreach (var row in table.FigureRows().ToList())
        {
            table = table.WithRow(row, cells => cells.SelectMany(cell => cell is { IsLabel: true, ColumnSpan: > 1 } && cell.Text[1] == '、'
                ? [EditParts.Stray(cell.Text[..2]), cell with { Text = cell.Text[2..], ColumnSpan = cell.ColumnSpan - 1 }] : ImmutableArray.Create(cell)));
        }

        return table;
    });

    private static string Break(string label, Rng rng)
    {
        var width = rng.Between(2, 9);
        return string.Join('\n', Enumerable.Range(0, (label.Length + width - 1) / width).Select(line => label.Substring(line * width, Math.Min(width, label.Length - (line * width)))));
    }

    private static Galley OnLabels(Galley galley, Rng rng, int percent, Func<string, string> change) =>
        galley.WithTables(table => table.WithCells(cell => cell.Figure is null && cell.Text.Length > 0 && table.Number > 0 && rng.Chance(percent) ? cell with { Text = change(cell.Text) } : cell));
}
