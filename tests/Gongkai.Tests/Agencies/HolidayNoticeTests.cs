using Gongkai.Agencies;
using Xunit;

namespace Gongkai.Tests.Agencies;

public sealed class HolidayNoticeTests
{
    private const string Notice2019 = """
        国务院办公厅关于2019年部分节假日安排的通知
        国办发明电〔2018〕15号

        一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。
        二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）上班。
        三、清明节：4月5日放假，与周末连休。
        四、劳动节：5月1日放假。
        五、端午节：6月7日放假，与周末连休。
        六、中秋节：9月13日放假，与周末连休。
        七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
        """;

    private const string Notice2024 = """
        经国务院批准，现将2024年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
        一、元旦：1月1日放假，与周末连休。
        二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
        三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
        四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
        五、端午节：6月10日放假，与周末连休。
        六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
        七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
        节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。

        国务院办公厅
        2023年10月25日
        """;

    private const string Notice2026 = """
        国务院办公厅关于2026年部分节假日安排的通知
        国办发明电〔2025〕7号
        一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
        二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
        三、清明节：4月4日（周六）至6日（周一）放假，共3天。
        四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
        五、端午节：6月19日（周五）至21日（周日）放假，共3天。
        六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
        七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
        国务院办公厅
        2025年11月4日
        """;

    [Theory]
    [InlineData(2019, Notice2019)]
    [InlineData(2024, Notice2024)]
    [InlineData(2026, Notice2026)]
    public void Parse_APublishedNotice_GivesTheWorkdaysOfThatYear(int year, string text)
    {
        var notice = HolidayNotice.Parse(text);

        Assert.Equal(year, notice.Year);
        Assert.DoesNotContain(notice.Doubts, doubt => doubt.Kind != NoticeDoubtKind.Unread);
        var data = HolidayData.Years.Single(other => other.Year == year);
        var known = WorkCalendar.National.With(data with { Versions = data.Versions[..1] });
        var pasted = WorkCalendar.National.With(notice.ToYear(new DateOnly(year - 1, 12, 1)));
        for (var date = new DateOnly(year - 1, 12, 25); date.Year <= year; date = date.AddDays(1))
        {
            Assert.Equal((date, known.IsWorkday(date)), (date, pasted.IsWorkday(date)));
        }
    }

    [Fact]
    public void Parse_EncouragedDay_IsReportedAndNotADayOff()
    {
        var notice = HolidayNotice.Parse(Notice2024);

        var doubt = Assert.Single(notice.Doubts);
        Assert.Equal((NoticeDoubtKind.Unread, "2024-02-09"), (doubt.Kind, doubt.Detail));
        Assert.DoesNotContain(notice.Off, span => span.Contains(new DateOnly(2024, 2, 9)));
        Assert.Equal(new DateOnly(2023, 10, 25), notice.Published);
    }

    [Fact]
    public void Parse_NumberAndSignature_AreKept()
    {
        var notice = HolidayNotice.Parse(Notice2026);
        Assert.Equal(("国办发明电〔2025〕7号", new DateOnly(2025, 11, 4)), (notice.Number, notice.Published!.Value));
    }

    [Fact]
    public void Parse_DecemberDaysWithoutYear_BelongToTheYearBefore()
    {
        var notice = HolidayNotice.Parse("一、元旦：12月30日至1月1日放假调休，共3天。12月29日（星期六）上班。", 2019);
        Assert.Equal(new HolidaySpan("元旦", new(2018, 12, 30), new(2019, 1, 1)), Assert.Single(notice.Off));
        Assert.Equal(new DateOnly(2018, 12, 29), Assert.Single(notice.Work));
        Assert.DoesNotContain(notice.Doubts, doubt => doubt.Kind == NoticeDoubtKind.WeekdayDiffers);
    }

    [Theory]
    [InlineData("一、元旦：1月1日至3日放假调休，共4天。", NoticeDoubtKind.DayCountDiffers)]
    [InlineData("一、元旦：1月1日（星期一）放假。", NoticeDoubtKind.WeekdayDiffers)]
    [InlineData("一、春节：2月15日至30日放假。", NoticeDoubtKind.NoSuchDate)]
    [InlineData("一、元旦：1月1日放假。1月5日上班。", NoticeDoubtKind.WorkOnWeekday)]
    [InlineData("一、元旦：1月1日至4日放假。1月4日上班。", NoticeDoubtKind.OffAndWork)]
    [InlineData("一、元旦：1月1日放假。", NoticeDoubtKind.HolidayMissing)]
    [InlineData("今天天气很好。", NoticeDoubtKind.NoHolidays)]
    public void Parse_ADamagedParagraph_SaysWhatIsStrange(string text, NoticeDoubtKind kind) =>
        Assert.Contains(HolidayNotice.Parse(text, 2026).Doubts, doubt => doubt.Kind == kind);

    [Fact]
    public void Parse_WithoutAnyYear_DoubtsAndRefusesToBecomeData()
    {
        var notice = HolidayNotice.Parse("一、元旦：1月1日放假。");
        Assert.Contains(notice.Doubts, doubt => doubt.Kind == NoticeDoubtKind.NoYear);
        Assert.Throws<InvalidOperationException>(() => notice.ToYear(new DateOnly(2026, 11, 1)));
    }
}
