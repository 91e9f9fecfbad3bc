using System.Diagnostics;
using Gongkai.Agencies.Acts;
using Gongkai.Disclosure.Items;
using Gongkai.Oversight.Filing;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Requests;
using Gongkai.Storage;
using Gongkai.Storage.Backups;
using Gongkai.Storage.Files;
using Gongkai.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Commands;

/// <summary>What should be played through once a year: an archive restored to a folder of its own, read again, counted, timed and removed.</summary>
internal sealed class RestoreDrill(CommandWords words)
{
    /// <summary>Plays it through.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="passphrase">Opens the keys in it; null leaves personal data closed.</param>
    /// <param name="stop">Stops it and leaves nothing behind.</param>
    /// <exception cref="BackupRefusedException">It does not restore.</exception>
    public async Task<int> RunAsync(string archive, string? passphrase, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var folder = Directory.CreateTempSubdirectory("gongkai-drill-").FullName;
        var place = new StorePlace(Path.Combine(folder, "restored"));
        var store = new Store(place);
        try
        {
            var restored = await Restore.RunAsync(archive, place, passphrase, stop).ConfigureAwait(false);
            if (restored.LacksKeys)
            {
                await Console.Error.WriteLineAsync(words["restore.drill-closed"]).ConfigureAwait(false);
            }
            else if (restored.Manifest.Fingerprint is not null)
            {
                await KeyFolder.OpenAsync(store, stop).ConfigureAwait(false);
            }

            await using var db = store.NewDb();
            var faults = await VerifyCommand.FaultsAsync(words, db, new FileAudit(db, new FileStore(place)), stop).ConfigureAwait(false);
            Output.Write(words.Fill(faults == 0 ? "restore.drilled" : "restore.drill-faults", [("file", archive), ("faults", Number(faults)), .. await CountsAsync(db, restored.Manifest, stop).ConfigureAwait(false), ("seconds", clock.Elapsed.TotalSeconds.ToString("N1", words.Culture))]) + Environment.NewLine);
            return faults == 0 ? ExitCodes.Fine : ExitCodes.Findings;
        }
        finally
        {
            store.Release();
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<(string, string)[]> CountsAsync(GongkaiDb db, BackupManifest manifest, CancellationToken stop) =>
    [
        ("made", manifest.MadeAt.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", words.Culture)),
        ("rows", Number(manifest.Tables.Values.Sum(table => table.Rows))),
        ("files", Number(manifest.Files)),
        ("lines", Number(await db.Set<LedgerEntry>().LongCountAsync(stop).ConfigureAwait(false))),
        ("requests", Number(await db.Set<InformationRequest>().LongCountAsync(stop).ConfigureAwait(false))),
        ("items", Number(await db.Set<InformationItem>().LongCountAsync(stop).ConfigureAwait(false))),
        ("reports", Number(await db.Set<ReportFiling>().LongCountAsync(stop).ConfigureAwait(false))),
    ];

    private string Number(long number) => number.ToString("N0", words.Culture);
}
