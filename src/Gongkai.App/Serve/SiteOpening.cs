using Gongkai.App.Demo;
using Gongkai.Reader.Words;
using Gongkai.Storage;
using Gongkai.Storage.Accounts;
using Gongkai.Web.Office.Reports;
using Gongkai.Web.Office.Setup;
using Gongkai.Web.Portal;
using Gongkai.Web.Serving;
using Microsoft.AspNetCore.DataProtection;

namespace Gongkai.App.Serve;

/// <summary>Opens the store while the server already listens, fills it for a demonstration, and lets people in when that is done.
/// What stands in the way is said on the error stream, and the server stops.</summary>
internal sealed class SiteOpening(Store store, IServiceScopeFactory scopes, ReportIntake intake, PublicChanges changes, IDataProtectionProvider protection, SiteState state, SiteOptions options, CommandWords words, IHostApplicationLifetime life) : BackgroundService
{
    /// <summary>Why the site could not be opened; null while nothing is wrong.</summary>
    public string? Refusal { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await store.OpenAsync(stoppingToken).ConfigureAwait(false);
            if (store.BeforeUpgrade is { } copy)
            {
                await Console.Error.WriteLineAsync(words.Fill("upgrade.undo", ("copy", copy), ("database", store.Place.DatabaseFile))).ConfigureAwait(false);
            }

            state.Opened();
            await store.InTurnAsync(() => OpenAsync(stoppingToken), stoppingToken).ConfigureAwait(false);
        }
        catch (StoreUnusableException error)
        {
            Refuse(words.Fill($"store.{error.Reason}", ("detail", error.Detail), ("folder", store.Place.Folder)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop before it was open.
        }
        catch (Exception error)
        {
            Refuse(words.Fill("defect", ("detail", error.ToString())));
        }
    }

    private async Task OpenAsync(CancellationToken stop)
    {
        // Makes the first keys of cookies in this turn: what one node signs, the next one knows.
        protection.CreateProtector("first").Protect([]);
        var isDemonstration = await store.FactAsync(StoreFact.Demonstration, stop).ConfigureAwait(false) is not null;
        if (options.Demo && !isDemonstration)
        {
            if (!await DemoCity.IsEmptyAsync(store, stop).ConfigureAwait(false))
            {
                Refuse(words.Fill("serve.demo-full", ("folder", store.Place.Folder)));
                return;
            }

            await store.RecordAsync(StoreFact.Demonstration, "yes", stop).ConfigureAwait(false);
            isDemonstration = true;
        }

        if (isDemonstration)
        {
            state.Demonstrates();
            // Safe to run again: what is there stays one report. A start that was broken off is finished by the next.
            await using var scope = scopes.CreateAsyncScope();
            await ActivatorUtilities.CreateInstance<CityRegister>(scope.ServiceProvider).FillAsync(stop).ConfigureAwait(false);
            await ActivatorUtilities.CreateInstance<CityOffices>(scope.ServiceProvider).FillAsync(stop).ConfigureAwait(false);
            await DemoCity.FillAsync(intake, stop).ConfigureAwait(false);
            await ActivatorUtilities.CreateInstance<CityRecords>(scope.ServiceProvider).FillAsync(stop).ConfigureAwait(false);
            await ActivatorUtilities.CreateInstance<CityNews>(scope.ServiceProvider).FillAsync(stop).ConfigureAwait(false);
            await ActivatorUtilities.CreateInstance<CityReports>(scope.ServiceProvider).FillAsync(stop).ConfigureAwait(false);
            state.HasAccount();
        }

        await changes.FollowAsync(stop).ConfigureAwait(false);
        await using var opened = scopes.CreateAsyncScope();
        var needsSetup = await opened.ServiceProvider.GetRequiredService<FirstSetup>().IsOpenAsync(stop).ConfigureAwait(false);
        state.Ready();
        if (needsSetup)
        {
            await Console.Out.WriteLineAsync(words.Fill("serve.setup", ("code", opened.ServiceProvider.GetRequiredService<SetupCode>().Code))).ConfigureAwait(false);
        }

        await Console.Out.WriteLineAsync(words[isDemonstration ? "serve.demo-ready" : "serve.ready"]).ConfigureAwait(false);
    }

    private void Refuse(string why)
    {
        Refusal = why;
        Console.Error.WriteLine(why);
        life.StopApplication();
    }
}
