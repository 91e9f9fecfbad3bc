using System.Globalization;
using Gongkai.App.Serve;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Storage;
using Gongkai.Storage.Operations;
using Gongkai.Web.Office.Operations;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Diagnosis;

/// <summary>What <c>doctor</c> says of a store, if there is one: the same as the page of operations.</summary>
internal static class StoreReport
{
    public static async Task<int> PrintAsync(CommandWords words, StorePlace place, CancellationToken stop)
    {
        if (place.Postgres is null && !File.Exists(place.DatabaseFile))
        {
            return ExitCodes.Fine;
        }

        StoreHealth health;
        var settings = Settings.Of(place);
        try
        {
            await using var db = new Store(place).NewDb();
            if ((await db.Database.GetPendingMigrationsAsync(stop).ConfigureAwait(false)).Any())
            {
                throw new StoreUnusableException("upgrade", place.Folder);
            }

            health = await StoreHealth.OfAsync(db, place, Settings.BackupsOf(settings, place), stop).ConfigureAwait(false);
        }
        catch (Exception error) when (error is System.Data.Common.DbException or StoreUnusableException or InvalidOperationException { InnerException: System.Data.Common.DbException })
        {
            throw new UnusableFileException(words.Fill("store.database", ("detail", error.InnerException?.Message ?? error.Message)));
        }

        var now = TimeProvider.System.GetUtcNow();
        var certificate = SiteCertificate.Of(settings);
        foreach (var line in Lines(words, place, health, now).Concat(certificate is null ? [] : [Line(words, certificate, now)]))
        {
            Output.Write(line + Environment.NewLine);
        }

        return health.NeedsSomebody(now) || certificate?.NeedsSomebody(now) == true ? ExitCodes.Findings : ExitCodes.Fine;
    }

    private static IEnumerable<string> Lines(CommandWords words, StorePlace place, StoreHealth health, DateTimeOffset now)
    {
        yield return Environment.NewLine + words.Fill("doctor.store", ("folder", place.Folder));
        yield return "✓ " + words.Fill("doctor.version", ("version", ProgramVersion.Number));
        yield return "✓ " + words.Fill("doctor.database", ("kind", health.Database), ("version", health.DatabaseVersion), ("bytes", Number(words, health.DatabaseBytes)));
        if (health.Replicas is { } replicas)
        {
            yield return "✓ " + words.Fill("doctor.replicas", ("count", Number(words, replicas.Count)), ("lag", replicas.Lag.ToString("0.0", words.Culture)));
        }

        yield return Mark(!health.IsDiskShort) + words.Fill(health.IsDiskShort ? "doctor.disk-short" : "doctor.disk", ("free", Number(words, health.DiskFree)), ("size", Number(words, health.DiskSize)));
        yield return health.NewestBackup is not { } backup ? Mark(health.BackupsOff) + words["doctor.backup-none"]
            : Mark(!health.IsBackupOld(now)) + words.Fill(health.IsBackupOld(now) ? "doctor.backup-old" : "doctor.backup", ("name", backup.Name), ("made", Minute(backup.MadeAt)));
        foreach (var tick in health.Ticks)
        {
            yield return Mark(tick.Failures == 0) + (tick.Failures == 0
                ? words.Fill("doctor.tick", ("name", tick.Name), ("done", tick.DoneAt is { } done ? Minute(done) : words["doctor.never"]), ("node", tick.Node ?? "-"))
                : words.Fill("doctor.tick-failed", ("name", tick.Name), ("count", Number(words, tick.Failures)), ("fault", tick.Fault ?? "")));
        }
    }

    private static string Line(CommandWords words, SiteCertificate certificate, DateTimeOffset now) => Mark(!certificate.NeedsSomebody(now)) + (certificate.Ends is { } ends
        ? words.Fill("doctor.certificate", ("file", certificate.File), ("ends", Minute(ends)))
        : words.Fill("doctor.certificate-lost", ("file", certificate.File)));

    private static string Mark(bool isFine) => isFine ? "✓ " : "! ";

    private static string Minute(DateTimeOffset moment) => moment.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Number(CommandWords words, long number) => number.ToString("N0", words.Culture);
}
