using Gongkai.Tests.Documents.Inspecting.Made;
using static Gongkai.Tests.Documents.Inspecting.Made.MadePackage;

namespace Gongkai.Tests.Documents.Inspecting;

/// <summary>Workbooks and slides with a leak.</summary>
internal static class PlantedInSheets
{
    private const string Main = "xl/workbook.xml";
    private const string First = "xl/worksheets/sheet1.xml";

    private static readonly string Table = Row(1, "", "姓名", "金额") + Row(2, "", "周某某", "300");
    private static readonly string Data = $"<sheetData>{Table}</sheetData>";

    public static IEnumerable<Planted> All() => [.. Lines(), .. Stores(), .. Slides()];

    private static IEnumerable<Planted> Lines()
    {
        const string two = "<sheet name=\"公示表\" sheetId=\"1\" r:id=\"rId2\"/><sheet name=\"原始数据\" sheetId=\"2\" state=\"{0}\" r:id=\"rId3\"/>";
        var raw = new MadePart("xl/worksheets/sheet2.xml", $"<worksheet {Sheet}><sheetData>{Row(1, "", "周志远", "残疾")}</sheetData></worksheet>", Main, "worksheet");
        yield return new("hidden sheet.xlsx", "sheet.hidden-sheet", Xlsx(Data, two.Replace("{0}", "hidden", StringComparison.Ordinal), "", "", raw), true);
        yield return new("very hidden sheet.xlsx", "sheet.very-hidden-sheet", Xlsx(Data, two.Replace("{0}", "veryHidden", StringComparison.Ordinal), "", "", raw), true);
        yield return new("hidden row.xlsx", "sheet.hidden-row", Xlsx($"<sheetData>{Table}{Row(3, " hidden=\"1\"", "吴小燕", "500")}</sheetData>"), true);
        yield return new("flat row.xlsx", "sheet.hidden-row", Xlsx($"<sheetData>{Table}{Row(3, " ht=\"0\" customHeight=\"1\"", "吴小燕", "500")}</sheetData>"), true);
        yield return new("hidden column.xlsx", "sheet.hidden-column", Xlsx($"<cols><col min=\"2\" max=\"2\" width=\"9\" hidden=\"1\"/></cols>{Data}"), true);
        yield return new("narrow column.xlsx", "sheet.hidden-column", Xlsx($"<cols><col min=\"2\" max=\"2\" width=\"0.1\" customWidth=\"1\"/></cols>{Data}"), true);
        yield return new("format that shows nothing.xlsx", "sheet.hidden-value", Xlsx("<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>98765</v></c></row></sheetData>", parts: Styles("<numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\";;;\"/></numFmts><fonts><font/></fonts><fills><fill/></fills><cellXfs><xf/><xf numFmtId=\"170\" fontId=\"0\" fillId=\"0\"/></cellXfs>")), false);
        yield return new("white on white.xlsx", "sheet.hidden-value", Xlsx("<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>98765</v></c></row></sheetData>", parts: Styles("<fonts><font/><font><color rgb=\"FFFFFFFF\"/></font></fonts><fills><fill><patternFill patternType=\"none\"/></fill></fills><cellXfs><xf/><xf fontId=\"1\" fillId=\"0\"/></cellXfs>")), false);
        yield return new("identity number.xlsx", "personal.identity-card", Xlsx($"<sheetData>{Table}{Row(3, "", "吴小燕", "110101199003070476")}</sheetData>"), false);
        yield return new("cut identity number.xlsx", "personal.identity-card-cut", Xlsx("<sheetData><row r=\"1\"><c r=\"A1\"><v>1.10101199003070E+17</v></c></row></sheetData>"), false);
        yield return new("mobile number as number.xlsx", "personal.mobile", Xlsx("<sheetData><row r=\"1\"><c r=\"A1\"><v>13912345678</v></c></row></sheetData>"), false);
        yield return new("card number under its head.xlsx", "personal.bank-card", Xlsx($"<sheetData>{Row(1, "", "户主", "一卡通账号")}{Row(2, "", "周某", "4012888888881881")}</sheetData>"), false);
    }

    private static IEnumerable<Planted> Stores()
    {
        yield return new("pivot cache.xlsx", "sheet.pivot-cache", Xlsx(Data, parts: [new("xl/pivotCache/pivotCacheDefinition1.xml", $"<pivotCacheDefinition {Sheet}><cacheFields><cacheField name=\"姓名\"><sharedItems><s v=\"周志远\"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>", Main, "pivotCacheDefinition")]), true);
        yield return new("link to another workbook.xlsx", "sheet.external-link", Xlsx(Data, parts: [new("xl/externalLinks/externalLink1.xml", $"<externalLink {Sheet}><externalBook><sheetDataSet><sheetData sheetId=\"0\"><row r=\"1\"><cell r=\"A1\" t=\"str\"><v>周志远</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>", Main, "externalLink")]), true);
        yield return new("connection.xlsx", "sheet.connection", Xlsx(Data, parts: [new("xl/connections.xml", $"<connections {Sheet}><connection id=\"1\" name=\"数据库\"><dbPr connection=\"Server=db;User=sa;Password=1\" command=\"select * from 名单\"/></connection></connections>", Main, "connections")]), true);
        yield return new("comment.xlsx", "sheet.comment", Xlsx(Data, parts: [new("xl/comments1.xml", $"<comments {Sheet}><authors><author>王小明</author></authors><commentList><comment ref=\"A2\" authorId=\"0\"><text><t>此人系某领导亲属</t></text></comment></commentList></comments>", First, "comments")]), true);
        yield return new("threaded comment.xlsx", "sheet.comment", Xlsx(Data, parts: [new("xl/threadedComments/threadedComment1.xml", "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><threadedComment ref=\"A2\" personId=\"{1}\" id=\"{2}\"><text>请再核实</text></threadedComment></ThreadedComments>", First, "threadedComment")]), true);
        yield return new("text of deleted cells.xlsx", "sheet.unused-text", Xlsx("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>", parts: [new("xl/sharedStrings.xml", $"<sst {Sheet}><si><t>公示</t></si><si><t>周志远因精神疾病</t></si></sst>", Main, "sharedStrings")]), true);
        yield return new("revisions.xlsx", "sheet.revision", Xlsx(Data, parts: [new("xl/revisions/revisionLog1.xml", $"<revisions {Sheet}><rcc><nc r=\"A1\"><is><t>周志远</t></is></nc></rcc></revisions>", Main, "revisionLog")]), true);
        yield return new("scenario.xlsx", "sheet.scenario", Xlsx($"{Data}<scenarios><scenario name=\"另一方案\"><inputCells r=\"A1\" val=\"9\"/></scenario></scenarios>"), true);
        yield return new("box over cells.xlsx", "sheet.covered", Xlsx(Data + "<drawing r:id=\"rId2\"/>", parts: [new("xl/drawings/drawing1.xml", "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:to><xdr:col>2</xdr:col><xdr:row>2</xdr:row></xdr:to><xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"2\" name=\"矩形 1\"/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst=\"rect\"/><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></xdr:spPr></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>", First, "drawing")]), false);
        yield return new("data model.xlsx", "sheet.data-model", Xlsx(Data, parts: [new("xl/model/item.data", [1, 2, 3], Main, "powerPivotData")]), true);
    }

    private static IEnumerable<Planted> Slides()
    {
        var plain = SlideXml(Box("政务公开培训", 100_000, 100_000, 4_000_000, 900_000));
        const string black = "<a:prstGeom prst=\"rect\"/><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill>";
        yield return new("hidden slide.pptx", "slide.hidden", Pptx([plain, SlideXml(Box("备用：未公开数据", 0, 0, 4_000_000, 900_000), " show=\"0\"")]), true);
        yield return new("notes.pptx", "slide.notes", Pptx([plain], new MadePart("ppt/notesSlides/notesSlide1.xml", $"<p:notes {Slide}><p:cSld><p:spTree>{Box("此处不要说实际数字", 0, 0, 10, 10)}</p:spTree></p:cSld></p:notes>", "ppt/slides/slide1.xml", "notesSlide")), true);
        yield return new("comment.pptx", "slide.comment", Pptx([plain], new MadePart("ppt/comments/comment1.xml", $"<p:cmLst {Slide}><p:cm authorId=\"0\"><p:text>这页删掉</p:text></p:cm></p:cmLst>", "ppt/slides/slide1.xml", "comments")), true);
        yield return new("beside the slide.pptx", "slide.outside", Pptx([SlideXml(Box("周志远", -3_000_000, 100_000, 2_000_000, 500_000))]), false);
        yield return new("box over words.pptx", "slide.covered", Pptx([SlideXml(Box("周志远", 100_000, 100_000, 2_000_000, 500_000) + Box("", 90_000, 90_000, 2_100_000, 550_000, black))]), false);
        yield return new("tiny words.pptx", "slide.tiny-text", Pptx([SlideXml(Box("周志远", 100_000, 100_000, 2_000_000, 500_000, size: "100"))]), false);
        yield return new("identity number.pptx", "personal.identity-card", Pptx([SlideXml(Box("证号110101199003070476", 100_000, 100_000, 2_000_000, 500_000))]), false);
    }

    private static MadePart[] Styles(string content) => [new("xl/styles.xml", $"<styleSheet {Sheet}>{content}</styleSheet>", Main, "styles")];
}
