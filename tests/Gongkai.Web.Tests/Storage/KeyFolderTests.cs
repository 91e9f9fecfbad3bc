using Gongkai.Agencies.Personal;
using Gongkai.Storage;
using Gongkai.Storage.Keys;
using Xunit;

namespace Gongkai.Web.Tests.Storage;

public sealed class KeyFolderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Open_AtFirstAndAgain_GivesTheSameKeys(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        var salt = PersonalKeys.NewSalt();
        var box = (await KeyFolder.OpenAsync(store.Store, Cancellation)).Seal("王小明", "name", salt);
        Assert.Equal("王小明", (await KeyFolder.OpenAsync(store.Store, Cancellation)).Open(box, "name", salt));
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.GetFiles(store.Store.Place.Keys, "personal-*.key"))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
    }

    [Fact]
    public async Task Open_OfAStoreWhoseKeysAreElsewhere_SaysKeysInsteadOfMakingNewOnes()
    {
        await using var store = await TestStore.OpenAsync("sqlite");
        await KeyFolder.OpenAsync(store.Store, Cancellation);
        foreach (var file in Directory.GetFiles(store.Store.Place.Keys, "personal-*.key"))
        {
            File.Delete(file);
        }

        Assert.Equal("keys", (await Assert.ThrowsAsync<StoreUnusableException>(() => KeyFolder.OpenAsync(store.Store, Cancellation))).Reason);
        Assert.Empty(Directory.GetFiles(store.Store.Place.Keys, "personal-*.key"));
    }
}
