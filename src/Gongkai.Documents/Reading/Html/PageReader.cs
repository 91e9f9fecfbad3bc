using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;
using Gongkai.Text;

namespace Gongkai.Documents.Reading.Html;

/// <summary>Makes blocks from the tags of one page as they come. No tree is built, so depth costs nothing and every character keeps its place.</summary>
internal sealed class PageReader
{
    private readonly string source;
    private readonly ReadingBudget budget;
    private readonly bool readsHidden;
    private readonly PageText line;
    private readonly List<Block> blocks = [];
    private readonly Stack<PageTable> tables = new();
    private readonly List<TextSpan> scripts = [];
    private SkippedRegion? skipped;
    private PageText? preformatted;
    private int headingLevel;
    private int articles;
    private TagKind textOf = TagKind.Inline;

    private PageReader(string source, ReadingBudget budget, bool readsHidden)
    {
        this.source = source;
        this.budget = budget;
        this.readsHidden = readsHidden;
        line = new PageText(source);
    }

    public IReadOnlyList<Block> Blocks => blocks;

    /// <summary>What the page calls itself; null when it does not.</summary>
    public MappedText? Title { get; private set; }

    /// <summary>True when a table lies in a part that was left out as hidden or as a frame.</summary>
    public bool LeftTableOut { get; private set; }

    /// <summary>Scripts that are long enough to hold a page.</summary>
    public IReadOnlyList<TextSpan> Scripts => scripts;

    public static PageReader Read(string source, ReadingBudget budget, bool readsHidden = false)
    {
        var reader = new PageReader(source, budget, readsHidden);
        reader.ReadTokens();
        return reader;
    }

    private List<Block> Here => tables.TryPeek(out var table) ? table.Cell?.Blocks ?? table.Around : blocks;

    private void ReadTokens()
    {
        using var text = new TextSource(new StringTextSource(source));
        using var tokens = new HtmlTokenizer(text, HtmlEntityProvider.ResolverExtended)
        {
            IsNotConsumingCharacterReferences = true,
            SkipDataText = true,
            SkipComments = true,
            ShouldEmitAttribute = PageAttributes.Matters,
        };
        var end = 0;
        while (true)
        {
            budget.Step();
            ref var token = ref tokens.GetStructToken();
            if (token.Type == HtmlTokenType.Character)
            {
                continue;
            }

            var start = Math.Min(token.Position.Index, source.Length);
            AddText(end, start);
            if (token.Type == HtmlTokenType.EndOfFile)
            {
                break;
            }

            end = Math.Min(tokens.InsertionPoint, source.Length);
            if (token.Type is HtmlTokenType.StartTag or HtmlTokenType.EndTag)
            {
                ReadTag(ref token, tokens, new TextSpan(start, end - start));
            }
        }

        EndPreformatted();
        EndLine();
        while (tables.Count > 0)
        {
            EndTable();
        }
    }

    private void AddText(int start, int end)
    {
        if (start >= end)
        {
            return;
        }

        if (textOf == TagKind.Title)
        {
            var title = new PageText(source);
            title.Add(start, end);
            Title ??= title.Take() is { Length: > 0 } words ? words : null;
        }
        else if (textOf == TagKind.SkippedRaw)
        {
            if (end - start > 200)
            {
                scripts.Add(TextSpan.Between(start, end));
            }
        }
        else if (skipped is null)
        {
            (preformatted ?? line).Add(start, end, preformatted is not null);
        }
    }

    private void ReadTag(ref StructHtmlToken tag, HtmlTokenizer tokens, TextSpan place)
    {
        var name = tag.Name.Memory.Span;
        var kind = TagKinds.Of(name);
        var isEnd = tag.Type == HtmlTokenType.EndTag;
        textOf = TagKind.Inline;
        if (kind is TagKind.SkippedRaw or TagKind.Title)
        {
            if (!isEnd)
            {
                textOf = kind;
                tokens.State = name is "script" ? HtmlParseMode.Script : kind == TagKind.Title ? HtmlParseMode.RCData : HtmlParseMode.Rawtext;
            }

            return;
        }

        if (skipped is not null)
        {
            if (!skipped.EndsAt(name, kind, isEnd, out var again))
            {
                LeftTableOut |= skipped.IsChoice && kind is TagKind.Table;
                return;
            }

            skipped = null;
            if (!again)
            {
                return;
            }
        }

        if (isEnd)
        {
            EndTag(kind);
        }
        else if (!IsSkipped(ref tag, kind))
        {
            StartTag(ref tag, kind, place);
        }
    }

    private bool IsSkipped(ref StructHtmlToken tag, TagKind kind)
    {
        var isChoice = (kind == TagKind.Frame && articles == 0) || (tag.Attributes.Count > 0 && PageAttributes.IsHidden(ref tag));
        if ((kind != TagKind.Skipped && (!isChoice || readsHidden)) || TagKinds.IsVoid(tag.Name.Memory.Span))
        {
            return false;
        }

        LeftTableOut |= isChoice && kind is TagKind.Table;
        skipped = new SkippedRegion(tag.Name.ToString(), isChoice);
        if (kind != TagKind.Inline)
        {
            EndLine();
        }

        return true;
    }

    private void StartTag(ref StructHtmlToken tag, TagKind kind, TextSpan place)
    {
        switch (kind)
        {
            case TagKind.Inline:
                return;
            case TagKind.Break when preformatted is not null:
                preformatted.Break(place.Start, place.End);
                return;
            case TagKind.Break when headingLevel > 0:
                line.Break(place.Start, place.End);
                return;
            case TagKind.Meta:
                ReadMeta(ref tag, place);
                return;
        }

        EndLine();
        headingLevel = kind == TagKind.Heading ? tag.Name.Memory.Span[1] - '0' : kind is TagKind.Table or TagKind.Cell ? 0 : headingLevel;
        articles += kind == TagKind.Article ? 1 : 0;
        if (kind == TagKind.Preformatted)
        {
            preformatted ??= new PageText(source);
        }
        else if (kind is TagKind.Table or TagKind.Row or TagKind.RowGroup or TagKind.Cell)
        {
            StartTablePart(ref tag, kind, place);
        }
    }

    private void StartTablePart(ref StructHtmlToken tag, TagKind kind, TextSpan place)
    {
        EndPreformatted();
        if (kind == TagKind.Table)
        {
            if (tables.TryPeek(out var around) && around.Cell is null)
            {
                EndTable();
            }

            budget.CheckDepth(tables.Count + 1);
            tables.Push(new PageTable(Here));
            return;
        }

        if (tables.Count == 0)
        {
            // Rows that lost their table on the way are still rows.
            tables.Push(new PageTable(blocks));
        }

        var table = tables.Peek();
        table.EndCell();
        if (kind == TagKind.Cell)
        {
            budget.Piece();
            table.StartCell(
                PageAttributes.Span(ref tag, "rowspan"), PageAttributes.Span(ref tag, "colspan"), tag.Name.Memory.Span is "th", place.End);
        }
        else if (kind == TagKind.Row)
        {
            table.StartRow();
        }
        else
        {
            table.InRow = false;
        }
    }

    private void EndTag(TagKind kind)
    {
        if (kind is TagKind.Inline or TagKind.Meta)
        {
            return;
        }

        EndLine();
        headingLevel = kind == TagKind.Heading ? 0 : headingLevel;
        articles = kind == TagKind.Article && articles > 0 ? articles - 1 : articles;
        if (kind == TagKind.Preformatted)
        {
            EndPreformatted();
        }

        if (!tables.TryPeek(out var table) || kind is not (TagKind.Table or TagKind.Row or TagKind.RowGroup or TagKind.Cell))
        {
            return;
        }

        EndPreformatted();
        table.EndCell();
        table.InRow &= kind == TagKind.Cell;
        if (kind == TagKind.Table)
        {
            EndTable();
        }
    }

    private void EndTable()
    {
        var table = tables.Pop();
        table.Around.AddRange(table.ToBlocks(source));
    }

    private void EndLine()
    {
        var text = line.Take();
        if (text.Length == 0)
        {
            return;
        }

        budget.Piece();
        Here.Add(headingLevel > 0 ? new Heading(headingLevel, text) : new Paragraph(text));
        headingLevel = 0;
    }

    private void EndPreformatted()
    {
        if (preformatted is null)
        {
            return;
        }

        var text = preformatted.Take();
        preformatted = null;
        if (text.Length > 0)
        {
            Here.AddRange(PlainTextReader.Read(text.Value, "", DocumentKind.Text, budget).Blocks.Select(block => Remapped.Of(block, text, source)));
        }
    }

    private void ReadMeta(ref StructHtmlToken tag, TextSpan place)
    {
        if (PageAttributes.Value(ref tag, "name").Equals("ArticleTitle", StringComparison.OrdinalIgnoreCase)
            && PageAttributes.Value(ref tag, "content").Trim().ToString() is { Length: > 0 } title)
        {
            Title = MappedText.FromOnePlace(title, place);
        }
    }
}
