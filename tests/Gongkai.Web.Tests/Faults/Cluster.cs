using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace Gongkai.Web.Tests.Faults;

/// <summary>A PostgreSQL server of the test's own, that it may kill: in a folder below the temporary one, on a free port of this machine only.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private static readonly string? Binaries = FindBinaries();
    private readonly string folder;

    private Cluster(string folder, int port) => (this.folder, Port) = (folder, port);

    public int Port { get; }

    /// <summary>Where archived log goes.</summary>
    public string Archive => Path.Combine(folder, "archive");

    private string Data => Path.Combine(folder, "data");

    /// <summary>Makes a server; the test is skipped where there are no programs for it.</summary>
    /// <param name="settings">Lines for its settings.</param>
    public static Cluster Make(params string[] settings)
    {
        Assert.SkipWhen(Binaries is null, "PostgreSQL's programs (initdb, pg_basebackup) are not on this machine.");
        var cluster = Empty();
        AsOwner($"initdb -D '{cluster.Data}' -U gongkai --auth=trust --locale=C.UTF-8 -E UTF8");
        // What a standby needs to be let in.
        File.AppendAllText($"{cluster.Data}/pg_hba.conf", "host replication all 127.0.0.1/32 trust\n");
        File.AppendAllLines($"{cluster.Data}/postgresql.conf", settings.Select(line => line.Replace("{archive}", cluster.Archive, StringComparison.Ordinal)));
        return cluster;
    }

    /// <summary>A standby that follows this one and holds every act before it is said to be done.</summary>
    public async Task<Cluster> FollowAsync()
    {
        var standby = Empty();
        AsOwner($"pg_basebackup -h 127.0.0.1 -p {Port} -U gongkai -D '{standby.Data}' -R -X stream -c fast");
        standby.Start();
        Ask("ALTER SYSTEM SET synchronous_standby_names = '*'");
        Ask("SELECT pg_reload_conf()");
        for (var attempt = 0; Ask("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") != "1"; attempt++)
        {
            Assert.True(attempt < 100, "The standby does not follow.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return standby;
    }

    /// <summary>A copy of this server as it is now, from which it can be brought to any later moment.</summary>
    public Cluster Copy()
    {
        var copy = Empty();
        AsOwner($"pg_basebackup -h 127.0.0.1 -p {Port} -U gongkai -D '{copy.Data}' -X none -c fast");
        return copy;
    }

    /// <summary>Brings a copy to a moment, from the archive of the server it was made of.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="moment">The last moment that is taken along.</param>
    public async Task RecoverAsync(string archive, string moment)
    {
        await File.WriteAllTextAsync($"{Data}/recovery.signal", "", TestContext.Current.CancellationToken);
        await File.AppendAllLinesAsync($"{Data}/postgresql.conf", [$"restore_command = 'cp {archive}/%f %p'", $"recovery_target_time = '{moment}'", "recovery_target_action = 'promote'", "archive_mode = off"], TestContext.Current.CancellationToken);
        Start();
        for (var attempt = 0; Ask("SELECT pg_is_in_recovery()") != "False"; attempt++)
        {
            Assert.True(attempt < 300, "It does not come to the moment.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public void Start() => AsOwner($"pg_ctl -D '{Data}' -l '{folder}/log' -o '-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}' -w start");

    /// <summary>As a machine that loses its power.</summary>
    public void Kill() => AsOwner($"pg_ctl -D '{Data}' -m immediate stop");

    /// <summary>Makes a standby the one that is written to, with nobody whom it would wait for.</summary>
    public void Promote()
    {
        AsOwner($"pg_ctl -D '{Data}' -w promote");
        Ask("ALTER SYSTEM RESET synchronous_standby_names");
        Ask("SELECT pg_reload_conf()");
    }

    public string Connection(string database = "postgres") => $"Host=127.0.0.1;Port={Port};Username=gongkai;Database={database}";

    /// <summary>One question to the server.</summary>
    public string? Ask(string question)
    {
        using var connection = new NpgsqlConnection(Connection() + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(question, connection);
        return command.ExecuteScalar()?.ToString();
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        Shell.Try(Owned($"pg_ctl -D '{Data}' -m immediate stop"), out _);
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static Cluster Empty()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-cluster-").FullName;
        Shell.Run($"mkdir -p '{folder}/archive' && chmod 755 '{folder}'{(Environment.IsPrivilegedProcess ? $" && chown -R postgres '{folder}'" : "")}");
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return new Cluster(folder, ((IPEndPoint)free.LocalEndpoint).Port);
    }

    private static void AsOwner(string line) => Shell.Run(Owned(line));

    // The server refuses to run as root.
    private static string Owned(string line) => $"cd /tmp && {(Environment.IsPrivilegedProcess ? $"su postgres -s /bin/sh -c \"{Binaries}/{line.Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : $"{Binaries}/{line}")} </dev/null";

    private static string? FindBinaries() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : null;
}
