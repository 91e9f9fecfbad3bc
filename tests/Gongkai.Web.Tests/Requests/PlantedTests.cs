using System.Text;
using Gongkai.Requests;
using Gongkai.Storage.Keys;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Commands;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Requests;

/// <summary>Values that nobody else could have typed are planted in an application; afterwards they are nowhere but on the pages of their applicant.</summary>
public sealed class PlantedTests
{
    private static readonly string[] Planted = ["欧阳植入名", "990101197707077777", "13877770000", "planted@example.org", "植入路七十七号", "植入的申请内容", "植入的补正", "植入撤回原因"];

    private static readonly string[] PublicPages = ["/", "/organs/water", "/organs/water/feed.xml", "/feed.xml", "/sitemap.xml", "/search?q=%E6%A4%8D%E5%85%A5", "/requests/new?q=%E6%A4%8D%E5%85%A5", "/requests/receipt", "/requests/status", "/openapi/v1.json", "/api/v1/requests"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_OfAnApplicant_AreInNoFileNoLogAndOnNoPublicPage()
    {
        await using var store = await TestStore.OpenAsync("sqlite");
        await using (var town = await Town.InAsync(store.Store))
        {
            await using var served = await ServedProcess.StartAsync(store.Store.Place);
            var token = await served.TokenAsync();
            // One that is refused, one that is accepted: both leave traces, if anything does.
            Assert.False(await served.ApplyAsync(token, [.. Fields().Where(field => field.Item1 != "Form.IdentityNumber")]));
            Assert.True(await served.ApplyAsync(token, Fields()));
            Assert.Contains(Planted[5], await served.Client.GetStringAsync(new Uri("/requests/receipt", UriKind.Relative), Cancellation), StringComparison.Ordinal);
            await HandleAsync(store, town);
            using var visitor = new HttpClient { BaseAddress = served.Client.BaseAddress };
            foreach (var page in PublicPages)
            {
                using var answer = await visitor.GetAsync(new Uri(page, UriKind.Relative), Cancellation);
                var text = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Cancellation));
                Assert.All(Planted, planted => Assert.DoesNotContain(planted, text, StringComparison.Ordinal));
            }

            await served.KillAsync();
            Assert.All(Planted, planted => Assert.DoesNotContain(planted, served.Said, StringComparison.Ordinal));
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(store.Store.Place.Folder, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancellation);
            Assert.All(Planted, planted => Assert.All(
                (byte[][])[Encoding.UTF8.GetBytes(planted), Encoding.Unicode.GetBytes(planted), Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(planted).Trim('"'))],
                form => Assert.True(bytes.AsSpan().IndexOf(form) < 0, $"{planted} stands in {Path.GetFileName(file)}")));
        }
    }

    private static (string, string)[] Fields() =>
    [
        ("_handler", "apply"), ("Form.HasLooked", "true"), ("Form.Title", Planted[5]), ("Form.Kind", "natural"), ("Form.Name", Planted[0]), ("Form.IdentityNumber", Planted[1]),
        ("Form.Phone", Planted[2]), ("Form.Email", Planted[3]), ("Form.Address", Planted[4]),
    ];

    // Confirmed, clarified, withdrawn: everything an applicant types on the way.
    private static async Task HandleAsync(TestStore store, Town town)
    {
        var keys = await KeyFolder.OpenAsync(store.Store, Cancellation);
        await using var db = town.NewDb();
        var request = await db.Set<InformationRequest>().AsNoTracking().SingleAsync(Cancellation);
        var day = request.ArrivedOn;
        var at = TimeProvider.System.GetUtcNow();
        var desk = new RequestDesk(db, keys, Gongkai.Agencies.WorkCalendar.National);
        var by = new Handler(await Gongkai.Agencies.Officers.OfficerAuthority.LoadAsync(db, town.Clerk, day, Cancellation), at);
        _ = (await desk.ConfirmAsync(request.Id, day, by, Cancellation)).Done;
        _ = (await desk.AskClarificationAsync(request.Id, day, "请写明年度", day.AddDays(20), by, Cancellation)).Done;
        _ = (await desk.RecordClarificationAsync(request.Id, day, Planted[6], Handler.Applicant(at), Cancellation)).Done;
        _ = (await desk.WithdrawAsync(request.Id, day, Handler.Applicant(at, Planted[7]), Cancellation)).Done;
    }
}
