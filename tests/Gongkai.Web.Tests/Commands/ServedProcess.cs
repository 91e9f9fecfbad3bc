using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Gongkai.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Commands;

/// <summary><c>serve</c> as a process of its own, that can be killed at any moment; everything it says is kept.</summary>
internal sealed partial class ServedProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServedProcess(StorePlace place)
    {
        string[] arguments = ["serve", "--urls", "http://127.0.0.1:0", "--data", place.Folder, .. place.Postgres is { } connection ? new[] { "--db", connection } : []];
        process = new Process { StartInfo = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "gongkai-app"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>Everything that it printed, logs included.</summary>
    public string Said => string.Join('\n', said);

    public HttpClient Client { get; private set; } = default!;

    public static async Task<ServedProcess> StartAsync(StorePlace place)
    {
        var served = new ServedProcess(place);
        served.process.Start();
        served.process.BeginOutputReadLine();
        served.process.BeginErrorReadLine();
        served.Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = await served.listening.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken) };
        for (var attempt = 0; attempt < 600 && (await served.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode != HttpStatusCode.OK; attempt++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return served;
    }

    /// <summary>Sends an application; true when it was accepted, false when it was not or the process died meanwhile.</summary>
    public async Task<bool> ApplyAsync(string token, params (string Name, string Value)[] fields)
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, "/organs/water/apply") { Content = new FormUrlEncodedContent(fields.Prepend(("__RequestVerificationToken", token)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))) };
        post.Headers.Add("Origin", Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        try
        {
            using var answer = await Client.SendAsync(post, TestContext.Current.CancellationToken);
            return answer.StatusCode == HttpStatusCode.SeeOther;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>The token of a form.</summary>
    public async Task<string> TokenAsync() => Token().Match(await Client.GetStringAsync(new Uri("/requests/status", UriKind.Relative), TestContext.Current.CancellationToken)).Groups[1].Value;

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        Client?.Dispose();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        said.Enqueue(line);
        if (Address().Match(line) is { Success: true } address)
        {
            listening.TrySetResult(new Uri(address.Value));
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
