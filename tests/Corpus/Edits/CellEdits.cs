using System.Globalization;
using Gongkai.Corpus.Galleys;
using Gongkai.Reports;

namespace Gongkai.Corpus.Edits;

/// <summary>What stands in value cells: blanks, padding, glosses, units.</summary>
internal static class CellEdits
{
    private static readonly string[] Blanks = ["", "\u00a0", "\u3000", " ", "-", "—", "/", "－", "——"];

    /// <summary>S29: zeros printed as one of the many kinds of nothing.</summary>
    public static Galley BlankZeros(Galley galley, Rng rng)
    {
        var blank = rng.Pick(Blanks);
        var share = rng.Pick([15, 40, 100]);
        var rows = rng.Chance(50);
        return galley.WithTables(table =>
        {
            foreach (var row in table.FigureRows().ToList())
            {
                var whole = rows && table.Rows[row].All(cell => cell.Figure is null || cell.Amount == 0) && rng.Chance(share);
                table = table.WithRow(row, cells => cells.Select(cell => cell is { Figure: not null, Amount: 0 } && (rows ? whole : rng.Chance(share)) ? Blank(cell, blank) : cell));
            }

            return table;
        });
    }

    /// <summary>S29: some zeros told in words, which say nothing that a form could hold.</summary>
    public static Galley WordsForZero(Galley galley, Rng rng)
    {
        var word = rng.Pick(["无", "零", "〇", "没有", "暂无"]);
        return galley.WithTables(table => table.WithCells(cell => cell is { Figure: not null, Amount: 0 } && rng.Chance(12) ? cell.Emptied(word) with { IsNotApplicable = false } : cell))
            .WithDamaged(galley.Tables.SelectMany(table => table.Rows).SelectMany(row => row).Where(cell => cell is { Figure: not null, Amount: 0 }).Select(cell => cell.Figure!.Value));
    }

    /// <summary>S51: a form that nobody filled in.</summary>
    public static Galley BlankForm(Galley galley, Rng rng)
    {
        var blank = rng.Pick(Blanks);
        return galley.WithTables(table => table.WithCells(cell => cell.Figure is null ? cell : Blank(cell, blank)));
    }

    /// <summary>S12: only the totals are filled in, or everything but them.</summary>
    public static Galley HalfFilled(Galley galley, Rng rng)
    {
        var totalsOnly = rng.Chance(50);
        return galley.WithTable(3, table => table.WithCells(cell => cell.Figure is { } id && id.Code.EndsWith(".total", StringComparison.Ordinal) != totalsOnly ? cell.Emptied() : cell));
    }

    /// <summary>S11: one number a row, in a cell over all columns: the total, whatever the columns held.</summary>
    public static Galley MergedValues(Galley galley, Rng rng) => galley.WithTable(3, table =>
    {
        foreach (var row in table.FigureRows().ToList())
        {
            table = table.WithRow(row, cells => [.. cells.Where(cell => cell.Figure is null), cells.Last() with { ColumnSpan = 7 }]);
        }

        return table;
    });

    /// <summary>S30: blanks of two kinds around the digits.</summary>
    public static Galley Padded(Galley galley, Rng rng) => galley.WithTables(table => table.WithCells(cell =>
        cell is { Figure: not null, Amount: not null } ? cell with { Text = rng.Pick(["", " ", "\u00a0", "  "]) + cell.Text + rng.Pick(["", " ", "\u00a0", "\u3000"]) } : cell));

    /// <summary>Full-width digits, and separators between thousands.</summary>
    public static Galley WideDigits(Galley galley, Rng rng)
    {
        var wide = rng.Chance(50);
        return galley.WithTables(table => table.WithCells(cell => cell is not { Figure: not null, Amount: { } amount } || cell.Text.Any(character => !char.IsAsciiDigit(character)) ? cell
            : cell with { Text = wide ? string.Concat(cell.Text.Select(digit => (char)(digit - '0' + '０'))) : amount.ToString("#,0", CultureInfo.InvariantCulture) }));
    }

    /// <summary>S33: a remark behind the number, in the same cell.</summary>
    public static Galley Glossed(Galley galley, Rng rng) => galley.WithTables(table => table.WithCells(cell =>
        cell is { Figure: { } id, Amount: > 0 and < 1000 } && !id.Definition.IsAmount && rng.Chance(12)
            ? cell with { Text = cell.Text + Gloss(rng, (int)cell.Amount.Value) } : cell));

    /// <summary>S34: the unit of a count printed with it.</summary>
    public static Galley CountUnits(Galley galley, Rng rng)
    {
        var all = rng.Chance(40);
        return galley.WithTables(table => table.WithCells(cell => cell is { Figure: { } id, Amount: not null } && !id.Definition.IsAmount && cell.Text.All(char.IsAsciiDigit) && (all || rng.Chance(10))
            ? cell with { Text = cell.Text + (table.Number == 2 ? rng.Pick(["件", "项"]) : "件") } : cell));
    }

    /// <summary>S34: an amount with a unit of its own, whatever stands over its column.</summary>
    public static Galley AmountUnits(Galley galley, Rng rng) => galley.WithTable(2, table => table.WithCells(cell =>
        cell is { Figure: { } id, Amount: > 0 and { } amount } && id.Definition.IsAmount ? cell with { Text = WithUnit(rng, amount) } : cell));

    /// <summary>S34: an amount in 万元 with as many decimals as a calculator gives, cut where the office cuts them.</summary>
    public static Galley LongAmounts(Galley galley, Rng rng) => galley.WithTable(2, table => table.WithCells(cell =>
    {
        if (cell is not { Figure: { } id, Amount: > 0 and { } amount } || id.Definition.Unit != CellUnit.AmountInWan)
        {
            return cell;
        }

        var text = (amount / 10_000m).ToString(rng.Pick(["0.0000", "0.00000", "0.000000"]), CultureInfo.InvariantCulture);
        return cell with { Text = text, Amount = decimal.Parse(text, CultureInfo.InvariantCulture) * 10_000m };
    }));

    /// <summary>S34: the unit is gone from the head of the column. What is printed is all that may be known, and never more.</summary>
    public static Galley NoUnit(Galley galley, Rng rng)
    {
        var amounts = galley.Tables.SelectMany(table => table.Rows).SelectMany(row => row).Where(cell => cell is { Figure: { } id, Amount: > 0 } && id.Definition.Unit == CellUnit.AmountInWan).Select(cell => cell.Figure!.Value);
        return galley.WithDamaged(amounts).WithTable(2, table => table.WithCells(cell =>
            cell.Text.Contains("收费金额", StringComparison.Ordinal) ? cell with { Text = "本年收费金额" } : cell));
    }

    /// <summary>S32: signs before changes, also before a zero.</summary>
    public static Galley SignedChanges(Galley galley, Rng rng) => galley.WithTable(2, table => table.WithCells(cell =>
        cell is { Figure: { } id, Amount: { } amount } && id.Definition.Unit == CellUnit.SignedCount
            ? cell with { Text = amount switch { > 0 => rng.Pick(["+", "＋", "增", ""]), < 0 => rng.Pick(["-", "－", "减", "—"]), _ => rng.Pick(["", "", "+"]) } + Math.Abs(amount).ToString(CultureInfo.InvariantCulture) } : cell));

    private static GalleyCell Blank(GalleyCell cell, string blank) => cell.Emptied(blank) with { IsNotApplicable = blank.Trim().Length > 0 };

    private static string Gloss(Rng rng, int amount) => rng.Pick(
    [
        $"（其中修订{Math.Min(amount, 4)}件）",
        $"（含自然失效{Math.Min(amount, 2)}件）",
        $"(其中{Math.Min(amount, 3)}件为上年结转)",
    ]);

    private static string WithUnit(Rng rng, decimal yuan) => rng.Next(4) switch
    {
        0 => Plain(yuan) + "元",
        1 => Plain(yuan / 10_000m) + "万元",
        2 => yuan.ToString("0.00", CultureInfo.InvariantCulture) + "元",
        _ => Plain(yuan / 10_000m) + " 万元",
    };

    private static string Plain(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
