using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gongkai.Storage;
using Gongkai.Storage.Files;
using Gongkai.Storage.Keys;
using Gongkai.Storage.Replicas;
using Gongkai.Storage.Signals;
using Gongkai.Web.Api;
using Gongkai.Web.Gate;
using Gongkai.Web.Office.Counting;
using Gongkai.Web.Office.Filing;
using Gongkai.Web.Office.Items;
using Gongkai.Web.Office.Items.Redacting;
using Gongkai.Web.Office.MyAccount;
using Gongkai.Web.Office.Registers;
using Gongkai.Web.Office.Reports;
using Gongkai.Web.Office.Reports.Confirming;
using Gongkai.Web.Office.Requests;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Office.Work;
using Gongkai.Web.Portal;
using Gongkai.Web.Portal.Feeds;
using Gongkai.Web.Portal.Items;
using Gongkai.Web.Portal.OpenData;
using Gongkai.Web.Portal.Reports;
using Gongkai.Web.Portal.Requests;
using Gongkai.Web.Serving;
using Gongkai.Web.Serving.Traditional;
using Gongkai.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web;

/// <summary>The site: what it needs and what it answers.</summary>
public static class GongkaiWeb
{
    /// <summary>Registers everything that the pages use on one store.</summary>
    public static IServiceCollection AddGongkaiWeb(this IServiceCollection services, Store store, IConfiguration settings)
    {
        services.AddSingleton(store);
        services.AddSingleton(new FileStore(store.Place));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Watchers.Of(settings));
        services.AddSingleton<SiteState>();
        services.AddSingleton<SiteAssets>();
        services.AddSingleton<ReportIntake>();
        services.AddSingleton<Replica>();
        services.AddScoped<AskedServer>();
        services.AddScoped(provider => provider.GetRequiredService<AskedServer>().Take());
        services.AddScoped(provider => new Oversight.Library.ReportLibrary(provider.GetRequiredService<GongkaiDb>()));
        services.AddScoped<PublicItems>();
        services.AddScoped<ItemRoom>();
        services.AddSingleton<AttachmentIntake>();
        services.AddSingleton<KeptPages>();
        services.AddSingleton<Oversight.Questions.PublishedColumns>();
        services.AddSingleton<PublicChanges>();
        // Opened once, before anybody is let in.
        services.AddSingleton(_ => KeyFolder.OpenAsync(store, CancellationToken.None).GetAwaiter().GetResult());
        services.AddRequests();
        services.AddWork();
        services.AddHandIn();
        services.AddSignIn(settings);
        Frontier.AddTo(services, settings);
        services.AddSingleton(FileScanner.From(settings));
        services.AddScoped<PageTurns>();
        services.AddRazorComponents();
        services.AddLocalization();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "gongkai-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        SharedCookieKeys.AddTo(services);
        services.AddSingleton<PublicSignal>();
        services.AddResponseCompression();
        // Without this every Chinese character of a page becomes a number reference.
        services.AddWebEncoders(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services;
    }

    /// <summary>Puts the site together. The order matters: headers first, so that nothing goes out without them.</summary>
    public static WebApplication UseGongkaiWeb(this WebApplication app)
    {
        app.Use(SecurityHeaders.Apply);
        Frontier.Use(app);
        app.Use(PortalCache.Answer);
        app.Use(HeadLikeGet.Apply);
        app.Use(Language.Apply);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FriendlyErrors.OfException, SuppressDiagnosticsCallback = about => about.Exception is BadHttpRequestException });
        app.UseStatusCodePages(FriendlyErrors.OfStatus);
        app.Use(FriendlyErrors.UntilReady);
        app.UseRouting();
        // What is kept is kept packed, so that packing is paid once.
        app.Use(PortalCache.Keep);
        app.UseResponseCompression();
        app.Use(TraditionalPages.Apply);
        app.UseSignIn();
        app.Use(Doorkeeper.Apply);
        app.Use(TypedQueries.Apply);
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.Use(StaleForms.Apply);
        app.Use(ScannedUploads.Apply);
        app.MapGet("/health/live", () => TypedResults.Text("live"));
        app.MapGet("/health/ready", (SiteState state) => state.IsReady ? Results.Text("ready") : Results.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable));
        SiteAssets.Map(app, app.Services.GetRequiredService<SiteAssets>());
        ReportFiles.Map(app);
        ItemFiles.Map(app);
        DraftFiles.Map(app);
        RedactFiles.Map(app);
        ChannelPackage.Map(app);
        Feeds.Map(app);
        OpenReports.Map(app);
        OpenAnswers.Map(app);
        PublicApi.Map(app);
        PublishedReports.Map(app);
        ReportUpload.Map(app);
        ConfirmPosts.Map(app);
        LetterFiles.Map(app);
        EnclosureFiles.Map(app);
        ApprovalFiles.Map(app);
        OwnFiles.Map(app);
        RegisterFiles.Map(app);
        CountPosts.Map(app);
        FilingPosts.Map(app);
        FilingFiles.Map(app);
        ImportPosts.Map(app);
        ScanPosts.Map(app);
        CollectPosts.Map(app);
        ArrivalPosts.Map(app);
        HandInPosts.Map(app);
        TotalPosts.Map(app);
        SignInPosts.Map(app);
        ProviderPosts.Map(app);
        AccountPosts.Map(app);
        app.MapRazorComponents<SiteRoot>();
        return app;
    }
}
