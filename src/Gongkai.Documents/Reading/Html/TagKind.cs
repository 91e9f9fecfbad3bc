using System.Collections.Frozen;

namespace Gongkai.Documents.Reading.Html;

/// <summary>What a tag means for the blocks of a page.</summary>
internal enum TagKind
{
    Inline,
    Block,
    Heading,
    Break,
    Table,
    RowGroup,
    Row,
    Cell,
    Title,
    Meta,

    /// <summary>Its text is no text of the page.</summary>
    Skipped,

    /// <summary>The same, and its content has no tags.</summary>
    SkippedRaw,

    /// <summary>Navigation, head, foot and margin of a site.</summary>
    Frame,

    /// <summary>What a site puts its article into; a head inside belongs to the article.</summary>
    Article,
    Preformatted,
}

internal static class TagKinds
{
    private static readonly FrozenDictionary<string, TagKind>.AlternateLookup<ReadOnlySpan<char>> Kinds = new Dictionary<string, TagKind>
    {
        ["p"] = TagKind.Block, ["div"] = TagKind.Block, ["section"] = TagKind.Block, ["ul"] = TagKind.Block, ["ol"] = TagKind.Block,
        ["li"] = TagKind.Block, ["dl"] = TagKind.Block, ["dt"] = TagKind.Block, ["dd"] = TagKind.Block, ["blockquote"] = TagKind.Block,
        ["form"] = TagKind.Block, ["fieldset"] = TagKind.Block, ["figure"] = TagKind.Block, ["figcaption"] = TagKind.Block,
        ["address"] = TagKind.Block, ["center"] = TagKind.Block, ["hr"] = TagKind.Block, ["body"] = TagKind.Block, ["html"] = TagKind.Block,
        ["head"] = TagKind.Block, ["caption"] = TagKind.Block, ["details"] = TagKind.Block, ["summary"] = TagKind.Block, ["legend"] = TagKind.Block,
        ["ucapcontent"] = TagKind.Block, ["ucaptitle"] = TagKind.Block,
        ["article"] = TagKind.Article, ["main"] = TagKind.Article,
        ["h1"] = TagKind.Heading, ["h2"] = TagKind.Heading, ["h3"] = TagKind.Heading, ["h4"] = TagKind.Heading, ["h5"] = TagKind.Heading, ["h6"] = TagKind.Heading,
        ["br"] = TagKind.Break,
        ["table"] = TagKind.Table, ["thead"] = TagKind.RowGroup, ["tbody"] = TagKind.RowGroup, ["tfoot"] = TagKind.RowGroup,
        ["tr"] = TagKind.Row, ["td"] = TagKind.Cell, ["th"] = TagKind.Cell,
        ["title"] = TagKind.Title, ["meta"] = TagKind.Meta,
        ["script"] = TagKind.SkippedRaw, ["style"] = TagKind.SkippedRaw, ["noscript"] = TagKind.SkippedRaw, ["iframe"] = TagKind.SkippedRaw,
        ["textarea"] = TagKind.SkippedRaw, ["noembed"] = TagKind.SkippedRaw, ["noframes"] = TagKind.SkippedRaw, ["xmp"] = TagKind.SkippedRaw,
        ["template"] = TagKind.Skipped, ["select"] = TagKind.Skipped, ["button"] = TagKind.Skipped, ["object"] = TagKind.Skipped, ["svg"] = TagKind.Skipped,
        ["math"] = TagKind.Skipped, ["audio"] = TagKind.Skipped, ["video"] = TagKind.Skipped, ["canvas"] = TagKind.Skipped, ["rt"] = TagKind.Skipped, ["rp"] = TagKind.Skipped,
        ["nav"] = TagKind.Frame, ["header"] = TagKind.Frame, ["footer"] = TagKind.Frame, ["aside"] = TagKind.Frame,
        ["pre"] = TagKind.Preformatted, ["listing"] = TagKind.Preformatted,
    }.ToFrozenDictionary().GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Void = new[]
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    }.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    public static TagKind Of(ReadOnlySpan<char> name) => Kinds.TryGetValue(name, out var kind) ? kind : TagKind.Inline;

    /// <summary>True for a tag that never has an end.</summary>
    public static bool IsVoid(ReadOnlySpan<char> name) => Void.Contains(name);
}
