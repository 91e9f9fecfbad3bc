using DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Writing;

/// <summary>The styles of an official paper (GB/T 9704): 小标宋 titles, 黑体 and 楷体 heads, 仿宋 text, each with the faces that stand in where it is not installed.</summary>
internal static class DocxStyles
{
    public const string Title = "GongkaiTitle";
    public const string Note = "GongkaiNote";
    public const string Signature = "GongkaiSignature";
    public const string Mark = "GongkaiMark";
    public const string Letterhead = "GongkaiLetterhead";
    public const string DocumentNumber = "GongkaiNumber";
    public const string Salutation = "GongkaiSalutation";
    public const string Cell = "GongkaiCell";
    public const string Footer = "GongkaiFooter";
    private const string Song = "方正小标宋简体";
    private const string Hei = "黑体";
    private const string Kai = "楷体_GB2312";
    private const string Fang = "仿宋_GB2312";
    private const string Latin = "Times New Roman";

    // Half points: 三号 16 pt, 二号 22 pt, 五号 10.5 pt; the head of a letter 28 pt.
    private const string Size3 = "32";
    private const string Size2 = "44";
    private const string Size5 = "21";
    private const string SizeHead = "56";
    private const string RedInk = "B3261E";

    public static Styles Build() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(Fonts(Fang), new FontSize { Val = Size3 }, new FontSizeComplexScript { Val = Size3 }, new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault()),
        Paragraph("Normal", "Normal", true, null, new ParagraphProperties(new SpacingBetweenLines { Line = "560", LineRule = LineSpacingRuleValues.Exact }, new Indentation { FirstLineChars = 200, FirstLine = "640" }, new Justification { Val = JustificationValues.Both }), null),
        Paragraph(Title, "Title", false, null, new ParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "480", Line = "640", LineRule = LineSpacingRuleValues.AtLeast }, new Justification { Val = JustificationValues.Center }), new StyleRunProperties(Fonts(Song), new FontSize { Val = Size2 }, new FontSizeComplexScript { Val = Size2 })),
        Paragraph("Heading1", "heading 1", false, "Normal", new ParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "160", After = "80" }, new OutlineLevel { Val = 0 }), new StyleRunProperties(Fonts(Hei))),
        Paragraph("Heading2", "heading 2", false, "Normal", new ParagraphProperties(new KeepNext(), new OutlineLevel { Val = 1 }), new StyleRunProperties(Fonts(Kai))),
        Paragraph(Note, "Gongkai Note", false, null, new ParagraphProperties(new SpacingBetweenLines { Line = "360", LineRule = LineSpacingRuleValues.AtLeast }), new StyleRunProperties(new FontSize { Val = Size5 }, new FontSizeComplexScript { Val = Size5 })),
        Paragraph(Signature, "Gongkai Signature", false, "Normal", new ParagraphProperties(new Indentation { FirstLineChars = 0, FirstLine = "0", RightChars = 200, Right = "640" }, new Justification { Val = JustificationValues.Right }), null),
        Paragraph(Letterhead, "Gongkai Letterhead", false, null, new ParagraphProperties(new KeepNext(), RedRule(), new SpacingBetweenLines { Before = "240", After = "240", Line = "800", LineRule = LineSpacingRuleValues.AtLeast }, new Justification { Val = JustificationValues.Center }), new StyleRunProperties(Fonts(Song), new Color { Val = RedInk }, new FontSize { Val = SizeHead }, new FontSizeComplexScript { Val = SizeHead })),
        Paragraph(DocumentNumber, "Gongkai Number", false, null, new ParagraphProperties(new SpacingBetweenLines { Line = "560", LineRule = LineSpacingRuleValues.Exact }, new Justification { Val = JustificationValues.Right }), null),
        Paragraph(Salutation, "Gongkai Salutation", false, "Normal", new ParagraphProperties(new Indentation { FirstLineChars = 0, FirstLine = "0" }), null),
        Paragraph(Mark, "Gongkai Mark", false, null, new ParagraphProperties(new Justification { Val = JustificationValues.Center }), new StyleRunProperties(Fonts(Hei), new Bold(), new Color { Val = RedInk }, new FontSize { Val = Size5 }, new FontSizeComplexScript { Val = Size5 })),
        Paragraph(Footer, "footer", false, null, new ParagraphProperties(new Justification { Val = JustificationValues.Center }), new StyleRunProperties(new FontSize { Val = "28" }, new FontSizeComplexScript { Val = "28" })),
        Paragraph(Cell, "Gongkai Cell", false, null, new ParagraphProperties(new SpacingBetweenLines { Line = "0", LineRule = LineSpacingRuleValues.AtLeast }), new StyleRunProperties(new FontSize { Val = Size5 }, new FontSizeComplexScript { Val = Size5 })));

    /// <summary>What to take where a face is missing: the system's own name of the same kind of face, then a free one.</summary>
    public static DocumentFormat.OpenXml.Wordprocessing.Fonts FontTable() => new(
        Face(Song, "FZXiaoBiaoSong-B05S;方正小标宋_GBK;STZhongsong;SimSun;Noto Serif CJK SC", FontFamilyValues.Roman),
        Face(Hei, "SimHei;Noto Sans CJK SC", FontFamilyValues.Swiss),
        Face(Kai, "楷体;KaiTi;STKaiti;Noto Serif CJK SC", FontFamilyValues.Script),
        Face(Fang, "仿宋;FangSong;STFangsong;Noto Serif CJK SC", FontFamilyValues.Modern),
        Face(Latin, "Liberation Serif", FontFamilyValues.Roman));

    // The double red line under the head of a letter 信函格式.
    private static ParagraphBorders RedRule() => new(new BottomBorder { Val = BorderValues.ThickThinSmallGap, Size = 18, Space = 6, Color = RedInk });

    private static Font Face(string name, string others, FontFamilyValues family) => new(new AltName { Val = others }, new FontCharSet { Val = "86" }, new FontFamily { Val = family }, new Pitch { Val = FontPitchValues.Variable }) { Name = name };

    private static RunFonts Fonts(string eastAsian) => new() { Ascii = Latin, HighAnsi = Latin, EastAsia = eastAsian, ComplexScript = Latin };

    private static Style Paragraph(string id, string name, bool isDefault, string? basedOn, ParagraphProperties paragraph, StyleRunProperties? run)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null, CustomStyle = id.StartsWith("Gongkai", StringComparison.Ordinal) && name.StartsWith("Gongkai", StringComparison.Ordinal) ? true : null };
        style.Append(new StyleName { Val = name });
        if (basedOn is not null)
        {
            style.Append(new BasedOn { Val = basedOn });
        }

        style.Append(new PrimaryStyle(), new StyleParagraphProperties(paragraph.ChildElements.Select(child => child.CloneNode(true))));
        if (run is not null)
        {
            style.Append(run);
        }

        return style;
    }
}
