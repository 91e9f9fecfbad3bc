using System.Collections.Concurrent;
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
    private readonly ConcurrentQueue<string> logged;

    private Node(Process process, Uri address, ConcurrentQueue<string> logged) => (this.process, Address, this.logged) = (process, address, logged);

    public Uri Address { get; }

    /// <summary>Number of the process, as it stands in the table of ticks.</summary>
    public int Id => process.Id;

    /// <summary>What it wrote to the error stream.</summary>
    public string Logged => string.Join('\n', logged);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts one and waits until it is ready.</summary>
    /// <param name="place">Where its store lies.</param>
    /// <param name="at">Where it listens; on a free port when left out.</param>
    /// <param name="variables">More for its environment.</param>
    public static async Task<Node> StartAsync(StorePlace place, Uri? at = null, params (string Name, string Value)[] variables)
    {
        var url = at?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:0";
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "gongkai-app"), ["serve", "--lang", "en", "--data", place.Folder, "--urls", url]) { WorkingDirectory = Checkout.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        if (place.Postgres is not null)
        {
            start.Environment["GONGKAI_DB"] = place.Postgres;
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var logged = new ConcurrentQueue<string>();
        process.ErrorDataReceived += (_, line) => logged.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
        Uri? address = null;
        while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            address ??= line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal)) is { } said ? new Uri(said) : null;
            if (line.StartsWith("Ready", StringComparison.Ordinal))
            {
                return new Node(process, address!, logged);
            }
        }

        throw new InvalidOperationException($"The node did not start. {string.Join('\n', logged)}");
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
