using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;
using Gongkai.Text;

namespace Gongkai.Documents.Reading.Html;

/// <summary>Reads the tags of one page as they come and tells what of it is text of the page. No tree is built, so depth costs nothing and every character keeps its place.</summary>
internal sealed class PageReader
{
    private readonly string source;
    private readonly ReadingBudget budget;
    private readonly bool readsHidden;
    private readonly PageBlocks blocks;
    private readonly List<TextSpan> scripts = [];
    private SkippedRegion? skipped;
    private int articles;
    private TagKind textOf = TagKind.Inline;

    private PageReader(string source, ReadingBudget budget, bool readsHidden)
    {
        this.source = source;
        this.budget = budget;
        this.readsHidden = readsHidden;
        blocks = new PageBlocks(source, budget);
    }

    public IReadOnlyList<Block> Blocks => blocks.Done;

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

        blocks.End();
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
            blocks.AddText(start, end);
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
            articles = kind == TagKind.Article && articles > 0 ? articles - 1 : articles;
            blocks.EndTag(kind);
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
            blocks.EndLine();
        }

        return true;
    }

    private void StartTag(ref StructHtmlToken tag, TagKind kind, TextSpan place)
    {
        if (kind == TagKind.Meta)
        {
            ReadMeta(ref tag, place);
            return;
        }

        articles += kind == TagKind.Article ? 1 : 0;
        blocks.StartTag(ref tag, kind, place);
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
