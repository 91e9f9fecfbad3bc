using System.IO.Compression;
using System.Text;

namespace Gongkai.Tests.Documents.Inspecting.Made;

/// <summary>A part of a made office file.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Content">XML or bytes.</param>
/// <param name="Owner">The part that refers to it; empty for the package.</param>
/// <param name="Relation">Last word of the relationship's type; empty when nothing refers to it.</param>
internal sealed record MadePart(string Path, byte[] Content, string Owner, string Relation)
{
    public MadePart(string path, string xml, string owner, string relation)
        : this(path, Encoding.UTF8.GetBytes(xml), owner, relation)
    {
    }
}

/// <summary>Office files written by hand, part by part: nothing here uses the product's writers.</summary>
internal static class MadePackage
{
    public const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"";
    public const string Sheet = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    public const string Slide = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /// <summary>A Word file with this body.</summary>
    public static byte[] Docx(string body, params MadePart[] parts) =>
        Write([new("word/document.xml", $"<w:document {Word}><w:body>{body}</w:body></w:document>", "", "officeDocument"), .. parts]);

    public static string P(string text) => $"<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string R(string properties, string text) => $"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>";

    /// <summary>A workbook with one sheet, its further sheets and parts given.</summary>
    public static byte[] Xlsx(string sheetContent, string sheets = "<sheet name=\"公示表\" sheetId=\"1\" r:id=\"rId2\"/>", string beforeSheets = "", string afterSheets = "", params MadePart[] parts) =>
        Write([
            new("xl/workbook.xml", $"<workbook {Sheet}>{beforeSheets}<sheets>{sheets}</sheets>{afterSheets}</workbook>", "", "officeDocument"),
            new("xl/worksheets/sheet1.xml", $"<worksheet {Sheet}>{sheetContent}</worksheet>", "xl/workbook.xml", "worksheet"),
            .. parts,
        ]);

    public static string Row(int number, string attributes, params string[] cells) =>
        $"<row r=\"{number}\"{attributes}>{string.Concat(cells.Select((cell, at) => $"<c r=\"{(char)('A' + at)}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";

    /// <summary>Slides with these shapes and words.</summary>
    public static byte[] Pptx(string[] slides, params MadePart[] parts) =>
        Write([
            new("ppt/presentation.xml", $"<p:presentation {Slide}><p:sldIdLst>{string.Concat(slides.Select((_, at) => $"<p:sldId id=\"{256 + at}\" r:id=\"rId{at + 2}\"/>"))}</p:sldIdLst><p:sldSz cx=\"9144000\" cy=\"6858000\"/></p:presentation>", "", "officeDocument"),
            .. slides.Select((slide, at) => new MadePart($"ppt/slides/slide{at + 1}.xml", slide, "ppt/presentation.xml", "slide")),
            .. parts,
        ]);

    public static string SlideXml(string shapes, string attributes = "") => $"<p:sld {Slide}{attributes}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>";

    public static string Box(string text, int x, int y, int width, int height, string fill = "", string size = "1800") =>
        $"<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"形状\"/></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>{fill}</p:spPr><p:txBody><a:p><a:r><a:rPr sz=\"{size}\"/><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>";

    /// <summary>A ZIP of these files.</summary>
    public static byte[] Zip(params (string Path, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    // Relations get ids by order: what the main part refers to starts at rId2, so that sheets and slides can be named beforehand.
    private static byte[] Write(List<MadePart> parts)
    {
        var files = new List<(string, byte[])>
        {
            ("[Content_Types].xml", Encoding.UTF8.GetBytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"jpg\" ContentType=\"image/jpeg\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/><Default Extension=\"bin\" ContentType=\"application/octet-stream\"/><Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/>"
                + string.Concat(parts.Where(part => MainTypes.ContainsKey(part.Path)).Select(part => $"<Override PartName=\"/{part.Path}\" ContentType=\"{MainTypes[part.Path]}\"/>")) + "</Types>")),
        };
        foreach (var owner in parts.Where(part => part.Relation.Length > 0).GroupBy(part => part.Owner))
        {
            var folder = owner.Key[..(owner.Key.LastIndexOf('/') + 1)];
            var id = 1;
            var relations = string.Concat(owner.Select(part => $"<Relationship Id=\"rId{++id}\" Type=\"{TypeOf(part.Relation)}\" Target=\"{(part.Path.Contains("://", StringComparison.Ordinal) || part.Path.StartsWith("file:", StringComparison.Ordinal) ? part.Path + "\" TargetMode=\"External" : "/" + part.Path)}\"/>"));
            files.Add(($"{folder}_rels/{owner.Key[folder.Length..]}.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>")));
        }

        files.AddRange(parts.Where(part => !part.Path.Contains("://", StringComparison.Ordinal) && !part.Path.StartsWith("file:", StringComparison.Ordinal)).Select(part => (part.Path, part.Content)));
        return Zip([.. files]);
    }

    private static readonly Dictionary<string, string> MainTypes = new()
    {
        ["word/document.xml"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        ["xl/workbook.xml"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        ["xl/worksheets/sheet1.xml"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
        ["ppt/presentation.xml"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    };

    private static string TypeOf(string relation) => relation switch
    {
        "core-properties" or "thumbnail" => "http://schemas.openxmlformats.org/package/2006/relationships/metadata/" + relation,
        _ => Types + relation,
    };
}
