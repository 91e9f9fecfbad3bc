using System.Globalization;
using System.Net;
using Gongkai.Disclosure.Items;
using Gongkai.Storage.Files;
using Gongkai.Web.Tests.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SkiaSharp;
using Xunit;

namespace Gongkai.Web.Tests.Browser;

/// <summary>Regions marked with the mouse on a picture: gone from the copy, the original sealed, its reading recorded.</summary>
public sealed class RedactionTests(Browsing browsing, DemoSite demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task Region_DrawnWithTheMouse_IsGoneAndTheOriginalOpensOnlyWithAReason(int width)
    {
        var (page, complaints) = await browsing.OpenAsync(demo.Site, new Looking(width));
        await demo.Site.SignInAsync(page, "transport-clerk");
        var picture = Picture(width);
        var item = await AttachedAsync(page, $"桥检照片{width}", picture);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "现场.png" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "遮盖内容" }).ClickAsync();
        Assert.Empty(await Browsing.LookAsync(page, $"{width}-redact-empty"));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "标记区域" }).ClickAsync();
        Assert.Contains("四个数要填全", await page.Locator("[role=alert]").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("[name=ground]").SelectOptionAsync("privacy");
        await DrawAsync(page, (0.25f, 0.25f), (0.5f, 0.75f));
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".marks li").WaitForAsync();
        Assert.Empty(await Browsing.LookAsync(page, $"{width}-redact-marked"));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "生成遮盖后的副本" }).ClickAsync();
        await page.GetByText("原件已封存").WaitForAsync();
        Assert.Empty(await Browsing.LookAsync(page, $"{width}-redacted"));
        Assert.DoesNotContain(complaints, complaint => !complaint.Contains("422", StringComparison.Ordinal));

        await using var db = demo.Site.Store.NewDb();
        var copy = await db.Set<ItemFile>().AsNoTracking().SingleAsync(file => file.ItemId == item, Cancellation);
        using var left = SKBitmap.Decode(new FileStore(demo.Site.Store.Place).Open(copy.Sha256)!);
        Assert.Equal(SKColors.Black, left.GetPixel(150, 100));
        Assert.NotEqual(SKColors.Black, left.GetPixel(20, 20));
        Assert.False(new FileStore(demo.Site.Store.Place).Has(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(picture))));
        await OpensAsync(db, item, picture);
    }

    private async Task OpensAsync(DbContext db, long item, byte[] picture)
    {
        var original = await db.Set<SealedOriginal>().AsNoTracking().SingleAsync(row => row.ItemId == item, Cancellation);
        Assert.True(original.Content.AsSpan().IndexOf("PNG"u8) < 0);
        var address = $"/office/items/{item}/originals/{original.Id}";
        using var clerk = await demo.Site.SignedInAsync("transport-clerk");
        var copy = await db.Set<ItemFile>().AsNoTracking().SingleAsync(file => file.ItemId == item, Cancellation);
        using var refused = await demo.Site.SendAsync(clerk, $"/office/items/{item}/files/{copy.Id}", address, ("why", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.False(await db.Set<OriginalView>().AnyAsync(view => view.OriginalId == original.Id, Cancellation));
        using var opened = await demo.Site.SendAsync(clerk, $"/office/items/{item}/files/{copy.Id}", address, ("why", "核对遮盖范围"));
        Assert.Equal(picture, await opened.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal("核对遮盖范围", await db.Set<OriginalView>().Where(view => view.OriginalId == original.Id).Select(view => view.Purpose).SingleAsync(Cancellation));
        using var stranger = await demo.Site.SignedInAsync("labour-clerk");
        using var away = await demo.Site.SendAsync(stranger, "/office/items/new", address, ("why", "看看"));
        Assert.Equal(HttpStatusCode.NotFound, away.StatusCode);
    }

    private static async Task DrawAsync(IPage page, (float X, float Y) from, (float X, float Y) to)
    {
        await page.Locator("svg.marking").ScrollIntoViewIfNeededAsync();
        var box = (await page.Locator("svg.marking").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width * from.X), box.Y + (box.Height * from.Y));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * to.X), box.Y + (box.Height * to.Y), new MouseMoveOptions { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    private static async Task<long> AttachedAsync(IPage page, string title, byte[] picture)
    {
        await page.GotoAsync("/office/items/new");
        await page.Locator("[name='Form.Title']").FillAsync(title);
        await page.Locator("[name='Form.Topic']").SelectOptionAsync("20-1");
        await page.Locator("[name='Form.Body']").FillAsync("桥梁定期检查的照片。");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "保存", Exact = true }).ClickAsync();
        var item = long.Parse(page.Url.Split('/')[^2], CultureInfo.InvariantCulture);
        await page.Locator("input[name=files]").SetInputFilesAsync(new FilePayload { Name = "现场.png", MimeType = "image/png", Buffer = picture });
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "上传并检查" }).ClickAsync();
        return item;
    }

    private static byte[] Picture(int seed)
    {
        using var bitmap = new SKBitmap(400, 200);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(200, 210, (byte)(seed % 200)));
        using var paint = new SKPaint { Color = SKColors.Navy };
        canvas.DrawRect(120, 60, 60, 80, paint);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
