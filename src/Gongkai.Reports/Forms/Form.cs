using System.Collections.Immutable;

namespace Gongkai.Reports;

/// <summary>One edition of the statutory form, read from one data file: tables, rows, columns, labels with their variants,
/// articles, units and the sums it must satisfy. Readers, checks, writers, storage, roll-up and pages all walk it.</summary>
public sealed class Form
{
    // By the cell's small number; null for cells of other editions.
    private readonly FormCell?[] places;

    internal Form(string edition, string source, int firstYear, int? lastYear, string titlePattern, ImmutableArray<FormSection> sections, ImmutableArray<FormTable> tables, ImmutableArray<Equation> equations)
    {
        Edition = edition;
        Source = source;
        FirstYear = firstYear;
        LastYear = lastYear;
        TitlePattern = titlePattern;
        Sections = sections;
        Tables = tables;
        Equations = equations;
        Cells = [.. tables.SelectMany(table => table.Cells)];
        places = new FormCell?[Cells.Max(cell => cell.Id.Index) + 1];
        foreach (var cell in Cells)
        {
            places[cell.Id.Index] = cell;
        }

        EquationsOf = Cells.ToImmutableDictionary(cell => cell.Id, cell => equations.Where(equation => equation.Concerns(cell.Id)).ToImmutableArray());
    }

    /// <summary>Name of the edition, such as <c>2021</c>.</summary>
    public string Edition { get; }

    /// <summary>The notice that issued it.</summary>
    public string Source { get; }

    /// <summary>First report year it is meant for.</summary>
    public int FirstYear { get; }

    /// <summary>Last report year it is meant for (included); null while it is in force.</summary>
    public int? LastYear { get; }

    /// <summary>Official title with places <c>{organ}</c> and <c>{year}</c>.</summary>
    public string TitlePattern { get; }

    /// <summary>The parts, 1 to 6.</summary>
    public ImmutableArray<FormSection> Sections { get; }

    /// <summary>The statistic tables.</summary>
    public ImmutableArray<FormTable> Tables { get; }

    /// <summary>Every sum the printed form must satisfy, cell by cell (law.md §3: T3-1, T3-2, T3-3, T4-1).</summary>
    public ImmutableArray<Equation> Equations { get; }

    /// <summary>All cells in printed order.</summary>
    public ImmutableArray<FormCell> Cells { get; }

    /// <summary>The equations that a cell stands in; none for a cell of another edition.</summary>
    public ImmutableDictionary<CellId, ImmutableArray<Equation>> EquationsOf { get; }

    /// <summary>True when this edition has the cell.</summary>
    public bool Has(CellId cell) => Place(cell) is not null;

    /// <summary>Where this edition prints a cell; null when it does not have it.</summary>
    public FormCell? Place(CellId cell) => cell.Index < places.Length ? places[cell.Index] : null;

    /// <summary>True when the edition is the one meant for a report year.</summary>
    public bool IsMeantFor(int year) => year >= FirstYear && (LastYear is null || year <= LastYear);

    /// <summary>The official title of a report.</summary>
    public string TitleFor(string organ, int year) =>
        TitlePattern.Replace("{organ}", organ, StringComparison.Ordinal).Replace("{year}", year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}

/// <summary>A part of the report.</summary>
/// <param name="Number">1 to 6.</param>
/// <param name="Title">Official heading without number.</param>
/// <param name="Variants">Other wordings met in real reports.</param>
public sealed record FormSection(int Number, string Title, ImmutableArray<string> Variants);

/// <summary>A statistic table of the form: blocks one under the other.</summary>
/// <param name="Number">2, 3 or 4: the number of the part it stands in.</param>
/// <param name="Section">The part it stands in.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Corner">The note printed in the corner cell; empty when none.</param>
/// <param name="ColumnsHead">The head over all columns (申请人情况); empty when none.</param>
/// <param name="Blocks">Blocks with heads of their own.</param>
public sealed record FormTable(int Number, int Section, string Title, string Corner, string ColumnsHead, ImmutableArray<FormBlock> Blocks)
{
    /// <summary>All cells in printed order.</summary>
    public IEnumerable<FormCell> Cells => Blocks.SelectMany(block => block.Cells);
}

/// <summary>A block: columns and the rows under them.</summary>
/// <param name="Head">Head line over the block (第二十条第（一）项); empty when none.</param>
/// <param name="HeadLabel">Head of the label column (信息内容); empty when none.</param>
/// <param name="Article">Article of 《条例》.</param>
/// <param name="Columns">Value columns from left to right.</param>
/// <param name="Rows">Rows from top to bottom; a block of one row without label (table 4) has one row whose label is empty.</param>
public sealed record FormBlock(string Head, string HeadLabel, string Article, ImmutableArray<FormColumn> Columns, ImmutableArray<FormRow> Rows)
{
    /// <summary>All cells, row by row. Set once, while the form is built: a cell knows its block and a block its cells.</summary>
    public ImmutableArray<FormCell> Cells { get; internal set; } = [];
}

/// <summary>A column.</summary>
/// <param name="Code">Last part of the cells' names.</param>
/// <param name="Label">Official head.</param>
/// <param name="Path">Heads above it, outermost first (法人或其他组织).</param>
/// <param name="Variants">Other wordings met.</param>
/// <param name="Unit">What its cells count.</param>
public sealed record FormColumn(string Code, string Label, ImmutableArray<string> Path, ImmutableArray<string> Variants, CellUnit Unit);

/// <summary>A row.</summary>
/// <param name="Code">First part of the cells' names.</param>
/// <param name="Label">Official label; empty for a row without one.</param>
/// <param name="Path">Category cells to its left, outermost first (三、本年度办理结果, （三）不予公开).</param>
/// <param name="Variants">Other wordings met.</param>
public sealed record FormRow(string Code, string Label, ImmutableArray<string> Path, ImmutableArray<string> Variants);

/// <summary>A cell where an edition prints it.</summary>
public sealed record FormCell(CellId Id, FormTable Table, FormBlock Block, FormRow Row, FormColumn Column)
{
    /// <summary>Row and column as a person would name them, such as “（一）予以公开 × 自然人”.</summary>
    public string Label => string.Join(" × ", new[] { Row.Label, string.Join("/", Column.Path.Append(Column.Label)) }.Where(part => part.Length > 0));
}

/// <summary>A sum that the printed figures must satisfy: the left cells add up to the right cells.</summary>
/// <param name="Rule">Id of the rule, such as <c>T3-1</c>.</param>
/// <param name="Table">The table it belongs to.</param>
/// <param name="Left">Cells added on the left.</param>
/// <param name="Right">Cells added on the right.</param>
public sealed record Equation(string Rule, int Table, ImmutableArray<CellId> Left, ImmutableArray<CellId> Right)
{
    /// <summary>All cells, left then right.</summary>
    public IEnumerable<CellId> Cells => Left.Concat(Right);

    /// <summary>True when the cell stands in it.</summary>
    public bool Concerns(CellId cell) => Left.Contains(cell) || Right.Contains(cell);
}
