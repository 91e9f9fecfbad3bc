using Gongkai.Reader;
using Gongkai.Reader.Words;

namespace Gongkai.App.Serve;

/// <summary>The web server: built from the options, run until it is stopped.</summary>
internal static class Site
{
    private const string UsualAddress = "http://127.0.0.1:5080";

    public static async Task<int> RunAsync(SiteOptions options, CommandWords words, CancellationToken stop)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Urls is [] ? [UsualAddress] : options.Urls);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        await using var app = builder.Build();
        app.MapGet("/health/live", () => Results.Text("ok"));
        await app.StartAsync(stop).ConfigureAwait(false);
        foreach (var address in app.Urls)
        {
            await Console.Out.WriteLineAsync(words.Fill("serve.listening", ("address", address))).ConfigureAwait(false);
        }

        await app.WaitForShutdownAsync(stop).ConfigureAwait(false);
        return ExitCodes.Fine;
    }
}
