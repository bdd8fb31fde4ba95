using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace Myna.Server.Shared.Telemetry;

/// <summary>Serves <c>/metrics</c> at an address of its own, so that access to the API gives no access to the metrics, and the other way round.</summary>
internal sealed class MetricsServer(IOptions<TelemetryOptions> options, MeterProvider metrics) : IHostedService, IAsyncDisposable
{
    private WebApplication? _app;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // No configuration of the host's: its urls are the API's.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Value.Prometheus);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        _app = builder.Build();
        _app.UseOpenTelemetryPrometheusScrapingEndpoint(metrics, null, "/metrics", null, null);
        await _app.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_app is not null)
        {
            await _app.StopAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }
}
