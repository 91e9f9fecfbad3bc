using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Text;
using Heading = Gongkai.Text.Heading;
using Paragraph = Gongkai.Text.Paragraph;
using Table = Gongkai.Text.Table;

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

    // What stands in every file alike is laid out once.
    private static readonly string Styles = DocxStyles.Build().OuterXml;
    private static readonly string FontTable = DocxStyles.FontTable().OuterXml;
    private static readonly string Settings = new Settings(new DefaultTabStop { Val = 420 }, new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation }, new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }), new ThemeFontLanguages { Val = "en-US", EastAsia = "zh-CN" }).OuterXml;
    private static readonly string Foot = PageFoot();

    /// <summary>Writes the file.</summary>
    public static void Write(ImmutableArray<Block> blocks, Stream output)
    {
        var mark = blocks.OfType<Paragraph>().FirstOrDefault(paragraph => paragraph.Style == ParagraphStyle.Mark);
        string[] parts = ["styles", "settings", "fontTable", "footer1", "header1"];
        string[] types = ["styles", "settings", "fontTable", "footer", "header"];
        var used = mark is null ? parts.Length - 1 : parts.Length;
        using var package = new OfficePackage(output, string.Concat(parts.Zip(types).Take(used).Select(part => $"""<Override PartName="/word/{part.First}.xml" ContentType="{WordMl}{part.Second}+xml"/>""")), "word/document.xml", WordMl + "document.main+xml");
        package.AddProperties(blocks.OfType<Paragraph>().FirstOrDefault(paragraph => paragraph.Style == ParagraphStyle.Title)?.Text.Value ?? "");
        package.Add("word/document.xml", Body(blocks, mark is not null));
        package.AddRelations("word/document.xml", parts.Zip(types).Take(used).Select(part => (part.Second, part.First + ".xml")));
        package.Add("word/styles.xml", Styles);
        package.Add("word/settings.xml", Settings);
        package.Add("word/fontTable.xml", FontTable);
        package.Add("word/footer1.xml", Foot);
        if (mark is not null)
        {
            var head = new DocxText();
            Set(head, mark.Text.Value, DocxStyles.Mark, null);
            package.Add("word/header1.xml", head.Within("hdr"));
        }
    }

    /// <summary>The name of the bookmark at an anchor.</summary>
    public static string BookmarkOf(string anchor) => DocxText.NameOf(anchor);

    private static string Body(ImmutableArray<Block> blocks, bool isMarked)
    {
        var text = new DocxText();
        text.Tags("<w:body>");
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Heading heading:
                    Set(text, heading.Text.Value, heading.Level == 1 ? "Heading1" : "Heading2", heading.Anchor);
                    break;
                case Paragraph { Style: not ParagraphStyle.Mark } paragraph:
                    Set(text, paragraph.Text.Value, StyleOf(paragraph), paragraph.Anchor);
                    break;
                case Table { RowCount: > 0 } table:
                    new DocxTable(table, TableWidth, text).Write();
                    // Two tables without a paragraph between them would grow together, and a file may not end in a table.
                    text.Tags($"""<w:p><w:pPr><w:pStyle w:val="{DocxStyles.Cell}"/></w:pPr></w:p>""");
                    break;
            }
        }

        text.Tags(Page(isMarked) + "</w:body>");
        return text.Within("document");
    }

    private static string? StyleOf(Paragraph paragraph) => paragraph.Style switch
    {
        ParagraphStyle.Title => DocxStyles.Title,
        ParagraphStyle.Note => DocxStyles.Note,
        ParagraphStyle.Signature => DocxStyles.Signature,
        ParagraphStyle.Letterhead => DocxStyles.Letterhead,
        ParagraphStyle.DocumentNumber => DocxStyles.DocumentNumber,
        ParagraphStyle.Salutation => DocxStyles.Salutation,
        _ => null,
    };

    private static void Set(DocxText text, string words, string? style, string? anchor)
    {
        text.Tags("<w:p>");
        var second = style == DocxStyles.Title ? SecondLine(words) : 0;
        if (style is not null)
        {
            var side = style == DocxStyles.Title && second == 0 ? Balance(words) : 0;
            text.Tags($"""<w:pPr><w:pStyle w:val="{style}"/>{(side > 0 ? string.Create(CultureInfo.InvariantCulture, $"""<w:ind w:left="{side}" w:right="{side}"/>""") : "")}</w:pPr>""");
        }

        var bookmark = text.Begin(anchor);
        if (second > 0)
        {
            text.Run(words[..second]);
            text.Tags("<w:r><w:br/></w:r>");
        }

        text.Run(words[second..]);
        text.End(bookmark);
        text.Tags("</w:p>");
    }

    // The usual title of a report that is too long for a line: whose and of which year on the first, what it is on the second. 0 for any other.
    private static int SecondLine(string title) =>
        WidthOf(title) > TextWidth && title.IndexOf("政府信息公开", StringComparison.Ordinal) is > 0 and var at && WidthOf(title[..at]) <= TextWidth && WidthOf(title[at..]) <= TextWidth ? at : 0;

    // Any other title of two lines is set so narrow that it breaks where the lines are about equal and no number parts from its unit.
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

    private static string Page(bool isMarked) => string.Create(CultureInfo.InvariantCulture, $"""<w:sectPr>{(isMarked ? """<w:headerReference w:type="default" r:id="rId5"/>""" : "")}<w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="{PageWidth}" w:h="{PageHeight}"/><w:pgMar w:top="{Top}" w:right="{Right}" w:bottom="{Bottom}" w:left="{Left}" w:header="851" w:footer="1400" w:gutter="0"/></w:sectPr>""");

    // “— 3 —” as on official papers.
    private static string PageFoot()
    {
        var text = new DocxText();
        text.Tags($"""<w:p><w:pPr><w:pStyle w:val="{DocxStyles.Footer}"/></w:pPr>""");
        text.Run("— ");
        text.Tags("""<w:fldSimple w:instr=" PAGE ">""");
        text.Run("1");
        text.Tags("</w:fldSimple>");
        text.Run(" —");
        text.Tags("</w:p>");
        return text.Within("ftr");
    }
}
