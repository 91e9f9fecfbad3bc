using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Gongkai.Corpus;
using Gongkai.Documents.Writing;
using Gongkai.Reports;
using Gongkai.Reports.Layout;
using Gongkai.Text;
using Xunit;
using Sheet = DocumentFormat.OpenXml.Spreadsheet;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Tests.Documents.Writing;

public sealed class WriterTests
{
    private static readonly LayoutOptions Draft = new() { Mark = ReportMark.Draft, WriteNone = true };

    [Theory]
    [InlineData(2020)]
    [InlineData(2023)]
    public void DocxWriter_WholeReport_IsValidForOffice(int year)
    {
        using var file = Write(DocxWriter.Write, ReportLayout.Lay(Report(year), Draft));
        using var document = WordprocessingDocument.Open(file, false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(2023)]
    public void XlsxWriter_WholeReport_IsValidForOffice(int year)
    {
        using var file = WriteBook(Report(year), Draft);
        using var document = SpreadsheetDocument.Open(file, false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public void Writers_SameBlocks_GiveTheSameBytes()
    {
        var report = Report(2023);

        Assert.Equal(Write(DocxWriter.Write, ReportLayout.Lay(report)).ToArray(), Write(DocxWriter.Write, ReportLayout.Lay(report)).ToArray());
        Assert.Equal(WriteBook(report, null).ToArray(), WriteBook(report, null).ToArray());
    }

    [Fact]
    public void DocxWriter_Package_HasFixedTimesAndNoAuthor()
    {
        using var file = Write(DocxWriter.Write, ReportLayout.Lay(Report(2023)));
        using var archive = new ZipArchive(file);

        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), entry.LastWriteTime.DateTime));
        Assert.Equal("[Content_Types].xml", archive.Entries[0].FullName);
    }

    [Fact]
    public void DocxWriter_Tables_KeepMergesHeadsAndBookmarks()
    {
        var report = Report(2023);
        using var file = Write(DocxWriter.Write, ReportLayout.Lay(report));
        using var document = WordprocessingDocument.Open(file, false);
        var tables = document.MainDocumentPart!.Document!.Descendants<Word.Table>().ToList();

        Assert.Equal([14, 28, 4], tables.Select(table => table.Elements<Word.TableRow>().Count()));
        Assert.Equal(3, tables[1].Descendants<Word.TableHeader>().Count());
        Assert.All(tables, table => Assert.NotNull(table.Descendants<Word.TableCaption>().SingleOrDefault()));
        var names = document.MainDocumentPart.Document.Descendants<Word.BookmarkStart>().Select(mark => mark.Name!.Value!).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(FormCatalogue.Default.Form("2021").Cells, cell => Assert.Contains(DocxWriter.BookmarkOf(cell.Id.Code), names));
        Assert.All(names, name => Assert.Matches("^[A-Za-z][A-Za-z0-9_]{0,39}$", name));
        foreach (var mark in document.MainDocumentPart.Document.Descendants<Word.BookmarkStart>().Where(mark => mark.Name == DocxWriter.BookmarkOf("requests.received.total")))
        {
            Assert.Equal(report.Figures["requests.received.total"].Raw, mark.Ancestors<Word.TableCell>().Single().InnerText);
        }
    }

    [Fact]
    public void DocxWriter_Mark_StandsOverEveryPage()
    {
        using var file = Write(DocxWriter.Write, ReportLayout.Lay(Report(2023), Draft));
        using var document = WordprocessingDocument.Open(file, false);

        Assert.Contains("草稿", Assert.Single(document.MainDocumentPart!.HeaderParts).Header!.InnerText, StringComparison.Ordinal);
        Assert.DoesNotContain("草稿", document.MainDocumentPart.Document!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void XlsxWriter_TrueReport_SetsEverySumAsFormulaWithItsValue()
    {
        var report = Report(2023);
        using var file = WriteBook(report, null);
        using var document = SpreadsheetDocument.Open(file, false);
        var formulas = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Sheet.Cell>()).Where(cell => cell.CellFormula is not null).ToList();

        // Every 总计 of table 3 (25 rows), six more in its row of totals, three of table 4.
        Assert.Equal(25 + 6 + 3, formulas.Count);
        Assert.Contains(formulas, cell => cell.CellFormula!.Text.StartsWith("SUM(D", StringComparison.Ordinal));
        Assert.All(formulas, cell => Assert.False(string.IsNullOrEmpty(cell.CellValue!.Text)));
    }

    [Fact]
    public void XlsxWriter_SumThatDoesNotHold_StaysAsPrinted()
    {
        var report = Report(2023);
        report = report with { Figures = report.Figures.With(CellId.Parse("requests.granted.total"), Figure.Of(99_999)) };
        using var file = WriteBook(report, null);
        using var document = SpreadsheetDocument.Open(file, false);

        var cell = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Sheet.Cell>()).Single(cell => cell.CellValue?.Text == "99999");
        Assert.Null(cell.CellFormula);
    }

    [Fact]
    public void HtmlWriter_Tables_NameTheirPartAndScopeTheirHeads()
    {
        var page = HtmlWriter.ToText(ReportLayout.Lay(Report(2023)));

        Assert.Contains("<html lang=\"zh-Hans\">", page, StringComparison.Ordinal);
        Assert.Contains("<table id=\"table-3\" aria-labelledby=\"part-3\">", page, StringComparison.Ordinal);
        Assert.Contains("<th colspan=\"7\" scope=\"colgroup\">申请人情况</th>", page, StringComparison.Ordinal);
        Assert.Contains("<th rowspan=\"22\" scope=\"rowgroup\">三、本年度办理结果</th>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">1.属于国家秘密</th>", page, StringComparison.Ordinal);
        Assert.Contains("<td id=\"requests.received.natural\" class=\"number\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal(Count(page, "<thead>"), Count(page, "</thead>"));
        Assert.Equal(Count(page, "<tbody>"), Count(page, "</tbody>"));
    }

    [Fact]
    public void MarkdownWriter_Words_AreNotTakenForMarkup()
    {
        var text = MarkdownWriter.ToText([new Gongkai.Text.Paragraph("- a*b|c<d"), new Gongkai.Text.Paragraph("草稿") { Style = ParagraphStyle.Mark }]);

        Assert.Equal("\\- a\\*b\\|c\\<d\n\n> 草稿\n\n", text);
    }

    [Fact]
    public void CsvWriter_Figures_StandWithPlaceStateAndBom()
    {
        var report = new AnnualReport
        {
            Form = "2019",
            Figures = Figures.From(
            [
                new(CellId.Parse("disclosure.procurement.amount"), new Figure(FigureState.Read, 36800m) { Raw = "3.68万元", Unit = "万元", Where = new SourcePlace(new TextSpan(0, 1)) { Line = 41 } }),
                new(CellId.Parse("disclosure.licence.change"), new Figure(FigureState.Read, -3m) { Raw = "-3" }),
                new(CellId.Parse("requests.other.other.natural"), new Figure(FigureState.Doubtful, null) { Raw = "=1+1,\"x\"" }),
            ]),
        };
        using var file = new MemoryStream();

        CsvWriter.Write(report, file);

        Assert.Equal([0xEF, 0xBB, 0xBF], file.ToArray()[..3]);
        var lines = Encoding.UTF8.GetString(file.ToArray()[3..]).Split("\r\n");
        Assert.Equal("code,table,row,column,value,state,raw,unit,computed,line", lines[0]);
        Assert.Equal(1 + 198 + 1 + 1, lines.Length);
        Assert.Contains("disclosure.procurement.amount,2,政府集中采购,采购总金额,36800,read,3.68万元,万元,,41", lines);
        Assert.Contains("disclosure.licence.change,2,行政许可,本年增/减,-3,read,-3,,,", lines);
        Assert.Contains("requests.received.natural,3,一、本年新收政府信息公开申请数量,自然人,,absent,,,,", lines);
        Assert.Contains("requests.other.other.natural,3,3.其他,自然人,,doubtful,\"'=1+1,\"\"x\"\"\",,,", lines);
    }

    [Fact]
    public void PlainTextWriter_Tables_WriteEachCellOnce()
    {
        var text = PlainTextWriter.ToText(ReportLayout.Lay(Report(2023)));

        var row = text.Split('\n').Single(line => line.Contains("一、本年新收政府信息公开申请数量", StringComparison.Ordinal));
        Assert.Equal(1 + 7, row.Split('\t').Length);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Writers_CharactersThatXmlCannotCarry_AreLeftOut()
    {
        ImmutableArray<Block> blocks = [new Gongkai.Text.Paragraph("a\u0000\ud800b\u0007𠮷") { Style = ParagraphStyle.Title }, new Table([new TableCell(0, 0, 1, 1, MappedText.Unplaced("\u0001x\ny"))])];
        using var docx = Write(DocxWriter.Write, blocks);
        using var xlsx = Write((all, output) => XlsxWriter.Write(all, output), blocks);
        using var document = WordprocessingDocument.Open(docx, false);
        using var book = SpreadsheetDocument.Open(xlsx, false);

        Assert.StartsWith("ab𠮷", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book, TestContext.Current.CancellationToken));
    }

    private static AnnualReport Report(int year) => RandomReports.Next(new Rng((ulong)year), new RandomOptions { Year = year, Scale = ReportScale.Government });

    private static MemoryStream Write(Action<ImmutableArray<Block>, Stream> writer, ImmutableArray<Block> blocks)
    {
        var file = new MemoryStream();
        writer(blocks, file);
        file.Position = 0;
        return file;
    }

    private static MemoryStream WriteBook(AnnualReport report, LayoutOptions? options) =>
        Write((blocks, output) => XlsxWriter.Write(blocks, output, FormCatalogue.Default.Form(report.Form!).Equations), ReportLayout.Lay(report, options));

    private static int Count(string text, string words) => text.Split(words).Length - 1;
}
