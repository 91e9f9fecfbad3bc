using System.IO.Compression;
using System.Text;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Tests.Documents.Reading;
using Xunit;

namespace Gongkai.Tests.Documents.Containers;

/// <summary>What is small outside and huge inside, deep without end, or turns in circles, in every kind of file: a report or a reason, soon, in bounded memory.</summary>
public sealed class HostileContainerTests
{
    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private const string Sheet = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const int Deep = 100_000;
    private const long MostMemory = 600L * 1024 * 1024;

    // Made and given back in all: a page is painted where reading only takes its words.
    private const long MostMemoryInspecting = 1200L * 1024 * 1024;
    private static readonly TimeSpan Longest = ReadingLimits.Default.MaxTime;
    private static readonly ReadingLimits Limits = ReadingLimits.Default with { MayStartPrograms = false };

    private static readonly string Entities = "<!DOCTYPE a [<!ENTITY a \"0123456789\">" + string.Concat(Enumerable.Range(1, 12).Select(number => $"<!ENTITY {(char)('a' + number)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + number - 1)};", 10))}\">")) + "]>";

    private static readonly Dictionary<string, (string Name, Func<byte[]> File)> Files = new()
    {
        ["docx, entities in entities"] = ("a.docx", () => Docx(Entities + $"<w:document {Word}><w:body><w:p><w:r><w:t>&m;</w:t></w:r></w:p></w:body></w:document>")),
        ["docx, entities in its styles"] = ("a.docx", () => Docx(Document("<w:p/>"), ("word/styles.xml", Entities + $"<w:styles {Word}>&m;</w:styles>"))),
        ["docx, huge styles"] = ("a.docx", () => Docx(Document("<w:p/>"), ("word/styles.xml", $"<w:styles {Word}>{new string(' ', 40_000_000)}</w:styles>"))),
        ["docx, tables in tables"] = ("a.docx", () => Docx(Document(Nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 20_000)))),
        ["docx, a cell over millions of columns"] = ("a.docx", () => Docx(Document("<w:tbl>" + string.Concat(Enumerable.Repeat("<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2147483647\"/><w:vMerge w:val=\"restart\"/></w:tcPr><w:p/></w:tc></w:tr>", 1_000)) + "</w:tbl>"))),
        ["docx, thirty thousand parts"] = ("a.docx", () => DocxReaderTests.Zip(Enumerable.Range(0, 30_000).ToDictionary(number => $"word/{number}.xml", _ => "a"))),
        ["docx, its list of parts is itself"] = ("a.docx", () => DocxReaderTests.Zip(new() { ["_rels/.rels"] = DocxReaderTests.Relations.Replace("word/document.xml", "_rels/.rels", StringComparison.Ordinal) })),
        ["docx, styles based on each other"] = ("a.docx", () => Docx(Document("<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>年报</w:t></w:r></w:p>"), ("word/styles.xml", $"<w:styles {Word}><w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style><w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>"))),
        ["xlsx, entities in entities"] = ("a.xlsx", () => Xlsx(Entities + $"<worksheet {Sheet}><sheetData><row><c t=\"inlineStr\"><is><t>&m;</t></is></c></row></sheetData></worksheet>")),
        ["xlsx, a bomb"] = ("a.xlsx", () => Xlsx($"<worksheet {Sheet}><sheetData>{new string(' ', 60_000_000)}</sheetData></worksheet>")),
        ["xlsx, every cell merged"] = ("a.xlsx", () => Xlsx($"<worksheet {Sheet}><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData><mergeCells>{string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:XFD1048576\"/>", 1_000))}</mergeCells></worksheet>")),
        ["xlsx, elements in elements"] = ("a.xlsx", () => Xlsx($"<worksheet {Sheet}><sheetData><row><c t=\"inlineStr\">{Nested("<is>", "</is>", Deep)}</c></row></sheetData></worksheet>")),
        ["xlsx, as many sheets as letters in a book"] = ("a.xlsx", () => Xlsx($"<worksheet {Sheet}/>", string.Concat(Enumerable.Repeat("<sheet name=\"a\" r:id=\"s1\"/>", 200_000)))),
        ["html, entities in entities"] = ("a.html", () => Utf8(Entities + "<html><body><p>&m;</p></body></html>")),
        ["html, elements in elements"] = ("a.html", () => Utf8("<html>" + Nested("<div><b>", "</b></div>", Deep))),
        ["html, cells over thousands of rows and columns"] = ("a.html", () => Utf8("<table>" + string.Concat(Enumerable.Repeat("<tr>" + string.Concat(Enumerable.Repeat("<td rowspan=65534 colspan=1000>1</td>", 40)) + "</tr>", 400)) + "</table>")),
        ["html, a tag of megabytes"] = ("a.html", () => Utf8("<html><td " + string.Concat(Enumerable.Repeat("a=b ", 1_000_000)) + ">")),
        ["html, a page in a script in a script"] = ("a.html", () => Utf8("<html>" + string.Concat(Enumerable.Repeat("<script>var a=\"<\\/p><script>", 20_000)))),
        ["mhtml, messages in messages"] = ("a.mht", () => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(number => $"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b{number}\"\r\n\r\n--b{number}\r\n")))),
        ["mhtml, the same boundary everywhere"] = ("a.mht", () => Encoding.ASCII.GetBytes("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n" + string.Concat(Enumerable.Repeat("--b\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n", Deep)))),
        ["markdown, a row of a million columns"] = ("a.md", () => Utf8("# 年报\n" + new string('|', 1_000_000) + "\n" + string.Concat(Enumerable.Repeat("|---", 250_000)) + "\n")),
        ["markdown, marks in marks"] = ("a.md", () => Utf8(new string('>', Deep) + new string('[', Deep) + new string('*', Deep) + new string('#', Deep))),
        ["text, one line of digits"] = ("a.txt", () => Utf8("三、收到和处理政府信息公开申请情况\n" + new string('7', 2_000_000))),
        ["text, one line of bars and tabs"] = ("a.txt", () => Utf8("年报\n" + string.Concat(Enumerable.Repeat("0|\t0 ", 100_000)))),
        ["text, brackets in brackets"] = ("a.txt", () => Utf8(new string('（', Deep) + "一" + new string('）', Deep))),
        ["pdf, lists in lists"] = ("a.pdf", () => Pdf($"1 0 obj\n<</Type/Catalog/Pages 2 0 R/A {Nested("[", "]", Deep)}>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n")),
        ["pdf, dictionaries in dictionaries"] = ("a.pdf", () => Pdf($"1 0 obj\n<</Type/Catalog/Pages 2 0 R/A {Nested("<</A ", ">>", Deep)}>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n")),
        ["pdf, lists in lists on a page"] = ("a.pdf", () => HandmadePdf.Packed(Encoding.ASCII.GetBytes("BT " + Nested("[", "]", Deep) + " TJ ET"))),
        ["pdf, states in states on a page"] = ("a.pdf", () => HandmadePdf.Packed(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("q ", 1_000_000))))),
        ["pdf, brackets in brackets on a page"] = ("a.pdf", () => HandmadePdf.Packed(Encoding.ASCII.GetBytes("BT " + Nested("(", ")", Deep) + " Tj ET"))),
        ["pdf, pages in a circle"] = ("a.pdf", () => Pdf("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]/Parent 3 0 R>>\nendobj\n3 0 obj\n<</Type/Pages/Count 9/Kids[2 0 R]/Parent 2 0 R>>\nendobj\n")),
        ["pdf, a form that draws itself"] = ("a.pdf", () => Pdf("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Contents 5 0 R>>\nendobj\n4 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 9>>\nstream\n/X Do /X Do\nendstream\nendobj\n5 0 obj\n<</Length 5>>\nstream\n/X Do\nendstream\nendobj\n")),
        ["pdf, a length that is itself"] = ("a.pdf", () => Pdf("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>\nendobj\n4 0 obj\n<</Length 4 0 R>>\nstream\nq\nendstream\nendobj\n")),
        ["pdf, a billion pages"] = ("a.pdf", () => Pdf("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1000000000/Kids[3 0 R]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n")),
        ["pdf, a bomb on a page"] = ("a.pdf", () => HandmadePdf.Packed(new byte[300_000_000])),
        ["json, lists in lists"] = ("a.json", () => Utf8("{\"organ\":" + Nested("[", "]", Deep) + "}")),
        ["xls, sectors in a circle"] = ("a.xls", () => Circle(Samples.Bytes("reading/report.xls"))),
        ["zip, archives in archives"] = ("a.zip", () => Enumerable.Range(0, 60).Aggregate(Utf8("年报"), (inner, _) => Packed(inner))),
        ["zip, a bomb"] = ("a.zip", () => Packed(new byte[300_000_000])),
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_HostileFile_GivesAReportOrAReasonSoon(string name)
    {
        var (file, make) = Files[name];
        var bytes = make();
        AssertBounded(MostMemory, () =>
        {
            try
            {
                ReportRecogniser.Recognise(DocumentReader.Read(bytes, file, Limits, TestContext.Current.CancellationToken));
            }
            catch (NotReadableException)
            {
            }
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Inspect_HostileFile_EndsSoon(string name)
    {
        var (file, make) = Files[name];
        var bytes = make();
        AssertBounded(MostMemoryInspecting, () => FileInspector.Inspect(bytes, file, InspectionOptions.Default with { Limits = Limits }, TestContext.Current.CancellationToken));
    }

    private static void AssertBounded(long most, Action work)
    {
        var (time, memory) = Measured(work);
        // Not the file's fault when the machine was busy.
        (time, memory) = time > Longest ? Measured(work) : (time, memory);
        Assert.InRange(time, TimeSpan.Zero, Longest);
        Assert.InRange(memory, 0, most);
    }

    private static (TimeSpan Time, long Memory) Measured(Action work)
    {
        var (begun, before) = (System.Diagnostics.Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        work();
        return (System.Diagnostics.Stopwatch.GetElapsedTime(begun), GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Nested(string open, string close, int deep) => string.Concat(Enumerable.Repeat(open, deep)) + string.Concat(Enumerable.Repeat(close, deep));

    private static string Document(string body) => $"<w:document {Word}><w:body>{body}</w:body></w:document>";

    private static byte[] Docx(string document, params (string Name, string Text)[] parts) => DocxReaderTests.Zip(new(parts.Select(part => KeyValuePair.Create(part.Name, part.Text)))
    {
        ["_rels/.rels"] = DocxReaderTests.Relations,
        ["word/_rels/document.xml.rels"] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>",
        ["word/document.xml"] = document,
    });

    private static byte[] Xlsx(string sheet, string sheets = "<sheet name=\"a\" r:id=\"s1\"/>") => DocxReaderTests.Zip(new()
    {
        ["_rels/.rels"] = DocxReaderTests.Relations.Replace("word/document.xml", "xl/workbook.xml", StringComparison.Ordinal),
        ["xl/workbook.xml"] = $"<workbook {Sheet}><sheets>{sheets}</sheets></workbook>",
        ["xl/_rels/workbook.xml.rels"] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"s1\" Type=\"x/worksheet\" Target=\"s1.xml\"/></Relationships>",
        ["xl/s1.xml"] = sheet,
    });

    // Without a list of objects: readers look for them.
    private static byte[] Pdf(string objects) => Encoding.ASCII.GetBytes($"%PDF-1.7\n{objects}trailer\n<</Size 9/Root 1 0 R>>\nstartxref\n0\n%%EOF\n");

    private static byte[] Packed(byte[] inner)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            using var part = archive.CreateEntry("a.zip").Open();
            part.Write(inner);
        }

        return stream.ToArray();
    }

    // The first table of sectors says of every sector that it follows itself.
    private static byte[] Circle(byte[] file)
    {
        var table = (BitConverter.ToInt32(file, 76) + 1) * 512;
        for (var sector = 0; sector < 128; sector++)
        {
            BitConverter.TryWriteBytes(file.AsSpan(table + (sector * 4)), sector);
        }

        return file;
    }
}
