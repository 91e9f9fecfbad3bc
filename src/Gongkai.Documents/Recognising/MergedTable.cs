using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>A row as any edition prints it.</summary>
/// <param name="Index">Position in the merged order of all editions.</param>
/// <param name="Code">First part of its cells' names.</param>
/// <param name="Labels">Every wording, official ones first.</param>
/// <param name="Editions">Where each edition prints it.</param>
internal sealed record MergedRow(int Index, string Code, ImmutableArray<string> Labels, ImmutableArray<EditionRow> Editions)
{
    /// <summary>The wordings folded, with and without their enumerators.</summary>
    public ImmutableArray<string> Keys { get; } = [.. Labels.SelectMany(label => new[] { LabelFold.Of(label), LabelFold.WithoutEnumerator(label) }).Distinct()];

    /// <summary>How many categories stand left of its label, at most.</summary>
    public int Depth { get; } = Editions.Max(edition => edition.Row.Path.Length);

    /// <summary>The most columns that any edition gives it.</summary>
    public int Widest { get; } = Editions.Max(edition => edition.Block.Columns.Length);
}

/// <summary>A row in one edition.</summary>
internal sealed record EditionRow(Form Form, FormTable Table, FormBlock Block, FormRow Row)
{
    /// <summary>Its cells from left to right.</summary>
    public ImmutableArray<CellId> Cells { get; } = [.. Block.Columns.Select(column => CellId.Parse($"{Row.Code}.{column.Code}"))];

    /// <summary>The heads of its columns.</summary>
    public FoldedHeads Heads { get; } = FoldedHeads.Of(Block.Columns);
}

/// <summary>The wordings of the heads of some columns, folded.</summary>
/// <param name="Wordings">Of each column, the official one first.</param>
/// <param name="Together">The official ones in one.</param>
internal sealed record FoldedHeads(ImmutableArray<ImmutableArray<string>> Wordings, string Together)
{
    /// <summary>How well heads fit that were met before: nearly every report prints those of some edition.</summary>
    public KnownFits Fits { get; } = new();

    public static FoldedHeads Of(ImmutableArray<FormColumn> columns)
    {
        ImmutableArray<ImmutableArray<string>> wordings = [.. columns.Select(column => column.Variants.Prepend(column.Label).Select(label => LabelFold.Of(label)).Distinct().ToImmutableArray())];
        return new FoldedHeads(wordings, string.Concat(wordings.Select(column => column[0])));
    }
}

/// <summary>The cells of a row in an edition whose rows all have the same columns.</summary>
/// <param name="Cells">From left to right; empty when the edition's columns are not all there.</param>
/// <param name="Sums">The sums inside the row.</param>
internal sealed record RowCells(ImmutableArray<CellId> Cells, RowSums Sums);

/// <summary>A table over all editions. Published reports mix blocks of two editions, so rows are looked for in all of them at once.</summary>
internal sealed class MergedTable
{
    private readonly ImmutableArray<ImmutableArray<Equation>> equations;
    private readonly ImmutableArray<FoldedHeads> heads;
    private readonly ImmutableArray<ImmutableArray<RowCells>> cells;
    private readonly ImmutableArray<ImmutableArray<EditionRow>> rows;

    public MergedTable(int number, IReadOnlyList<Form> forms)
    {
        Number = number;
        Forms = [.. forms.Where(form => form.Tables.Any(table => table.Number == number))];
        Rows = Merge(number);
        equations = [.. Forms.Select(form => form.Equations.Where(equation => equation.Table == number).ToImmutableArray())];
        heads = [.. Forms.Select(form => FoldedHeads.Of(Table(form).Blocks[0].Columns))];
        cells = [.. Forms.Select(form => Rows.Select(row => Cells(row, form)).ToImmutableArray())];
        rows = [.. Forms.Select(form => Table(form).Blocks.SelectMany(block => block.Rows.Select(row => new EditionRow(form, Table(form), block, row))).ToImmutableArray())];
        HasRowLabels = Rows.All(row => row.Labels.Any(label => label.Length > 0));
        HasBlocks = Forms.Any(form => Table(form).Blocks.Any(block => block.Head.Length > 0));
    }

    public int Number { get; }

    public ImmutableArray<Form> Forms { get; }

    public ImmutableArray<MergedRow> Rows { get; }

    /// <summary>False for a table of one row without label (table 4).</summary>
    public bool HasRowLabels { get; }

    /// <summary>True for a table of blocks with heads of their own (table 2).</summary>
    public bool HasBlocks { get; }

    /// <summary>The sums that an edition asks for. Those of another edition have other columns and would speak against a sound row.</summary>
    public ImmutableArray<Equation> EquationsOf(Form form) => equations[Forms.IndexOf(form)];

    /// <summary>The heads over an edition's first block.</summary>
    public FoldedHeads HeadsOf(Form form) => heads[Forms.IndexOf(form)];

    /// <summary>A row's cells under the columns of an edition, whether or not that edition prints the row.</summary>
    public RowCells CellsOf(Form form, MergedRow row) => cells[Forms.IndexOf(form)][row.Index];

    /// <summary>The rows of an edition, as it prints them.</summary>
    public ImmutableArray<EditionRow> RowsOf(Form form) => rows[Forms.IndexOf(form)];

    public FormTable Table(Form form) => form.Tables.First(table => table.Number == Number);

    private RowCells Cells(MergedRow row, Form form)
    {
        var columns = Table(form).Blocks[0].Columns;
        var found = ImmutableArray.CreateBuilder<CellId>(columns.Length);
        foreach (var column in columns)
        {
            if (!CellId.TryParse($"{row.Code}.{column.Code}", out var cell))
            {
                return new RowCells([], RowSums.None(columns.Length));
            }

            found.Add(cell);
        }

        var whole = found.MoveToImmutable();
        return new RowCells(whole, RowSums.Of(whole, EquationsOf(form)));
    }

    // Rows that only one edition has go before the row that follows them there, so the category comes before its sub-rows.
    private ImmutableArray<MergedRow> Merge(int number)
    {
        var order = new List<string>();
        foreach (var rows in Forms.Select(form => Table(form).Blocks.SelectMany(block => block.Rows).Select(row => row.Code).ToList()))
        {
            for (var i = rows.Count - 1; i >= 0; i--)
            {
                if (!order.Contains(rows[i]))
                {
                    var next = i + 1 < rows.Count ? order.IndexOf(rows[i + 1]) : order.Count;
                    order.Insert(next, rows[i]);
                }
            }
        }

        return [.. order.Select((code, index) =>
        {
            ImmutableArray<EditionRow> editions = [.. Forms.SelectMany(form => Table(form).Blocks
                .SelectMany(block => block.Rows.Where(row => row.Code == code).Select(row => new EditionRow(form, Table(form), block, row))))];
            return new MergedRow(index, code, [.. editions.Select(edition => edition.Row.Label).Concat(editions.SelectMany(edition => edition.Row.Variants)).Distinct()], editions);
        })];
    }
}
