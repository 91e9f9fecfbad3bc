using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Corpus.Running;
using Gongkai.Storage;
using Gongkai.Storage.Copying;
using Gongkai.Storage.Files;
using Gongkai.Storage.Search;
using Gongkai.Web.Tests.Agencies;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Storage;

public sealed class OfficeMoveTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Move_OfTheDemonstrationThereAndBack_KeepsEveryHash()
    {
        await using var server = TestStore.Blank("postgres");
        await using var home = TestStore.Blank("sqlite");
        var city = Directory.CreateTempSubdirectory("gongkai-city-");
        await DemoCopy.FillAsync(city.FullName);
        await using (var site = await RunningSite.StartAsync(demo: true, folder: city.FullName))
        {
            await site.FollowAsync();
        }

        var old = new Store(new StorePlace(city.FullName));
        await using var before = old.NewDb();
        var rows = await StoreDigest.OfAsync(before, Cancellation);
        Assert.True(rows["ledger"].Rows > 100, "The city is too small to prove anything.");
        var there = Head.Run("gongkai-app", "zh", [], "move", "--from", $"sqlite:{city.FullName}", "--to", server.Store.Place.Postgres!, "--data", server.Store.Place.Folder);
        Assert.Equal((0, ""), (there.Exit, there.Error));
        await SameAsync(server.Store, rows, before);
        var again = Head.Run("gongkai-app", "zh", [], "move", "--from", $"sqlite:{city.FullName}", "--to", server.Store.Place.Postgres!, "--data", server.Store.Place.Folder);
        Assert.Equal(2, again.Exit);
        var back = Head.Run("gongkai-app", "zh", [], "move", "--from", server.Store.Place.Postgres!, "--data", server.Store.Place.Folder, "--to", $"sqlite:{home.Store.Place.Folder}");
        Assert.Equal((0, ""), (back.Exit, back.Error));
        await SameAsync(home.Store, rows, before);
        await before.DisposeAsync();
        old.Release();
        city.Delete(recursive: true);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Move_BrokenOffAtAnyRow_LeavesNothingAndIsRunAgain(string database)
    {
        await using var old = await TestStore.OpenAsync(database == "sqlite" ? "postgres" : "sqlite");
        await using var town = await Town.InAsync(old.Store);
        await new FileStore(old.Store.Place).PutAsync(new byte[] { 1 }, Cancellation);
        await using var anew = TestStore.Blank(database);
        for (var after = 5; after < 60; after += 15)
        {
            using var broken = new CancellationTokenSource(TimeSpan.FromMilliseconds(after));
            try
            {
                await new OfficeMove(old.Store, anew.Store).RunAsync(broken.Token);
                return;
            }
            catch (Exception error) when (error is OperationCanceledException or StoreUnusableException)
            {
                continue;
            }
        }

        await new OfficeMove(old.Store, anew.Store).RunAsync(Cancellation);
        await using var db = anew.Store.NewDb();
        Assert.Equal(4, await db.Set<Organ>().CountAsync(Cancellation));
        Assert.Equal(MoveProblem.NotEmpty, (await Assert.ThrowsAsync<MoveRefusedException>(() => new OfficeMove(old.Store, anew.Store).RunAsync(Cancellation))).Problem);
    }

    [Fact]
    public async Task Move_FromNowhere_OrOfAnAlteredFile_IsRefused()
    {
        await using var nowhere = TestStore.Blank("sqlite");
        await using var anew = TestStore.Blank("sqlite");
        Assert.Equal(MoveProblem.NoSource, (await Assert.ThrowsAsync<MoveRefusedException>(() => new OfficeMove(nowhere.Store, anew.Store).RunAsync(Cancellation))).Problem);
        await using var old = await TestStore.OpenAsync("sqlite");
        await new FileStore(old.Store.Place).PutAsync(new byte[] { 1 }, Cancellation);
        await File.WriteAllBytesAsync(Directory.GetFiles(old.Store.Place.Files, "*", SearchOption.AllDirectories).Single(), [2], Cancellation);
        Assert.Equal(MoveProblem.FileAltered, (await Assert.ThrowsAsync<MoveRefusedException>(() => new OfficeMove(old.Store, anew.Store).RunAsync(Cancellation))).Problem);
    }

    private static async Task SameAsync(Store store, IReadOnlyDictionary<string, TableDigest> rows, GongkaiDb before)
    {
        await using var db = store.NewDb();
        var moved = await StoreDigest.OfAsync(db, Cancellation);
        Assert.Equal(rows.OrderBy(pair => pair.Key), moved.OrderBy(pair => pair.Key));
        Assert.Empty(await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation));
        Assert.Empty(await new FileAudit(db, new FileStore(store.Place)).RunAsync(Cancellation).ToListAsync(Cancellation));
        foreach (var words in (string[])["供水", "管理办法", "云泽市", "政府", ""])
        {
            Assert.Equal(await KeysAsync(before, words), await KeysAsync(db, words));
        }

        Assert.Equal(await KeysAsync(before, "", ItemIndexer.OrganFacet(1)), await KeysAsync(db, "", ItemIndexer.OrganFacet(1)));
    }

    private static async Task<IEnumerable<long>> KeysAsync(GongkaiDb db, string words, params string[] facets) =>
        (await new SiteSearch(db).FindAsync(new SearchQuery(words) { Facets = [.. facets], Size = 50 }, Cancellation)).Hits.Select(hit => hit.Key);
}
