using System.Diagnostics;
using System.Net;
using Gongkai.Corpus.Running;
using Gongkai.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Nodes;

/// <summary>The program as a process of its own, on a free port: it can be stopped, and it can be killed.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly Process process;

    private Node(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts one and waits until it is ready.</summary>
    public static async Task<Node> StartAsync(StorePlace place)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "gongkai-app"), ["serve", "--lang", "en", "--data", place.Folder, "--urls", "http://127.0.0.1:0"]) { WorkingDirectory = Checkout.Folder, RedirectStandardOutput = true };
        if (place.Postgres is not null)
        {
            start.Environment["GONGKAI_DB"] = place.Postgres;
        }

        var process = Process.Start(start)!;
        Uri? address = null;
        while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            address ??= line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal)) is { } url ? new Uri(url) : null;
            if (line.StartsWith("Ready", StringComparison.Ordinal))
            {
                break;
            }
        }

        return new Node(process, address ?? throw new InvalidOperationException("The node did not start."));
    }

    /// <summary>A browser that speaks to this node alone.</summary>
    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>As a machine that loses its power.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(Cancellation);
    }

    /// <summary>As a service is stopped.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!;
        await process.WaitForExitAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(40), Cancellation);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }
}
