using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>What a label of the form is.</summary>
internal enum TermKind
{
    /// <summary>Label of a row that holds figures.</summary>
    Row,

    /// <summary>Category cell left of rows, or a part of it.</summary>
    Category,

    /// <summary>Head over columns, at any level.</summary>
    ColumnHead,

    /// <summary>Head line of a block (第二十条第（一）项) or of its label column.</summary>
    BlockHead,
}

/// <summary>A label of the form, any edition.</summary>
internal sealed record Term(TermKind Kind, int Table, int Row, string Label);

/// <summary>Every label of every edition by its folded key: what exact matching, gap matching and the splitting of glued text look up.</summary>
internal sealed class FormVocabulary
{
    private static readonly Lock Gate = new();
    private static FormVocabulary? current;
    private readonly FrozenDictionary<string, ImmutableArray<Term>> byKey;
    private readonly FrozenDictionary<string, ImmutableArray<Term>>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly SearchValues<char> firsts;
    private readonly SearchValues<char> lasts;

    private FormVocabulary(FormCatalogue catalogue)
    {
        Catalogue = catalogue;
        Tables = [.. catalogue.Forms.SelectMany(form => form.Tables.Select(table => table.Number)).Distinct().Order().Select(number => new MergedTable(number, catalogue.Forms))];
        byKey = Tables.SelectMany(Terms)
            .SelectMany(term => new[] { LabelFold.Of(term.Label), LabelFold.WithoutEnumerator(term.Label) }.Distinct().Where(key => key.Length > 0).Select(key => (key, term)))
            .GroupBy(pair => pair.key, pair => pair.term, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToImmutableArray(), StringComparer.Ordinal);
        bySpan = byKey.GetAlternateLookup<ReadOnlySpan<char>>();
        firsts = SearchValues.Create([.. byKey.Keys.Select(key => key[0]).Distinct()]);
        lasts = SearchValues.Create([.. byKey.Keys.Select(key => key[^1]).Distinct()]);
        PartWordings = [.. catalogue.Forms
            .SelectMany(form => form.Sections.SelectMany(section => section.Variants.Prepend(section.Title).Select((title, at) => new PartWording(section.Number, LabelFold.Of(title), at == 0))))
            .Distinct()];
        LongestKey = byKey.Keys.Max(key => key.Length);
    }

    public FormCatalogue Catalogue { get; }

    public ImmutableArray<MergedTable> Tables { get; }

    public int LongestKey { get; }

    /// <summary>Every wording of the headings of the six parts.</summary>
    public ImmutableArray<PartWording> PartWordings { get; }

    /// <summary>The vocabulary of the catalogue in use.</summary>
    public static FormVocabulary Current
    {
        get
        {
            var catalogue = FormCatalogue.Default;
            if (current is { } known && ReferenceEquals(known.Catalogue, catalogue))
            {
                return known;
            }

            lock (Gate)
            {
                return current = new FormVocabulary(catalogue);
            }
        }
    }

    /// <summary>The labels with this folded key; none when there are none.</summary>
    public ImmutableArray<Term> Find(ReadOnlySpan<char> key) => !key.IsEmpty && firsts.Contains(key[0]) && lasts.Contains(key[^1]) && bySpan.TryGetValue(key, out var terms) ? terms : [];

    /// <summary>True for a head over columns of a table.</summary>
    public bool IsColumnHead(string key, int table)
    {
        foreach (var term in Find(key))
        {
            if (term.Kind == TermKind.ColumnHead && term.Table == table)
            {
                return true;
            }
        }

        return false;
    }

    public bool CanStart(char character) => firsts.Contains(character);

    public bool CanEnd(char character) => lasts.Contains(character);

    private static IEnumerable<Term> Terms(MergedTable table)
    {
        foreach (var row in table.Rows)
        {
            foreach (var label in row.Labels.Where(label => label.Length > 0))
            {
                yield return new Term(TermKind.Row, table.Number, row.Index, label);
            }
        }

        foreach (var block in table.Forms.SelectMany(form => table.Table(form).Blocks))
        {
            foreach (var term in block.Rows.SelectMany(row => row.Path).Distinct().Select(label => new Term(TermKind.Category, table.Number, -1, label)))
            {
                yield return term;
            }

            foreach (var head in block.Columns.SelectMany(column => column.Path.Append(column.Label).Concat(column.Variants)).Distinct())
            {
                yield return new Term(TermKind.ColumnHead, table.Number, -1, head);
            }

            if (block.Head.Length > 0)
            {
                yield return new Term(TermKind.BlockHead, table.Number, -1, block.Head);
                yield return new Term(TermKind.BlockHead, table.Number, -1, block.HeadLabel);
            }
        }

        foreach (var form in table.Forms.Select(table.Table))
        {
            yield return new Term(TermKind.BlockHead, table.Number, -1, form.Corner);
            yield return new Term(TermKind.ColumnHead, table.Number, -1, form.ColumnsHead);
        }
    }
}
