using System.Globalization;
using System.Text.Json;
using Gongkai.Agencies;
using Xunit;

namespace Gongkai.Tests.Agencies;

public sealed class DeadlineRequestTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Theory]
    [InlineData("2024-9-27", "", "", DeadlineErrorKind.NoDate, "--received")]
    [InlineData("2024-09-31", "", "", DeadlineErrorKind.NoDate, "--received")]
    [InlineData("2008-04-30", "", "", DeadlineErrorKind.OutOfRange, "--received")]
    [InlineData("2024-09-27", "", "today", DeadlineErrorKind.NoDate, "--as-of")]
    [InlineData("2024-09-27", "extended", "", DeadlineErrorKind.NoEvent, "--event 1")]
    [InlineData("2024-09-27", "extendid=2024-10-01", "", DeadlineErrorKind.UnknownEvent, "--event 1")]
    [InlineData("2024-09-27", "clarified=2024-10-08;extended=10/20", "", DeadlineErrorKind.NoDate, "--event 2")]
    [InlineData("2024-09-27", "extended=2024-10-20:many", "", DeadlineErrorKind.NoDays, "--event 1")]
    [InlineData("2024-09-27", "extended=2024-10-20:0", "", DeadlineErrorKind.NoDays, "--event 1")]
    [InlineData("2024-09-27", "delayed=2024-10-20", "", DeadlineErrorKind.DaysNeeded, "--event 1")]
    [InlineData("2024-09-27", "clarified=2024-10-20:5", "", DeadlineErrorKind.DaysNotAllowed, "--event 1")]
    public void Parse_AWrongArgument_NamesPlaceAndCure(string received, string events, string asOf, DeadlineErrorKind kind, string place)
    {
        var (request, errors) = DeadlineRequest.Parse(received, events.Split(';', StringSplitOptions.RemoveEmptyEntries), asOf.Length == 0 ? null : asOf);
        Assert.Null(request);
        var error = Assert.Single(errors);
        Assert.Equal((kind, place), (error.Kind, error.Place));
        Assert.All([Chinese, English], culture => Assert.StartsWith(place, error.Say(culture), StringComparison.Ordinal));
        Assert.DoesNotContain("{", error.Say(Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void ToJson_OfAnAnswer_HasTheStableShape()
    {
        var answer = Answer("2024-09-27", "extended=2024-10-28");
        using var json = JsonDocument.Parse(ClockText.ToJson(answer, Chinese));
        Assert.Equal("2024-11-27", json.RootElement.GetProperty("due").GetString());
        Assert.False(json.RootElement.GetProperty("provisional").GetBoolean());
        var lines = json.RootElement.GetProperty("lines").EnumerateArray().ToArray();
        Assert.Equal(40, lines.Sum(line => line.GetProperty("days").GetInt32()));
        Assert.All(lines, line => Assert.Equal(["date", "text", "days"], line.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(["due", "provisional", "lines"], json.RootElement.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void ToJson_OfARefusedEvent_SaysWhyBesideTheLines()
    {
        using var json = JsonDocument.Parse(ClockText.ToJson(Answer("2024-09-27", "extended=2024-10-31"), English));
        var remark = Assert.Single(json.RootElement.GetProperty("remarks").EnumerateArray());
        Assert.Equal(("refused", "after-due", "extended"), (remark.GetProperty("severity").GetString(), remark.GetProperty("kind").GetString(), remark.GetProperty("event").GetString()));
    }

    [Fact]
    public void Render_InBothLanguages_SaysEveryLineWithItsArticle()
    {
        var answer = Answer("2025-04-07", "third-party-asked=2025-04-10", "third-party-received=2025-04-10", "third-party-answered=2025-04-24");
        Assert.Equal(
            """
            答复截止：2025年5月21日（周三）

              2025-04-07        收到申请（《条例》第三十一条），当日不计入
              2025-04-08   +20  答复期限20个工作日，自本日起算（《条例》第三十三条第二款）
              2025-04-24   +10  2025年4月10日（周四）发函征求第三方意见，至2025年4月24日（周四），其间10个工作日不计入期限（《条例》第三十二条、第三十三条第三款）
              2025-04-27        调休上班，是工作日，已计入
              2025-05-01        劳动节放假（2025年5月1日（周四）至2025年5月5日（周一）），不是工作日
              2025-05-21        答复期限届满（《条例》第三十三条第二款）

            合计：自收到次日起第30个工作日

            """,
            ClockText.Render(answer, Chinese));
        Assert.StartsWith("Reply due: Wed 21 May 2025\n", ClockText.Render(answer, English), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_ForEveryKind_ExistInBothLanguages()
    {
        foreach (var culture in new[] { Chinese, English })
        {
            foreach (var kind in Enum.GetValues<ClockRemarkKind>())
            {
                var text = ClockText.Say(new ClockRemark(kind, ClockSeverity.Note, new(2025, 1, 1), "《条例》第三十条", ClockEventKind.Extended, new(2025, 1, 2)), culture);
                Assert.DoesNotContain("{", text, StringComparison.Ordinal);
            }

            foreach (var kind in Enum.GetValues<ClockLineKind>().Where(kind => kind is not (ClockLineKind.Restarted or ClockLineKind.Moot)))
            {
                Assert.DoesNotContain("{", ClockText.Say(new ClockLine(new(2025, 1, 1), kind, 3, new(2025, 1, 1), new(2025, 1, 2)), culture), StringComparison.Ordinal);
            }

            Assert.All(Enum.GetValues<ClockEventKind>(), kind => Assert.NotEmpty(ClockText.Say(kind, culture)));
            Assert.All(Enum.GetValues<ClockSeverity>(), severity => Assert.NotEmpty(ClockText.Say(severity, culture)));
        }
    }

    private static ClockAnswer Answer(string received, params string[] events) => DeadlineRequest.Parse(received, events, null).Request!.Answer();
}
