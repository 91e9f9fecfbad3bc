using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Text;
using Document = DocumentFormat.OpenXml.Wordprocessing.Document;
using Heading = Gongkai.Text.Heading;
using Table = Gongkai.Text.Table;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Gongkai.Documents.Writing;

/// <summary>Writes blocks as a Word file set like an official paper (GB/T 9704): A4, official faces with stand-ins, page number at the foot,
/// a mark over every page, tables with merged cells and repeated head rows, a bookmark at every anchor. The same blocks give the same bytes.</summary>
public static class DocxWriter
{
    // Twentieths of a point. A4 with margins of 37, 26, 35 and 28 mm.
    private const int PageWidth = 11906;
    private const int PageHeight = 16838;
    private const int Left = 1588;
    private const int Right = 1474;
    private const int Top = 2098;
    private const int Bottom = 1984;

    // Tables may stand a little wider than the words, as on the printed form.
    private const int TextWidth = PageWidth - Left - Right;
    private const int TableWidth = TextWidth + 756;
    private const int TitleCharacter = 440;
    private const string WordMl = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /// <summary>Writes the file.</summary>
    public static void Write(ImmutableArray<Block> blocks, Stream output)
    {
        var mark = blocks.OfType<Gongkai.Text.Paragraph>().FirstOrDefault(paragraph => paragraph.Style == ParagraphStyle.Mark);
        string[] parts = ["styles", "settings", "fontTable", "footer1", "header1"];
        string[] types = ["styles", "settings", "fontTable", "footer", "header"];
        var used = mark is null ? parts.Length - 1 : parts.Length;
        using var package = new OfficePackage(output, string.Concat(parts.Zip(types).Take(used).Select(part => $"""<Override PartName="/word/{part.First}.xml" ContentType="{WordMl}{part.Second}+xml"/>""")), "word/document.xml", WordMl + "document.main+xml");
        package.AddProperties(blocks.OfType<Gongkai.Text.Paragraph>().FirstOrDefault(paragraph => paragraph.Style == ParagraphStyle.Title)?.Text.Value ?? "");
        package.Add("word/document.xml", Body(blocks, mark is not null));
        package.AddRelations("word/document.xml", parts.Zip(types).Take(used).Select(part => (part.Second, part.First + ".xml")));
        package.Add("word/styles.xml", DocxStyles.Build());
        package.Add("word/settings.xml", new Settings(new DefaultTabStop { Val = 420 }, new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation }, new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }), new ThemeFontLanguages { Val = "en-US", EastAsia = "zh-CN" }));
        package.Add("word/fontTable.xml", DocxStyles.FontTable());
        package.Add("word/footer1.xml", Foot());
        if (mark is not null)
        {
            package.Add("word/header1.xml", new Header(Set(mark.Text.Value, DocxStyles.Mark)));
        }
    }

    /// <summary>The name of the bookmark at an anchor.</summary>
    public static string BookmarkOf(string anchor) => DocxAnchors.NameOf(anchor);

    private static Document Body(ImmutableArray<Block> blocks, bool isMarked)
    {
        var anchors = new DocxAnchors();
        var body = new Body();
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Heading heading:
                    body.Append(Set(heading.Text.Value, heading.Level == 1 ? "Heading1" : "Heading2", heading.Anchor, anchors));
                    break;
                case Gongkai.Text.Paragraph { Style: not ParagraphStyle.Mark } paragraph:
                    body.Append(Set(paragraph.Text.Value, StyleOf(paragraph), paragraph.Anchor, anchors));
                    break;
                case Table { RowCount: > 0 } table:
                    body.Append(anchors.Around(table.Anchor, new DocxTable(table, TableWidth, anchors).Build()));
                    // Two tables without a paragraph between them would grow together, and a file may not end in a table.
                    body.Append(new WordParagraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Cell })));
                    break;
            }
        }

        body.Append(Page(isMarked));
        return new Document(body);
    }

    private static string? StyleOf(Gongkai.Text.Paragraph paragraph) => paragraph.Style switch
    {
        ParagraphStyle.Title => DocxStyles.Title,
        ParagraphStyle.Note => DocxStyles.Note,
        ParagraphStyle.Signature => DocxStyles.Signature,
        ParagraphStyle.Letterhead => DocxStyles.Letterhead,
        ParagraphStyle.DocumentNumber => DocxStyles.DocumentNumber,
        ParagraphStyle.Salutation => DocxStyles.Salutation,
        _ => null,
    };

    private static WordParagraph Set(string text, string? style, string? anchor = null, DocxAnchors? anchors = null)
    {
        var run = new Run();
        DocxText.Append(run, text);
        var paragraph = new WordParagraph();
        if (style is not null)
        {
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        }

        if (style == DocxStyles.Title && Balance(text) is > 0 and var side)
        {
            paragraph.ParagraphProperties!.Append(new Indentation { Left = side.ToString(CultureInfo.InvariantCulture), Right = side.ToString(CultureInfo.InvariantCulture) });
        }

        paragraph.Append(anchors?.Around(anchor, run) ?? [run]);
        return paragraph;
    }

    // A title of two lines is set so narrow that it breaks where the lines are about equal and no number parts from its unit.
    private static int Balance(string title)
    {
        var whole = WidthOf(title);
        var breaks = Enumerable.Range(1, Math.Max(0, title.Length - 1)).Where(at => !char.IsAsciiDigit(title[at - 1])).Select(at => WidthOf(title[..at])).Where(first => first >= whole - first);
        var longer = whole > TextWidth ? breaks.DefaultIfEmpty(TextWidth).Min() : TextWidth;
        return Math.Max(0, (TextWidth - longer - (TitleCharacter * 3 / 4)) / 2);
    }

    // Word sets a quarter of a character between Chinese and Latin.
    private static int WidthOf(string text) => text.Select((character, at) =>
        (char.IsAscii(character) ? TitleCharacter / 2 : TitleCharacter) + (at > 0 && char.IsAscii(character) != char.IsAscii(text[at - 1]) ? TitleCharacter / 4 : 0)).Sum();

    private static SectionProperties Page(bool isMarked)
    {
        var page = new SectionProperties();
        if (isMarked)
        {
            page.Append(new HeaderReference { Type = HeaderFooterValues.Default, Id = "rId5" });
        }

        page.Append(
            new FooterReference { Type = HeaderFooterValues.Default, Id = "rId4" },
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Top = Top, Right = Right, Bottom = Bottom, Left = Left, Header = 851, Footer = 1400, Gutter = 0 });
        return page;
    }

    // “— 3 —” as on official papers.
    private static Footer Foot() => new(new WordParagraph(
        new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Footer }),
        Piece("— "),
        new SimpleField(Piece("1")) { Instruction = " PAGE " },
        Piece(" —")));

    private static Run Piece(string text)
    {
        var run = new Run();
        DocxText.Append(run, text);
        return run;
    }
}
