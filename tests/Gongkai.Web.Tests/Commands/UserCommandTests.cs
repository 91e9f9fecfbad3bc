using Gongkai.Agencies.Organs;
using Gongkai.Corpus.Running;
using Gongkai.Storage.Files;
using Gongkai.Web.Tests.Http;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Commands;

/// <summary><c>user</c> and <c>verify</c> on a store that an office uses.</summary>
public sealed class UserCommandTests : IAsyncLifetime
{
    private RunningSite site = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await RunningSite.StartAsync();
        using var client = await FirstOffice.SetUpAsync(site);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Reset_OfAnAccount_PrintsAPasswordThatSignsIn()
    {
        var reset = Run("user", "reset", FirstOffice.User);
        Assert.Equal((0, ""), (reset.Exit, reset.Error));
        var password = reset.Output.Split("密码：")[1].Split('\n')[0].Trim();
        using var visitor = site.NewClient();
        using var answer = await FirstOffice.SignInAsync(site, visitor, password);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(64, Run("user", "reset", "nobody").Exit);
    }

    [Fact]
    public void Add_OfAPerson_IsListedWithItsRoles()
    {
        var added = Run("user", "add", "zhang-san", "--officer", "张三", "--organ", "water", "--role", "Clerk", "Reviewer");
        Assert.Equal((0, ""), (added.Exit, added.Error));
        Assert.Contains("zhang-san\t张三\t云泽市水务局 经办人、审核人", Run("user", "list").Output, StringComparison.Ordinal);
        Assert.Equal(64, Run("user", "add", "li-si", "--officer", "李四", "--organ", "nowhere", "--role", "Clerk").Exit);
    }

    [Fact]
    public async Task Verify_OfAStoreThatWasAltered_NamesRowFieldAndFileAndExitsWithOne()
    {
        var files = new FileStore(site.Store.Place);
        var sha256 = await files.PutAsync(new byte[] { 1, 2, 3 }, Cancellation);
        var whole = Run("verify");
        Assert.Equal((0, ""), (whole.Exit, whole.Error));
        Assert.Contains("完好", whole.Output, StringComparison.Ordinal);

        await using var db = site.Store.NewDb();
        await db.Set<Organ>().ExecuteUpdateAsync(set => set.SetProperty(organ => organ.Name, "别的局"), Cancellation);
        await File.WriteAllBytesAsync(Path.Combine(site.Store.Place.Files, sha256[..2], sha256), [1, 2, 4], Cancellation);
        var altered = Run("verify");
        Assert.Equal(1, altered.Exit);
        Assert.Contains("organ/1 的 name 应为 云泽市水务局，现为 别的局", altered.Output, StringComparison.Ordinal);
        Assert.Contains($"文件被改动：{sha256}", altered.Output, StringComparison.Ordinal);
    }

    private HeadRun Run(params string[] arguments) => Head.Run("gongkai-app", "zh", [], [.. arguments, "--data", site.Folder]);
}
