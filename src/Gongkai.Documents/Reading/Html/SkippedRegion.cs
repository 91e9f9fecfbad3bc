namespace Gongkai.Documents.Reading.Html;

/// <summary>An element whose text is left out, and where it ends: at its own end tag, or where the cell, row or paragraph around it must end.</summary>
/// <param name="name">Name of the tag that began it, in lower case.</param>
/// <param name="isChoice">True where only this reader's judgement leaves the text out (hidden, frame): it is read after all when nothing else is there.</param>
internal sealed class SkippedRegion(string name, bool isChoice)
{
    private int open = 1;
    private int tables;

    public bool IsChoice => isChoice;

    /// <summary>True when the tag ends the region; <paramref name="again"/> says that the tag must then be read as a tag of the page.</summary>
    public bool EndsAt(ReadOnlySpan<char> tag, TagKind kind, bool isEnd, out bool again)
    {
        again = false;
        if (tag.SequenceEqual(name) && (tables == 0 || kind is not (TagKind.Cell or TagKind.Row or TagKind.RowGroup)))
        {
            again = !isEnd && name is "p" or "li" or "td" or "th" or "tr" or "tbody" or "thead" or "tfoot";
            open += isEnd ? -1 : 1;
            return again || open <= 0;
        }

        again = name != "table" && (kind == TagKind.Table ? EndsTableAround(isEnd) : tables == 0 && EndsPartAround(kind, isEnd));
        return again;
    }

    private bool EndsTableAround(bool isEnd)
    {
        tables += isEnd ? -1 : 1;
        return tables < 0 || (name == "p" && !isEnd);
    }

    private bool EndsPartAround(TagKind kind, bool isEnd) => kind switch
    {
        TagKind.RowGroup => true,
        TagKind.Row => name is not ("tbody" or "thead" or "tfoot"),
        TagKind.Cell => name is not ("tr" or "tbody" or "thead" or "tfoot"),
        TagKind.Block or TagKind.Heading => name == "p" && !isEnd,
        _ => false,
    };
}
