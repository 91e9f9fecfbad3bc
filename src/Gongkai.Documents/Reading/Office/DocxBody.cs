using System.Text;
using System.Xml;
using Gongkai.Text;

namespace Gongkai.Documents.Reading.Office;

/// <summary>Reads the body of a Word document, element by element.</summary>
internal sealed class DocxBody(XmlReader xml, DocxStyles styles, DocxNumbering numbering, ReadingBudget budget)
{
    private string heldText = "";

    /// <summary>Reads everything inside the element on which the reader stands.</summary>
    public void ReadBlocks(List<Block> blocks)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        budget.CheckDepth(xml.Depth / 4);
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            ReadBlock(blocks);
        }
    }

    /// <summary>Reads the element on which the reader stands.</summary>
    public void ReadBlock(List<Block> blocks)
    {
        budget.Step();
        switch (xml.LocalName)
        {
            case "p":
                ReadParagraph(blocks);
                break;
            case "tbl":
                new DocxTable(xml, this, budget).Read(blocks);
                break;
            case "del" or "moveFrom":
                budget.Remark("tracked-changes");
                xml.SkipInside();
                break;
            case "sdtPr" or "sectPr" or "Fallback":
                xml.SkipInside();
                break;
            case "altChunk":
                budget.Remark("embedded-part");
                xml.SkipInside();
                break;
            default:
                ReadBlocks(blocks);
                break;
        }
    }

    private void ReadParagraph(List<Block> blocks)
    {
        var paragraph = new ParagraphText(heldText);
        heldText = "";
        var floating = new List<Block>();
        ReadInline(paragraph, floating);
        if (paragraph.IsMarkDeleted)
        {
            // With the deletion accepted, the words run on into the next paragraph.
            heldText = paragraph.Text.ToString();
        }
        else
        {
            AddLines(paragraph, blocks);
        }

        blocks.AddRange(floating);
    }

    private void AddLines(ParagraphText paragraph, List<Block> blocks)
    {
        var level = paragraph.OutlineLevel > 0 ? paragraph.OutlineLevel : styles.HeadingLevel(paragraph.Style);
        var text = paragraph.Text.ToString();
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        text = Number(paragraph) + text.TrimStart();
        foreach (var line in level > 0 ? [text] : text.Split('\n'))
        {
            if (MappedText.Unplaced(line).Trim() is { Length: > 0 } words)
            {
                budget.Piece();
                blocks.Add(level > 0 ? new Heading(level, words) : new Paragraph(words));
            }
        }
    }

    private string Number(ParagraphText paragraph)
    {
        var style = styles.Numbering(paragraph.Style);
        var list = paragraph.List ?? style?.List ?? 0;
        return list == 0 ? "" : numbering.Next(list, paragraph.ListLevel ?? style?.Level ?? 0);
    }

    /// <summary>Words may lie under links, fields, content controls and inserted text: whatever holds them, they are read in order.</summary>
    private void ReadInline(ParagraphText paragraph, List<Block> floating)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        budget.CheckDepth(xml.Depth / 4);
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            budget.Step();
            switch (xml.LocalName)
            {
                case "r":
                    ReadRun(paragraph, floating);
                    break;
                case "pPr":
                    ReadParagraphProperties(paragraph);
                    break;
                case "del" or "moveFrom":
                    budget.Remark("tracked-changes");
                    xml.SkipInside();
                    break;
                case "ins" or "moveTo":
                    budget.Remark("tracked-changes");
                    ReadInline(paragraph, floating);
                    break;
                case "sdtPr" or "Fallback" or "rt":
                    xml.SkipInside();
                    break;
                case "txbxContent":
                    ReadBlocks(floating);
                    break;
                case "t" when IsWord():
                    paragraph.Text.Append(xml.TextInside());
                    break;
                default:
                    ReadInline(paragraph, floating);
                    break;
            }
        }
    }

    private void ReadRun(ParagraphText paragraph, List<Block> floating)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.LocalName)
            {
                case "rPr":
                    if (ReadProperties("vanish"))
                    {
                        budget.Remark("hidden-text");
                        SkipRest(depth);
                        return;
                    }

                    break;
                case "t":
                    paragraph.Text.Append(xml.TextInside());
                    break;
                case "tab" or "ptab":
                    paragraph.Text.Append(' ');
                    break;
                case "br" or "cr":
                    paragraph.Text.Append('\n');
                    break;
                case "noBreakHyphen":
                    paragraph.Text.Append('-');
                    break;
                case "instrText" or "delText" or "Fallback" or "rt" or "fldChar":
                    xml.SkipInside();
                    break;
                case "txbxContent":
                    ReadBlocks(floating);
                    break;
                default:
                    ReadInline(paragraph, floating);
                    break;
            }
        }
    }

    private void SkipRest(int depth)
    {
        while (xml.Read() && xml.Depth > depth)
        {
        }
    }

    /// <summary>Reads the properties on which the reader stands; true when the switch of that name is on.</summary>
    private bool ReadProperties(string name)
    {
        var found = false;
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                found |= xml.NodeType == XmlNodeType.Element && xml.LocalName == name && xml.IsOn();
            }
        }

        return found;
    }

    private void ReadParagraphProperties(ParagraphText paragraph)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType == XmlNodeType.Element ? xml.LocalName : "")
            {
                case "pStyle":
                    paragraph.Style = xml.Attribute("val") ?? "";
                    break;
                case "outlineLvl" when xml.Number("val", 9) is >= 0 and < 6 and var level:
                    paragraph.OutlineLevel = level + 1;
                    break;
                case "numId":
                    paragraph.List = xml.Number("val", 0);
                    break;
                case "ilvl":
                    paragraph.ListLevel = xml.Number("val", 0);
                    break;
                case "del":
                    paragraph.IsMarkDeleted = true;
                    budget.Remark("tracked-changes");
                    break;
                case "pPrChange" or "rPrChange":
                    xml.SkipInside();
                    break;
            }
        }
    }

    private bool IsWord() => xml.NamespaceURI.Contains("wordprocessingml", StringComparison.Ordinal) || xml.NamespaceURI.EndsWith("/math", StringComparison.Ordinal);

    private sealed class ParagraphText(string held)
    {
        public StringBuilder Text { get; } = new(held);

        public string Style { get; set; } = "";

        public int OutlineLevel { get; set; }

        public int? List { get; set; }

        public int? ListLevel { get; set; }

        public bool IsMarkDeleted { get; set; }
    }
}
