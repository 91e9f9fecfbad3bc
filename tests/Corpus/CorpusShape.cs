using System.Collections.Immutable;
using Gongkai.Corpus.Edits;

namespace Gongkai.Corpus;

/// <summary>One of the shapes in which published reports were met.</summary>
/// <param name="Id">Its number in the catalogue, such as <c>S17</c>, and a word where one number covers several.</param>
/// <param name="IsDamaged">True where cells themselves are lost or spoilt.</param>
/// <param name="Edit">What it does to the plain report.</param>
internal sealed record CorpusShape(string Id, bool IsDamaged, Edit Edit)
{
    /// <summary>The edition printed, whatever the year; null: the one meant for the year.</summary>
    public string? Edition { get; init; }

    /// <summary>First and last report year.</summary>
    public (int First, int Last) Years { get; init; } = (2019, 2025);

    private static readonly Edit Nothing = (galley, _) => galley;

    /// <summary>The whole catalogue.</summary>
    public static ImmutableArray<CorpusShape> All { get; } =
    [
        new("plain", false, Nothing),
        new("S11", true, CellEdits.MergedValues),
        new("S12", true, CellEdits.HalfFilled),
        new("S16", false, TableEdits.OtherSpans),
        new("S17", false, TableEdits.CategoryAgain),
        new("S18", false, TableEdits.PageBreak),
        new("S18-row", false, TableEdits.PageNumberRow),
        new("S19", false, TableEdits.BrokenRows),
        new("S19-surplus", true, TableEdits.SurplusNumber),
        new("S19-lost", true, TableEdits.LostCells),
        new("S20", true, TableEdits.TornRows),
        new("S21", true, TableEdits.FloatingValue),
        new("S22", false, OrderEdits.Notes),
        new("S23", false, OrderEdits.OwnRows),
        new("S24", false, OrderEdits.Twice),
        new("S24-differ", true, OrderEdits.TwiceDiffering),
        new("S25", true, OrderEdits.TablesLost),
        new("S26", false, OrderEdits.HeadingsLost),
        new("S26-own", false, OrderEdits.OwnHeads),
        new("S27", false, OrderEdits.Contents),
        new("S28", false, OrderEdits.Covered),
        new("S29", false, CellEdits.BlankZeros),
        new("S30", false, CellEdits.Padded),
        new("S32", false, CellEdits.SignedChanges),
        new("S33", false, CellEdits.Glossed),
        new("S34", false, EditParts.OneOf(CellEdits.AmountUnits, CellEdits.LongAmounts)),
        new("S34-count", false, CellEdits.CountUnits),
        new("S34-none", true, CellEdits.NoUnit) { Years = (2021, 2025) },
        new("S35", false, OrderEdits.MoreWords),
        new("S36", false, CellEdits.WideDigits),
        new("S37", false, LabelEdits.Wrapped),
        new("S37-blanks", false, LabelEdits.InnerBlanks),
        new("S37-cut", false, LabelEdits.CutHeads),
        new("S38", false, LabelEdits.Variants),
        new("S38-heads", false, LabelEdits.HeadingVariants),
        new("S38-numbers", false, EditParts.OneOf(LabelEdits.NoNumbers, LabelEdits.NumbersApart)),
        new("S39", false, LabelEdits.LawGlosses),
        new("S40", false, ScriptEdits.TraditionalScript),
        new("S41", false, ScriptEdits.PinyinGlosses),
        new("S42", false, LabelEdits.JunkInLabels),
        new("S43", false, ScriptEdits.ShiftedBytes),
        new("S44", false, ScriptEdits.Hijacked),
        new("S45", false, EditParts.All(OrderEdits.MoreWords, ScriptEdits.DroppedDates)),
        new("S46", false, FormEdits.SingleOtherRow) { Years = (2021, 2025) },
        new("S46-table", false, FormEdits.OtherSecondTable),
        new("S47", false, Nothing) { Edition = "2019", Years = (2021, 2024) },
        new("S48", false, OrderEdits.OldOutline) { Years = (2019, 2019) },
        new("S50", false, OrderEdits.SeventhPart),
        new("S51", false, CellEdits.BlankForm),
        new("S29-words", true, CellEdits.WordsForZero),
        new("S53-marked", false, OrderEdits.Marked),
        new("row-lost", true, TableEdits.LostRow),
        new("title-order", false, TitleEdits.Orders),
        new("title-lines", false, TitleEdits.OverLines),
        new("title-last", false, TitleEdits.Last),
        new("title-place", false, TitleEdits.WithoutPlace),
        new("title-years", false, TitleEdits.OtherYears),
        new("frame", false, OrderEdits.Framed),
        new("mixed", true, EditParts.All(OrderEdits.Notes, TableEdits.PageBreak, LabelEdits.Wrapped, LabelEdits.Variants, CellEdits.BlankZeros, OrderEdits.MoreWords)),
    ];
}
