using System.IO.Compression;
using System.Net;
using System.Text;
using Gongkai.Oversight.Library;
using Xunit;

namespace Gongkai.Web.Tests.Http;

public sealed class UploadTests : IAsyncLifetime
{
    private static readonly byte[] Good = [.. Given.File("broken-tabs.txt").Bytes];
    private RunningSite site = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        site = await RunningSite.StartAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Upload_OneReport_OpensItsPage()
    {
        using var answer = await site.UploadAsync(("broken-tabs.txt", Good));
        var page = await site.PageAsync($"/reports/{RunningSite.NumberOf(answer)}");
        Assert.Contains("云泽市交通运输局", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_TheSameFileAgain_OpensTheSameReport()
    {
        using var first = await site.UploadAsync(("broken-tabs.txt", Good));
        using var second = await site.UploadAsync(("other-name.txt", Good));
        Assert.Equal(RunningSite.NumberOf(first), RunningSite.NumberOf(second));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Upload_ManyFiles_TellsOfEachAndKeepsTheGoodOnes()
    {
        using var answer = await site.UploadAsync(("a/好.txt", Good), ("坏.txt", [0, 1, 2, 3, 0, 0, 255]), ("空.txt", []), ("title-last.txt", [.. Given.File("title-last.txt").Bytes]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("读入 2 份，共 4 个文件", page, StringComparison.Ordinal);
        Assert.Contains("好.txt", page, StringComparison.Ordinal);
        Assert.Contains("坏.txt", page, StringComparison.Ordinal);
        Assert.Contains("文件是空的", page, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync());
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "empty", "文件是空的" },
        { "binary", "不是文本" },
        { "zip", "压缩包" },
        { "zip as text", "压缩包" },
        { "huge", "文件太大" },
        { "deep", "" },
        { "picture", "只有图片" },
        { "letter", "找不到年度报告" },
        { "broken docx", "" },
        { "foreign json", "" },
    };

    [Theory, MemberData(nameof(Hostile))]
    public async Task Upload_WhatIsNoReport_SaysWhyAndLeavesNothing(string kind, string reason)
    {
        using var answer = await site.UploadAsync(Bad(kind));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("class=\"refused\"", page, StringComparison.Ordinal);
        Assert.Contains(reason, page, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
        Assert.Empty(Directory.GetFiles(site.Store.Place.Files, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Upload_InAnotherEncoding_IsReadAllTheSame(string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding).GetBytes(Encoding.UTF8.GetString(Good));
        using var answer = await site.UploadAsync(("report.txt", bytes));
        Assert.Contains("云泽市交通运输局2020年", await site.PageAsync($"/reports/{RunningSite.NumberOf(answer)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_OwnJson_KeepsValuesAndStates()
    {
        var id = await site.AddAsync("broken-tabs.txt");
        var json = await site.Client.GetByteArrayAsync(new Uri($"/reports/{id}.json", UriKind.Relative), Cancellation);
        using var answer = await site.UploadAsync(("report.json", json));
        await using var db = site.Store.NewDb();
        var library = new ReportLibrary(db);
        var before = (await library.OpenAsync(id, Cancellation))!.Read.Report.Figures;
        var after = (await library.OpenAsync(RunningSite.NumberOf(answer), Cancellation))!.Read.Report.Figures;
        Assert.Equal(before.Select(pair => (pair.Key, pair.Value.State, pair.Value.Value)), after.Select(pair => (pair.Key, pair.Value.State, pair.Value.Value)));
    }

    [Fact]
    public async Task Upload_NothingChosen_SaysSo()
    {
        using var answer = await site.UploadAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("没有选择文件", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("CfDJ8-forged")]
    public async Task Upload_WithoutAValidToken_IsRefused(string? token)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Good), "files", "report.txt" } };
        if (token is not null)
        {
            form.Add(new StringContent(token), "__RequestVerificationToken");
        }

        using var answer = await site.Client.PostAsync(new Uri("/reports/import", UriKind.Relative), form, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("没有存入任何东西", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Upload_FromAnotherVisitorsToken_IsRefused()
    {
        using var other = site.NewClient();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Good), "files", "report.txt" } };
        var page = await site.PageAsync("/reports");
        form.Add(new StringContent(page.Split("__RequestVerificationToken\" value=\"")[1].Split('"')[0]), "__RequestVerificationToken");
        using var answer = await other.PostAsync(new Uri("/reports/import", UriKind.Relative), form, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Upload_NoForm_IsUnsupported()
    {
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await site.Client.PostAsync(new Uri("/reports/import", UriKind.Relative), content, Cancellation);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task Upload_TornForm_IsABadRequest()
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nabc"));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        using var answer = await site.Client.PostAsync(new Uri("/reports/import", UriKind.Relative), content, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Upload_NameFullOfMarkup_IsShownAsText()
    {
        using var answer = await site.UploadAsync(("<script>alert(1)</script>.txt", [0, 1, 2, 0, 0]));
        Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static (string Name, byte[] Bytes) Bad(string kind) => kind switch
    {
        "empty" => ("empty.txt", []),
        "binary" => ("report.txt", [.. Enumerable.Range(0, 5_000).Select(at => (byte)(at * 37 % 251))]),
        "zip" => ("reports.zip", Zip()),
        "zip as text" => ("report.txt", Zip()),
        "huge" => ("report.txt", Encoding.UTF8.GetBytes(new string('公', 23 * 1024 * 1024))),
        "deep" => ("report.html", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 300_000)))),
        "picture" => ("report.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0]),
        "letter" => ("letter.txt", Encoding.UTF8.GetBytes("关于召开会议的通知\n各单位：\n定于下周一上午召开会议，请准时参加。\n")),
        "broken docx" => ("report.docx", [.. Given.File(".docx").Bytes.Take(3_000)]),
        "foreign json" => ("report.json", "{\"hello\":[1,2,3]}"u8.ToArray()),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("report.txt").Open();
            entry.Write(Good);
        }

        return bytes.ToArray();
    }

    private async Task<int> CountAsync()
    {
        await using var db = site.Store.NewDb();
        return (await new ReportLibrary(db).ListAsync(new ReportFilter(), null, 10, Cancellation)).Count;
    }
}
