using Gongkai.Reports;

namespace Gongkai.Corpus.Shapes;

/// <summary>How one office prints labels and digits: brackets, list marks, wrapped heads, padding.</summary>
internal sealed record Habit
{
    public bool HalfBrackets { get; init; }
    public string ListMark { get; init; } = ".";
    public bool Wrap { get; init; }
    public string Pad { get; init; } = "";
    public string UnitHead { get; init; } = "";

    public static Habit Next(Rng rng) => new()
    {
        HalfBrackets = rng.Chance(25),
        ListMark = rng.Pick([".", ".", "、", ". "]),
        Wrap = rng.Chance(35),
        Pad = rng.Pick(["", "", "", " ", "\u00a0"]),
    };

    /// <summary>The same habit with the unit over the column of amounts, where the report prints its amount without one.</summary>
    public Habit For(AnnualReport report)
    {
        var amount = report.Figures.Where(figure => figure.Key.Definition.Unit == CellUnit.Amount).Select(figure => figure.Value).FirstOrDefault();
        return amount is { Unit: { } unit, Raw: { } raw } && !raw.Contains(unit, StringComparison.Ordinal) ? this with { UnitHead = $"（单位：{unit}）" } : this;
    }

    /// <summary>The label as this office writes it.</summary>
    public string Label(string official)
    {
        var label = official;
        if (label.Length > 2 && char.IsAsciiDigit(label[0]) && label[1] == '.')
        {
            label = label[0] + ListMark + label[2..];
        }

        if (UnitHead.Length > 0 && label == "采购总金额")
        {
            label += UnitHead;
        }

        if (HalfBrackets)
        {
            label = label.Replace('（', '(').Replace('）', ')');
        }

        return Wrap && label is "本年新制作数量" or "本年新公开数量" ? label[..3] + "\n" + label[3..] : label;
    }
}
