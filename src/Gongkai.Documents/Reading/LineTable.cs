using System.Buffers;
using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Documents.Reading;

/// <summary>Lines with the same separator that stand one under the other, and the grid they make.</summary>
internal sealed class LineTable(string text, LineKind kind, bool isMarkdown, ReadingBudget budget)
{
    private static readonly SearchValues<char> NumberMarks = SearchValues.Create("一二三四五六七八九十0123456789()（）、.．");
    private static readonly SearchValues<char> EmptyLine = SearchValues.Create("|│┃║ \t\u3000\u00A0");

    private readonly List<SourceLine> lines = [];
    private readonly HashSet<int> gaps = [];
    private readonly ImmutableArray<TableCell>.Builder cells = ImmutableArray.CreateBuilder<TableCell>();
    private readonly ImmutableArray<int>.Builder breaks = ImmutableArray.CreateBuilder<int>();
    private bool hasBorderRule;
    private int row;
    private int column;

    public LineKind Kind => kind;

    public int Page => lines.Count == 0 ? 1 : lines[0].Page;

    public void Add(SourceLine line, bool afterGap)
    {
        if (lines.Count >= budget.Limits.MaxPieces)
        {
            throw new NotReadableException(NotReadableReason.TooLarge, "pieces");
        }

        if (afterGap && lines.Count > 0)
        {
            gaps.Add(lines.Count);
        }

        lines.Add(line);
    }

    public void SawRule(SourceLine line) =>
        hasBorderRule |= text.AsSpan(line.Start, line.End - line.Start).TrimStart() is [var first, ..] && SourceLine.IsPipe(first);

    public void AddWrapped(SourceLine line) => lines.Add(line);

    /// <summary>A short line between two cells that each start with a tab is the second line of the first of them, unless that is a value or the line a numbered heading.</summary>
    public bool IsWrappedCell(SourceLine line, SourceLine next)
    {
        if (kind != LineKind.Tabs || next.Kind != LineKind.Tabs || lines.Count == 0 || line.End - line.Start > 16 || !IsLed(lines[^1]) || !IsLed(next))
        {
            return false;
        }

        var above = text.AsSpan(lines[^1].Start, lines[^1].End - lines[^1].Start).Trim();
        var content = text.AsSpan(line.Start, line.End - line.Start).Trim();
        return above.Length > 0 && !char.IsAsciiDigit(above[0]) && "一二三四五六七八九十(（".IndexOf(content[0], StringComparison.Ordinal) < 0;
    }

    public IEnumerable<Block> ToBlocks()
    {
        if (lines.Count == 0)
        {
            return [];
        }

        if (kind == LineKind.Tabs && lines.TrueForAll(IsNumberedProse))
        {
            return lines.ConvertAll(line => new Paragraph(Content(line.Start, line.End)));
        }

        if (kind == LineKind.Pipes)
        {
            ReadPipes();
        }
        else if (lines.Count(IsLed) >= lines.Count(line => line.Kind == LineKind.Tabs) * 0.9)
        {
            ReadLedCells();
        }
        else
        {
            ReadTabs();
        }

        return row == 0 && cells.Count(cell => cell.Text.Length > 0) == 1
            ? [new Paragraph(cells.First(cell => cell.Text.Length > 0).Text)]
            : [new Table(cells.ToImmutable()) { RowBreaks = breaks.ToImmutable() }];
    }

    /// <summary>One cell a line, each led by a tab; a blank line ends the row.</summary>
    private void ReadLedCells()
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (gaps.Contains(i))
            {
                EndRow(false);
            }

            if (line.Kind == LineKind.Prose)
            {
                JoinToLastCell(line);
                continue;
            }

            var tab = text.IndexOf('\t', line.Start, line.End - line.Start);
            if (!text.AsSpan(line.Start, tab - line.Start).IsWhiteSpace())
            {
                AddCell(line.Start, tab);
            }

            SplitAtTabs(tab + 1, line.End, false);
        }
    }

    private void ReadTabs()
    {
        // Where every row ends with a tab, the tab ends a cell; otherwise it stands between two cells and the last one is blank.
        var endsCells = lines.Count > 1 && lines.TrueForAll(line => line.End > line.Start && text[line.End - 1] == '\t');
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
            {
                EndRow(gaps.Contains(i));
            }

            SplitAtTabs(lines[i].Start, lines[i].End, endsCells);
        }
    }

    private void SplitAtTabs(int start, int end, bool endsCells)
    {
        while (true)
        {
            var tab = text.IndexOf('\t', start, end - start);
            if (tab < 0)
            {
                AddCell(start, end);
                return;
            }

            AddCell(start, tab);
            start = tab + 1;
            if (endsCells && start == end)
            {
                return;
            }
        }
    }

    private void ReadPipes()
    {
        var written = lines.FindAll(line => HasText(line));
        var bordered = hasBorderRule || (written.Count > 0 && written.Count(StartsWithPipe) >= written.Count * 0.95);
        var endsCells = bordered || written.Count(EndsWithPipe) * 2 > written.Count;
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
            {
                EndRow(gaps.Contains(i));
            }

            SplitAtPipes(lines[i], bordered, endsCells);
        }
    }

    private void SplitAtPipes(SourceLine line, bool bordered, bool endsCells)
    {
        var start = line.Start;
        var isFirst = true;
        for (var i = line.Start; i <= line.End; i++)
        {
            var atEnd = i == line.End;
            if (!atEnd && (!SourceLine.IsPipe(text[i]) || (i > line.Start && text[i - 1] == '\\')))
            {
                continue;
            }

            var isFrame = (bordered && isFirst && !atEnd) || (endsCells && atEnd && column > 0);
            if (!isFrame || !text.AsSpan(start, i - start).IsWhiteSpace())
            {
                AddCell(start, i);
            }

            isFirst = false;
            start = i + 1;
        }
    }

    private void AddCell(int start, int end)
    {
        budget.Piece();
        cells.Add(new TableCell(row, column++, 1, 1, Content(start, end)));
    }

    private void EndRow(bool afterGap)
    {
        row++;
        column = 0;
        if (afterGap)
        {
            breaks.Add(row);
        }
    }

    private void JoinToLastCell(SourceLine line)
    {
        var above = cells[^1];
        var joint = new TextSpan(above.Text.Source.End, 1);
        var lineBreak = new MappedText.Builder(1).Append('\n', joint).ToMappedText();
        cells[^1] = above with { Text = MappedText.Join([above.Text, lineBreak, line.Trimmed(text)]) };
    }

    /// <summary>The characters without blanks at the sides; a blank cell stands just behind its separator.</summary>
    private MappedText Content(int start, int end)
    {
        var content = MappedText.FromSource(text, TextSpan.Between(start, end)).Trim();
        return content.Length == 0 ? MappedText.FromSource(text, new TextSpan(start, 0))
            : isMarkdown ? MarkdownLine.Plain(content)
            : content;
    }

    private bool IsLed(SourceLine line)
    {
        var tab = line.Kind == LineKind.Tabs ? text.IndexOf('\t', line.Start, line.End - line.Start) : -1;
        return tab >= 0 && text.AsSpan(line.Start, tab - line.Start).IsWhiteSpace() && text.AsSpan(tab + 1, line.End - tab - 1).IndexOf('\t') < 0;
    }

    /// <summary>“1.⇥建立健全…”: the tab of an automatic number, not of a table.</summary>
    private bool IsNumberedProse(SourceLine line)
    {
        var content = text.AsSpan(line.Start, line.End - line.Start).Trim();
        var tab = content.IndexOf('\t');
        if (tab <= 0 || content[(tab + 1)..].Contains('\t') || char.IsAsciiDigit(content[^1]))
        {
            return false;
        }

        var number = content[..tab].Trim();
        return tab <= 5 && number[^1] is '、' or '.' or '．' or ')' or '）' && number.IndexOfAnyExcept(NumberMarks) < 0;
    }

    private bool HasText(SourceLine line) => text.AsSpan(line.Start, line.End - line.Start).IndexOfAnyExcept(EmptyLine) >= 0;

    private bool StartsWithPipe(SourceLine line) => SourceLine.IsPipe(text.AsSpan(line.Start, line.End - line.Start).TrimStart()[0]);

    private bool EndsWithPipe(SourceLine line) => SourceLine.IsPipe(text.AsSpan(line.Start, line.End - line.Start).TrimEnd()[^1]);
}
