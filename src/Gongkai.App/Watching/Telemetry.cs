using System.Reflection;
using Gongkai.Web.Serving.Watching;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Gongkai.App.Watching;

/// <summary>Hands spans and figures to whoever watches the program. Nothing of it is set up unless the settings ask for it.</summary>
/// <param name="Otlp">The receiver named in the settings; null for the one that the environment names, or none.</param>
/// <param name="SendsOtlp">Spans and figures are sent.</param>
/// <param name="HasMetrics"><c>/metrics</c> answers.</param>
internal sealed record Telemetry(Uri? Otlp, bool SendsOtlp, bool HasMetrics)
{
    public const string Address = "/metrics";

    public static Telemetry Of(IConfiguration settings)
    {
        var otlp = settings["Telemetry:Otlp"] is { Length: > 0 } named ? new Uri(named.TrimEnd('/') + "/", UriKind.Absolute) : null;
        return new Telemetry(otlp, otlp is not null || settings["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 }, settings.GetValue("Telemetry:Metrics", false));
    }

    public void AddTo(IServiceCollection services)
    {
        if (!SendsOtlp && !HasMetrics)
        {
            return;
        }

        var version = typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        var watching = services.AddOpenTelemetry().ConfigureResource(about => about.AddService("gongkai", serviceVersion: version, autoGenerateServiceInstanceId: true));
        services.AddHostedService<DatabaseWatch>();
        services.AddHostedService<HealthWatch>();
        watching.WithMetrics(Figures);
        if (SendsOtlp)
        {
            services.AddSingleton<System.Diagnostics.DistributedContextPropagator, OwnTraces>();
            // This one leaves reading the headers to the server, which does not.
            OpenTelemetry.Sdk.SetDefaultTextMapPropagator(new OpenTelemetry.Context.Propagation.TraceContextPropagator());
            watching.WithTracing(Spans);
        }
    }

    public void Map(WebApplication app)
    {
        if (HasMetrics)
        {
            app.MapPrometheusScrapingEndpoint(Address);
        }
    }

    private void Spans(TracerProviderBuilder spans) => spans
        .AddSource(Counted.Name)
        .AddAspNetCoreInstrumentation(asked => asked.Filter = context => !context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) && !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        .AddProcessor(new KnownTagsOnly())
        .AddOtlpExporter(to => To(to, "v1/traces"));

    private void Figures(MeterProviderBuilder figures)
    {
        figures.AddMeter(Counted.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.RateLimiting", "Npgsql").AddView(MetricViews.Of);
        if (SendsOtlp)
        {
            figures.AddOtlpExporter(to => To(to, "v1/metrics"));
        }

        if (HasMetrics)
        {
            figures.AddPrometheusExporter();
        }
    }

    private void To(OtlpExporterOptions options, string path)
    {
        if (Otlp is not null)
        {
            options.Protocol = OtlpExportProtocol.HttpProtobuf;
            options.Endpoint = new Uri(Otlp, path);
        }
    }
}
