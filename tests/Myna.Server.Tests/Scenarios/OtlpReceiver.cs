using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Myna.Server.Tests.Scenarios;

/// <summary>Who receives telemetry by OTLP over HTTP, and reads of its protobuf no more than tests ask for.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Span> _spans = new();
    private readonly ConcurrentQueue<(string Trace, string Text)> _logs = new();
    private readonly ConcurrentDictionary<string, byte> _metrics = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _came = new(0);

    private OtlpReceiver(int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address.ToString());
        _app = builder.Build();
        Map("/v1/traces", ReadSpans);
        Map("/v1/metrics", ReadMetrics);
        Map("/v1/logs", ReadLogs);
    }

    /// <summary>A span as it was exported; its ids are in hexadecimal, that of no parent is empty.</summary>
    public sealed record Span(string Source, string Name, string Trace, string Id, string Parent);

    public Uri Address { get; }

    public IReadOnlyList<Span> Spans => [.. _spans];

    /// <summary>The name of each metric that came.</summary>
    public IReadOnlyCollection<string> Metrics => [.. _metrics.Keys];

    public IReadOnlyList<(string Trace, string Text)> Logs => [.. _logs];

    /// <summary>What a server needs to send to it, and soon.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Address.ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_TRACES_SAMPLER"] = "always_on",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
    };

    public static async Task<OtlpReceiver> Start()
    {
        var receiver = new OtlpReceiver(ServerProcess.FreePort());
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Waits until what has come satisfies the condition.</summary>
    public async Task Until(Func<OtlpReceiver, bool> condition)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!condition(this))
        {
            var left = Patience - Stopwatch.GetElapsedTime(begun);
            (left > TimeSpan.Zero && await _came.WaitAsync(left)).ShouldBeTrue($"spans: {string.Join(", ", _spans)}\nmetrics: {string.Join(", ", Metrics)}\nlogs: {_logs.Count}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _came.Dispose();
    }

    private void Map(string path, Action<ReadOnlyMemory<byte>> read) => _app.MapPost(path, async (HttpContext context) =>
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        read(body.ToArray());
        _came.Release();
        return Results.Bytes([], "application/x-protobuf");
    });

    // ExportTraceServiceRequest: resource_spans 1 → scope_spans 2 → scope 1 (name 1), spans 2 (trace_id 1, span_id 2, parent_span_id 4, name 5).
    private void ReadSpans(ReadOnlyMemory<byte> request)
    {
        foreach (var scope in Of(request, 1).SelectMany(resource => Of(resource, 2)))
        {
            var source = Text(First(First(scope, 1), 1));
            foreach (var span in Of(scope, 2))
            {
                _spans.Enqueue(new Span(source, Text(First(span, 5)), Hex(First(span, 1)), Hex(First(span, 2)), Hex(First(span, 4))));
            }
        }
    }

    // resource_metrics 1 → scope_metrics 2 → metrics 2 (name 1).
    private void ReadMetrics(ReadOnlyMemory<byte> request)
    {
        foreach (var metric in Of(request, 1).SelectMany(resource => Of(resource, 2)).SelectMany(scope => Of(scope, 2)))
        {
            _metrics[Text(First(metric, 1))] = 0;
        }
    }

    // resource_logs 1 → scope_logs 2 → log_records 2 (body 5 → string_value 1, trace_id 9).
    private void ReadLogs(ReadOnlyMemory<byte> request)
    {
        foreach (var record in Of(request, 1).SelectMany(resource => Of(resource, 2)).SelectMany(scope => Of(scope, 2)))
        {
            _logs.Enqueue((Hex(First(record, 9)), Text(First(First(record, 5), 1))));
        }
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexString(bytes.Span);

    private static ReadOnlyMemory<byte> First(ReadOnlyMemory<byte> message, int field) => Of(message, field).FirstOrDefault();

    /// <summary>The values of a field of the length-delimited kind, in their order. See protobuf.dev/programming-guides/encoding.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Of(ReadOnlyMemory<byte> message, int field)
    {
        while (message.Length > 0)
        {
            var key = Number(ref message);
            var length = (key & 7) switch
            {
                0 => VarintLength(message),
                1 => 8,
                5 => 4,
                2 => (int)Number(ref message),
                _ => throw new InvalidDataException("Not protobuf."),
            };
            if (key >> 3 == (ulong)field)
            {
                yield return message[..length];
            }

            message = message[length..];
        }
    }

    private static int VarintLength(ReadOnlyMemory<byte> message) => message.Span.IndexOfAnyInRange((byte)0, (byte)0x7f) + 1;

    private static ulong Number(ref ReadOnlyMemory<byte> message)
    {
        var number = 0UL;
        var length = VarintLength(message);
        for (var i = 0; i < length; i++)
        {
            number |= (ulong)(message.Span[i] & 0x7f) << (7 * i);
        }

        message = message[length..];
        return number;
    }
}
