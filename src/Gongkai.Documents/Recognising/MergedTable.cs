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
}

/// <summary>A row in one edition.</summary>
internal sealed record EditionRow(Form Form, FormTable Table, FormBlock Block, FormRow Row);

/// <summary>A table over all editions. Published reports mix blocks of two editions, so rows are looked for in all of them at once.</summary>
internal sealed class MergedTable
{
    public MergedTable(int number, IReadOnlyList<Form> forms)
    {
        Number = number;
        Forms = [.. forms.Where(form => form.Tables.Any(table => table.Number == number))];
        Rows = Merge(number);
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
    public ImmutableArray<Equation> EquationsOf(Form form) => [.. form.Equations.Where(equation => equation.Table == Number)];

    public FormTable Table(Form form) => form.Tables.First(table => table.Number == Number);

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
