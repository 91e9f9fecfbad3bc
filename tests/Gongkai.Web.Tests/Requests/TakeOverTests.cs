using Gongkai.Requests;
using Gongkai.Web.Office.Requests;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Requests;

/// <summary>An office that begins in November counts its whole year: its book comes in, or every cell that is wrong is named.</summary>
public sealed class TakeOverTests
{
    private const string Book = """
        2025年依申请公开台账,,,,,,,,
        编号,收到日期,申请方式,申请人类别,申请人,联系电话,申请内容,办结日期,办理结果
        1,2025-01-06,当面,自然人,张一,13800000001,"征地批文, 2024年度",2025-02-05,予以公开
        2,2025/2/10,网上,公司,云泽青禾有限公司,13800000002,河道整治合同,2025年3月7日,部分公开
        3,2025.3.3,快递,律师事务所,云泽明律律师事务所,13800000003,行政处罚案卷,2025-03-28,不予公开：属于行政执法案卷
        4,45720,信函,自然人,李二,13800000004,水库除险加固资料,2025-04-01,（四）无法提供 1.本机关不掌握相关政府信息
        5,2025-11-03,窗口,自然人,王三,13800000005,公开招标文件,,

        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Book_OfTheYear_IsCountedWhole_AndOnceOnly(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var book = CaseBook.Read(SheetLines.Read(System.Text.Encoding.UTF8.GetBytes(Book), "台账.csv"), Desk.Day("2025-11-10"));
        Assert.Equal([], book.Faults.Select(fault => fault.What.In(System.Globalization.CultureInfo.GetCultureInfo("zh-Hans"))));
        var taken = await desk.Do(desk.Clerk, "2025-11-10", (d, by) => d.TakeOverAsync(desk.Organ, book, by, Cancellation));
        Assert.Equal(new BookTaken(5, 0), taken);
        Assert.Equal(new BookTaken(0, 5), await desk.Do(desk.Clerk, "2025-11-10", (d, by) => d.TakeOverAsync(desk.Organ, book, by, Cancellation)));

        var figures = await desk.Read(db => RequestTally.CountAsync(db, desk.Organ, 2025, null, Cancellation));
        Assert.Equal(
            [5m, 3m, 1m, 1m, 1m, 1m, 1m, 1m],
            new[] { "requests.received.total", "requests.received.natural", "requests.granted.natural", "requests.partly-granted.business", "requests.refused.enforcement-file.legal-service", "requests.unavailable.not-held.natural", "requests.carried-out.total", "requests.carried-out.natural" }
                .Select(cell => figures[cell].Value!.Value));
        var open = await desk.Read(db => db.Set<InformationRequest>().AsNoTracking().SingleAsync(request => request.IsOpen, Cancellation));
        Assert.Equal((RequestState.Handling, Desk.Day("2025-12-01"), "5"), (open.State, open.DueOn, open.SourceNumber));
        Assert.Equal("征地批文, 2024年度", (await desk.Read(db => db.Set<InformationRequest>().AsNoTracking().SingleAsync(request => request.SourceNumber == "1", Cancellation))).WantedWith(desk.Keys));
        Assert.Empty(await desk.Faults());
    }

    [Fact]
    public void Book_WithWrongCells_NamesEachByLineAndColumn()
    {
        const string wrong = """
            登记号,收到日期,申请渠道,申请人类型,申请人,申请内容,答复日期,办理结果
            1,三月三日,当面,自然人,张一,资料,,
            2,2025-03-03,飞鸽,自然人,张一,资料,,
            3,2025-03-03,当面,外星人,张一,资料,,
            4,2025-03-03,当面,自然人,,资料,2025-03-01,予以公开
            5,2025-03-03,当面,自然人,张一,资料,2025-03-10,同意
            5,2025-03-03,当面,自然人,张一,资料,2025-03-10,
            6,2031-03-03,当面,自然人,张一,资料,,
            """;
        var book = CaseBook.Read(SheetLines.Read(System.Text.Encoding.UTF8.GetBytes(wrong), "a.csv"), Desk.Day("2025-11-10"));
        Assert.Equal(
            ["2 收到日期 import.date", "3 申请渠道 import.channel", "4 申请人类型 import.kind", "5 申请人 import.empty", "5 答复日期 import.order", "6 办理结果 import.outcome", "7 办理结果 import.half", "7 登记号 import.double", "8 收到日期 import.day"],
            book.Faults.Select(fault => $"{fault.Line} {fault.Column} {fault.What.Code}").Order(StringComparer.Ordinal));
        Assert.Equal("第2行“收到日期”写作“三月三日”，请填日期，例如 2025-03-03。", book.Faults.First(fault => fault.What.Code == "import.date").What.In(System.Globalization.CultureInfo.GetCultureInfo("zh-Hans")));
        Assert.Equal("import.head", CaseBook.Read([["甲", "乙"], ["1", "2"]], Desk.Day("2025-11-10")).Faults.Single().What.Code);
    }

    [Fact]
    public void Book_InWindowsCodingOrAsAWorkbook_IsReadTheSame()
    {
        var gbk = System.Text.CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Book);
        var plain = CaseBook.Read(SheetLines.Read(System.Text.Encoding.UTF8.GetBytes(Book), "a.csv"), Desk.Day("2025-11-10")).Cases;
        Assert.Equal(plain.Select(one => (one.Number, one.ReceivedOn, one.Wanted)), CaseBook.Read(SheetLines.Read(gbk, "a.csv"), Desk.Day("2025-11-10")).Cases.Select(one => (one.Number, one.ReceivedOn, one.Wanted)));
        using var workbook = new MemoryStream();
        var lines = SheetLines.Read(System.Text.Encoding.UTF8.GetBytes(Book), "a.csv");
        var cells = lines.SelectMany((line, row) => line.Select((cell, column) => new Gongkai.Text.TableCell(row, column, 1, 1, Gongkai.Text.MappedText.Unplaced(cell)))).ToList();
        Gongkai.Documents.Writing.XlsxWriter.Write([new Gongkai.Text.Table([.. cells.Where(cell => cell.Text.Value.Length > 0)])], workbook);
        var read = CaseBook.Read(SheetLines.Read(workbook.ToArray(), "a.xlsx"), Desk.Day("2025-11-10"));
        Assert.Equal(plain.Select(one => (one.Number, one.ReceivedOn, one.Outcome)), read.Cases.Select(one => (one.Number, one.ReceivedOn, one.Outcome)));
    }
}
