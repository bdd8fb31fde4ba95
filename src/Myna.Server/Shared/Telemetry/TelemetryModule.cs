using System.Reflection;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Myna.Server.Shared.Telemetry;

/// <summary>The section <c>Myna:Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Myna:Telemetry";

    /// <summary>Where <c>/metrics</c> is served for Prometheus, such as <c>http://127.0.0.1:9464</c>. Empty: nowhere.</summary>
    public string Prometheus { get; set; } = "";
}

/// <summary>
/// Sends traces, metrics and logs to whom the standard variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names, and serves metrics to Prometheus.
/// The instruments belong to the modules and libraries; without a destination nobody listens to them and they cost nothing.
/// </summary>
public static class TelemetryModule
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string OtlpSampler = "OTEL_TRACES_SAMPLER";

    /// <summary>One request in twenty is traced where nothing else is said: tracing each costs a read half as much again (bench/results.md).</summary>
    private const double TracedShare = 0.05;

    /// <summary>Of our modules and libraries: each has a meter or an activity source of this beginning.</summary>
    private const string Ours = "Myna.*";

    /// <summary>Asked for again and again, and by nobody whose story they tell; a socket's events are traces of their own.</summary>
    private static readonly PathString[] Untraced = ["/healthz", "/readyz", "/socket.io"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TelemetryOptions>().BindStrictly(TelemetryOptions.Section)
            .Validate(
                telemetry => telemetry.Prometheus.Length == 0 || IsAddress(telemetry.Prometheus),
                $"{TelemetryOptions.Section}:Prometheus must be an address such as http://127.0.0.1:9464.")
            .ValidateOnStart();
        var isSent = !string.IsNullOrEmpty(builder.Configuration[OtlpEndpoint]);
        var isScraped = !string.IsNullOrEmpty(builder.Configuration[$"{TelemetryOptions.Section}:Prometheus"]);
        if (!isSent && !isScraped)
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("myna", serviceVersion: typeof(TelemetryModule).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion).AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics.AddMeter(Ours, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"));
        if (isScraped)
        {
            telemetry.WithMetrics(metrics => metrics.AddPrometheusExporter());
            builder.Services.AddHostedService<MetricsServer>();
        }

        if (isSent)
        {
            telemetry
                .WithTracing(traces =>
                {
                    traces.AddSource(Ours).AddAspNetCoreInstrumentation(http => http.Filter = IsTraced);
                    if (string.IsNullOrEmpty(builder.Configuration[OtlpSampler]))
                    {
                        // A client's own traceparent does not decide: it would let anybody have all of theirs traced.
                        var sampler = new TraceIdRatioBasedSampler(TracedShare);
                        traces.SetSampler(new ParentBasedSampler(sampler, remoteParentSampled: sampler));
                    }
                })
                .WithLogging()
                .UseOtlpExporter();
        }
    }

    private static bool IsTraced(HttpContext context) => !Array.Exists(Untraced, path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal));

    private static bool IsAddress(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { PathBase: "", Scheme: "http" };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
