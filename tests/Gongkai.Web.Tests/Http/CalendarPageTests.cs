using System.Net;
using AngleSharp.Html.Parser;
using Gongkai.Agencies;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>The notice of the State Council pasted, looked over, put into force, taken back.</summary>
public sealed class CalendarPageTests
{
    private const string Address = "/office/settings/calendar";

    private const string Notice = """
        国务院办公厅关于2030年部分节假日安排的通知
        国办发明电〔2029〕12号
        一、元旦：1月1日（周二）放假1天。
        二、春节：2月2日至8日放假调休，共7天。1月26日（星期六）、2月10日（星期日）上班。
        三、清明节：4月5日（周五）放假，与周末连休，共3天。
        四、劳动节：5月1日至5日放假调休，共5天。4月27日（星期六）上班。
        五、端午节：6月5日（周三）放假1天。
        六、中秋节：9月12日至14日放假，共3天。
        七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Administrator_PastesPreviewsConfirmsAndTakesBack()
    {
        await using var site = await RunningSite.StartAsync();
        using var administrator = await FirstOffice.SetUpAsync(site);
        using var previewed = await site.SendAsync(administrator, Address, Address, ("_handler", "preview"), ("Text", Notice));
        var page = await new HtmlParser().ParseDocumentAsync(await previewed.Content.ReadAsStringAsync(Cancellation), Cancellation);
        Assert.Equal(HttpStatusCode.OK, previewed.StatusCode);
        Assert.Contains("国办发明电〔2029〕12号", page.QuerySelector("#read")!.TextContent, StringComparison.Ordinal);
        await using var db = site.Store.NewDb();
        Assert.Equal(0, await db.Set<CalendarNotice>().CountAsync(Cancellation));

        var seen = page.QuerySelector("input[name=Seen]")!.GetAttribute("value")!;
        using var stale = await site.SendAsync(administrator, Address, Address, ("_handler", "confirm"), ("Text", Notice), ("Seen", "something else"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        using var confirmed = await site.SendAsync(administrator, Address, Address, ("_handler", "confirm"), ("Text", Notice), ("Seen", seen));
        Assert.Equal(HttpStatusCode.SeeOther, confirmed.StatusCode);
        var calendar = await CalendarShelf.LoadAsync(db, Cancellation);
        Assert.True(calendar.IsKnown(new DateOnly(2030, 12, 31)));
        Assert.Equal((false, true), (calendar.IsWorkday(new DateOnly(2030, 2, 4)), calendar.IsWorkday(new DateOnly(2030, 1, 26))));

        var change = new HtmlParser().ParseDocument(await administrator.GetStringAsync(new Uri(Address, UriKind.Relative), Cancellation)).QuerySelector("button[name=Change]")!.GetAttribute("value")!;
        using var undone = await site.SendAsync(administrator, Address, Address, ("_handler", "undo"), ("Change", change));
        Assert.Equal(HttpStatusCode.SeeOther, undone.StatusCode);
        Assert.False((await CalendarShelf.LoadAsync(db, Cancellation)).IsKnown(new DateOnly(2030, 12, 31)));
    }

    [Fact]
    public async Task WhatIsNoNotice_CannotBeConfirmed()
    {
        await using var site = await RunningSite.StartAsync();
        using var administrator = await FirstOffice.SetUpAsync(site);
        using var previewed = await site.SendAsync(administrator, Address, Address, ("_handler", "preview"), ("Text", "今天天气很好"));
        var page = await previewed.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("没有写明是哪一年", page, StringComparison.Ordinal);
        Assert.DoesNotContain("确认启用", page, StringComparison.Ordinal);
    }
}
