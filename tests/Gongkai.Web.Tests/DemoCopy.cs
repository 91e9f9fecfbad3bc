using Gongkai.Web.Tests.Storage;


namespace Gongkai.Web.Tests;

/// <summary>The store of the demonstration, made once a run by the program itself; each test that wants one gets a copy, which is much quicker than an own year of acts.</summary>
internal static class DemoCopy
{
    private static readonly Lazy<Task<string>> Original = new(MakeAsync);

    /// <summary>Fills an empty folder with the demonstration.</summary>
    public static async Task FillAsync(string folder) => EmptyStores.CopyFolder(await Original.Value, folder);

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-demo-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var site = await RunningSite.StartAsync(demo: true, folder: folder);
        return folder;
    }
}
