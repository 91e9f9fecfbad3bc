using System.Buffers.Binary;
using System.ComponentModel;
using System.Net.Sockets;
using System.Text;
using Gongkai.Documents.Programs;
using Microsoft.Extensions.Configuration;

namespace Gongkai.Web.Gate;

/// <summary>What a scanner for harmful programs says of a file.</summary>
internal enum ScanVerdict
{
    /// <summary>Nothing was found in it.</summary>
    Clean,

    /// <summary>Something was.</summary>
    Harmful,

    /// <summary>Nobody looked: the scanner is away, too slow, or does not understand.</summary>
    Unknown,
}

/// <summary>The scanner of the house, when <c>settings.json</c> names one: a program that is given the file's path (exit code 0 nothing found, 1 something found),
/// or a daemon that speaks the stream protocol of clamd.</summary>
internal sealed class FileScanner
{
    private const int PieceBytes = 64 << 10;
    private const int LongestReply = 1 << 10;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly string? command;
    private readonly string[] arguments;
    private readonly (string Host, int Port)? daemon;

    private FileScanner(string? command, string[] arguments, (string Host, int Port)? daemon) => (this.command, this.arguments, this.daemon) = (command, arguments, daemon);

    /// <summary>True when one is named.</summary>
    public bool IsOn => command is not null || daemon is not null;

    /// <summary>Reads the part <c>Scanner</c>: <c>Command</c> and <c>Arguments</c>, or <c>Tcp</c> as host and port.</summary>
    /// <exception cref="FormatException">It is there and names neither.</exception>
    public static FileScanner From(IConfiguration settings)
    {
        var part = settings.GetSection("Scanner");
        if (!part.Exists())
        {
            return new FileScanner(null, [], null);
        }

        var (host, _, port) = part["Tcp"] is { } address && address.LastIndexOf(':') is var at and > 0 ? (address[..at], ':', address[(at + 1)..]) : ("", ':', "");
        return part["Command"] is { Length: > 0 } named ? new FileScanner(named, part.GetSection("Arguments").Get<string[]>() ?? [], null)
            : ushort.TryParse(port, System.Globalization.CultureInfo.InvariantCulture, out var number) ? new FileScanner(null, [], (host, number))
            : throw new FormatException("settings.json: Scanner needs Command, or Tcp as host:port.");
    }

    /// <summary>Has a file looked at.</summary>
    public async Task<ScanVerdict> LookAsync(Stream file, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Longest);
        try
        {
            return daemon is { } place ? await AskAsync(place, file, patience.Token) : await RunAsync(file, patience.Token);
        }
        catch (Exception error) when (error is SocketException or IOException or Win32Exception or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return ScanVerdict.Unknown;
        }
    }

    private async Task<ScanVerdict> RunAsync(Stream file, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-scan-");
        try
        {
            var path = Path.Combine(folder.FullName, "file");
            await using (var copy = File.Create(path))
            {
                await file.CopyToAsync(copy, cancellation);
            }

            return OutsideProgram.Run(command!, folder.FullName, Longest, cancellation, [.. arguments, path]) switch { 0 => ScanVerdict.Clean, 1 => ScanVerdict.Harmful, _ => ScanVerdict.Unknown };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ScanVerdict> AskAsync((string Host, int Port) place, Stream file, CancellationToken cancellation)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(place.Host, place.Port, cancellation);
        var stream = connection.GetStream();
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
        var piece = new byte[PieceBytes + sizeof(int)];
        int count;
        do
        {
            count = await file.ReadAsync(piece.AsMemory(sizeof(int)), cancellation);
            BinaryPrimitives.WriteInt32BigEndian(piece, count);
            await stream.WriteAsync(piece.AsMemory(0, sizeof(int) + count), cancellation);
        }
        while (count > 0);

        var reply = new byte[LongestReply];
        var said = Encoding.UTF8.GetString(reply, 0, await stream.ReadAtLeastAsync(reply, reply.Length, throwOnEndOfStream: false, cancellation)).TrimEnd('\0', '\n');
        return said.EndsWith(" FOUND", StringComparison.Ordinal) ? ScanVerdict.Harmful : said.EndsWith(": OK", StringComparison.Ordinal) ? ScanVerdict.Clean : ScanVerdict.Unknown;
    }
}
