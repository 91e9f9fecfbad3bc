using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Web.Office.Reports.Evidence;

/// <summary>A piece of a source as it is shown: a line or paragraph, or rows of a table.</summary>
internal sealed record SourceUnit
{
    /// <summary>The words; null for a table.</summary>
    public MappedText? Words { get; init; }

    /// <summary>Line of the source, from 1; null where lines mean nothing.</summary>
    public int? Line { get; init; }

    /// <summary>True for a heading of the source.</summary>
    public bool IsHeading { get; init; }

    /// <summary>The rows; empty for words.</summary>
    public ImmutableArray<ImmutableArray<TableCell>> Rows { get; init; } = [];

    /// <summary>The source that it covers.</summary>
    public TextSpan Span => Words?.Source ?? Rows.SelectMany(row => row).Where(cell => cell.Text.IsPlaced).Select(cell => cell.Text.Source).DefaultIfEmpty().Aggregate((one, other) => one.Cover(other));
}

/// <summary>A source cut into parts that a page can carry. Text shows as it is, line by line; what is laid out (web pages, office files) as its paragraphs and tables.</summary>
internal sealed class SourceView
{
    private const int PartLength = 24_000;

    private readonly List<Func<IEnumerable<SourceUnit>>> parts = [];
    private readonly List<TextSpan> spans = [];

    public SourceView(Document source)
    {
        ShowsLines = source.Kind is DocumentKind.Text or DocumentKind.Markdown or DocumentKind.Json || source.Blocks.IsEmpty;
        if (ShowsLines)
        {
            CutText(source.Text);
        }
        else
        {
            CutBlocks(source.Blocks);
        }
    }

    /// <summary>True when the text itself is shown, with line numbers.</summary>
    public bool ShowsLines { get; }

    /// <summary>How many parts, at least 1.</summary>
    public int PartCount => parts.Count;

    /// <summary>The pieces of a part, counted from 1.</summary>
    public IEnumerable<SourceUnit> Part(int number) => parts[number - 1]();

    /// <summary>The source that a part covers.</summary>
    public TextSpan SpanOf(int number) => spans[number - 1];

    /// <summary>The part in which something stands.</summary>
    public int PartOf(TextSpan span) => Math.Max(0, spans.FindIndex(part => span.Start >= part.Start && span.Start <= part.End)) + 1;

    private void CutText(string text)
    {
        for (int start = 0, line = 1; start < text.Length || parts.Count == 0;)
        {
            var end = Math.Min(text.Length, start + PartLength);
            if (end < text.Length && text.LastIndexOf('\n', end - 1, end - start) is > 0 and var lineEnd && lineEnd >= start)
            {
                end = lineEnd + 1;
            }

            var (from, to, first) = (start, end, line);
            parts.Add(() => LinesOf(text, from, to, first));
            spans.Add(TextSpan.Between(from, to));
            line += text.AsSpan(start, end - start).Count('\n');
            start = end;
        }
    }

    private static IEnumerable<SourceUnit> LinesOf(string text, int start, int end, int line)
    {
        while (start < end)
        {
            var stop = text.IndexOf('\n', start, end - start);
            var next = stop < 0 ? end : stop + 1;
            var length = (stop < 0 ? end : stop) - start;
            if (length > 0 && text[start + length - 1] == '\r')
            {
                length--;
            }

            yield return new SourceUnit { Words = MappedText.FromSource(text, new TextSpan(start, length)), Line = line++ };
            start = next;
        }
    }

    private void CutBlocks(ImmutableArray<Block> blocks)
    {
        var units = new List<SourceUnit>();
        var length = 0;
        foreach (var unit in blocks.SelectMany(UnitsOf))
        {
            units.Add(unit);
            length += unit.Words?.Length ?? unit.Rows.Sum(row => row.Sum(cell => cell.Text.Length + 1));
            if (length >= PartLength)
            {
                Close();
            }
        }

        if (units.Count > 0 || parts.Count == 0)
        {
            Close();
        }

        void Close()
        {
            SourceUnit[] closed = [.. units];
            parts.Add(() => closed);
            spans.Add(closed.Select(unit => unit.Span).Where(span => span.Length > 0).DefaultIfEmpty().Aggregate((one, other) => one.Cover(other)));
            units.Clear();
            length = 0;
        }
    }

    private static IEnumerable<SourceUnit> UnitsOf(Block block) => block switch
    {
        Heading heading => Cut(heading.Text, isHeading: true),
        Paragraph paragraph => Cut(paragraph.Text, isHeading: false),
        Table table => table.Cells.GroupBy(cell => cell.Row).Select(row => row.ToImmutableArray()).Chunk(200).Select(rows => new SourceUnit { Rows = [.. rows] }),
        _ => [],
    };

    private static IEnumerable<SourceUnit> Cut(MappedText text, bool isHeading)
    {
        for (var start = 0; start < text.Length; start += PartLength)
        {
            yield return new SourceUnit { Words = text.Slice(start, Math.Min(PartLength, text.Length - start)), IsHeading = isHeading };
        }
    }
}
