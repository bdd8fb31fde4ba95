using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Myna.Storage.Diagnostics;

/// <summary>The meter and the activity source of deliveries, both named <c>Myna.Storage.Outbox</c>. Without a listener nothing is measured.</summary>
internal static class OutboxTelemetry
{
    public const string Name = "Myna.Storage.Outbox";

    public static readonly ActivitySource Activities = new(Name);

    public static readonly Meter Meter = new(Name);

    private static readonly Counter<long> DeliveredCount = Meter.CreateCounter<long>("myna.outbox.delivered", "{entry}", "Entries a consumer has handled.");
    private static readonly Counter<long> FailedCount = Meter.CreateCounter<long>("myna.outbox.failed", "{try}", "Tries that failed.");
    private static readonly Counter<long> OverflowCount = Meter.CreateCounter<long>("myna.outbox.overflows", "{event}", "Times that entries had to be read back because memory was full.");
    private static readonly UpDownCounter<int> AsideCount = Meter.CreateUpDownCounter<int>("myna.outbox.aside", "{entry}", "Entries that failed repeatedly and wait for another try.");
    private static readonly UpDownCounter<int> InFlightCount = Meter.CreateUpDownCounter<int>("myna.outbox.in_flight", "{entry}", "Entries held in memory until every consumer has had them.");

    private static readonly Histogram<double> Lag = Meter.CreateHistogram(
        "myna.outbox.lag",
        "s",
        "Time from the commit, or from hearing of another process's, until a consumer has handled it.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });

    public static void Overflowed() => OverflowCount.Add(1);

    public static void InFlight(int change) => InFlightCount.Add(change);

    public static void Aside(int change, in KeyValuePair<string, object?> consumer) => AsideCount.Add(change, consumer);

    public static void Failed(in KeyValuePair<string, object?> consumer) => FailedCount.Add(1, consumer);

    public static void Delivered(long since, in KeyValuePair<string, object?> consumer)
    {
        DeliveredCount.Add(1, consumer);
        Lag.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, consumer);
    }

    /// <summary>A delivery that begins now, as a part of the request whose commit it follows where this process made it.</summary>
    public static Activity? Begin(string consumer, OutboxEntry entry)
    {
        // The consumer's queue is nobody's request: without an origin the delivery is a trace of its own.
        Activity.Current = null;
        var origin = entry.Events.Count > 0 ? entry.Events[0].Origin : null;
        var activity = Activities.StartActivity($"deliver to {consumer}", ActivityKind.Consumer, origin?.Context ?? default);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("messaging.system", "myna").SetTag("messaging.consumer.group.name", consumer).SetTag("messaging.message.id", entry.Id);
            activity.SetTag("messaging.destination.name", string.Join(' ', entry.Events.Select(happened => happened.Type).Distinct()));
        }

        return activity;
    }
}
