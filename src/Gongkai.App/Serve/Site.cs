using Gongkai.App.Demo;
using Gongkai.App.Jobs;
using Gongkai.App.Watching;
using Gongkai.Reader;
using Gongkai.Reader.Words;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.App.Serve;

/// <summary>The web server: built from the options, run until it is stopped.</summary>
internal static class Site
{
    private const string UsualAddress = "http://127.0.0.1:5080";

    public static async Task<int> RunAsync(SiteOptions options, CommandWords words, CancellationToken stop)
    {
        await using var app = Build(options, words);
        var opening = app.Services.GetRequiredService<SiteOpening>();
        if (!await StartAsync(app, words, stop).ConfigureAwait(false))
        {
            return ExitCodes.NotReadable;
        }

        foreach (var address in app.Urls)
        {
            await Console.Out.WriteLineAsync(words.Fill("serve.listening", ("address", address))).ConfigureAwait(false);
        }

        await Console.Out.WriteLineAsync(words.Fill("serve.data", ("folder", options.Place.Folder))).ConfigureAwait(false);
        if (!options.Demo && options.Urls.Any(url => !Loopback.Is(url)))
        {
            await Console.Error.WriteLineAsync(words["serve.open"]).ConfigureAwait(false);
        }

        await app.WaitForShutdownAsync(stop).ConfigureAwait(false);
        return opening.Refusal is null ? ExitCodes.Fine : ExitCodes.NotReadable;
    }

    /// <summary>The application, not started yet.</summary>
    /// <exception cref="Reader.Commands.UsageException">The options make no sense together.</exception>
    public static WebApplication Build(SiteOptions options, CommandWords words)
    {
        string[] urls = options.Urls is [] ? [UsualAddress] : options.Urls;
        if (options.Demo && urls.FirstOrDefault(url => !Loopback.Is(url)) is { } open)
        {
            throw new Reader.Commands.UsageException(words.Fill("serve.demo-loopback", ("url", open)));
        }

        var store = new Store(options.Place);
        // The database's machinery takes as long to begin as the server's: each has a core while nobody asks yet.
        _ = Task.Run(() => Begin(store));
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Said in plain words on the console by ourselves.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        // Keys are kept beside the store on purpose; the warning that they are not encrypted says nothing new at every start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.None);
        // That a page with a form is not kept is meant; said at every page, it would hide what matters.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        // Beside the data, so that there is one folder to copy.
        builder.Configuration.AddJsonFile(Settings.FileOf(options.Place), optional: true);
        if (builder.Configuration["Logs"] == "json")
        {
            builder.Logging.AddConsole(console => console.FormatterName = JsonLines.Named).AddConsoleFormatter<JsonLines, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>();
        }

        // Says to whoever starts services that it is ready and hears from them that it should end; nothing where nobody does.
        builder.Services.AddSystemd().AddWindowsService(service => service.ServiceName = "Gongkai");
        var telemetry = Telemetry.Of(builder.Configuration);
        builder.Services.AddGongkaiWeb(store, builder.Configuration);
        builder.Services.AddSingleton(words);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<SiteOpening>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SiteOpening>());
        builder.Services.AddSingleton(Settings.BackupsOf(builder.Configuration, options.Place));
        builder.Services.AddSingleton<ITick, PublishTick>();
        builder.Services.AddSingleton<ITick, BackupTick>();
        builder.Services.AddSingleton<ITick, SilenceTick>();
        if (MailSettings.Of(builder.Configuration) is { } mail)
        {
            builder.Services.AddSingleton(mail);
            builder.Services.AddSingleton<ITick, MailTick>();
        }

        telemetry.AddTo(builder.Services);
        builder.Services.AddHostedService<TickClock>();
        builder.Services.AddHostedService<ChangeFollower>();
        var app = builder.Build().UseGongkaiWeb();
        DamagedSample.Map(app);
        telemetry.Map(app);
        return app;
    }

    private static void Begin(Store store)
    {
        using var db = store.NewDb();
        _ = db.Model;
    }

    private static async Task<bool> StartAsync(WebApplication app, CommandWords words, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The store was refused before the first address was open.
            return false;
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or FormatException or System.Net.Sockets.SocketException)
        {
            throw new Reader.Commands.UsageException(words.Fill("serve.address", ("reason", error.Message)));
        }
    }
}
