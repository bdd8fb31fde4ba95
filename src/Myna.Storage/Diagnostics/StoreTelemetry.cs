using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Myna.Storage.Diagnostics;

/// <summary>The meter and the activity source of the stores, both named <c>Myna.Storage</c>. Without a listener nothing is measured.</summary>
internal static class StoreTelemetry
{
    public const string Name = "Myna.Storage";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> CommitDuration = Meter.CreateHistogram(
        "myna.store.commit.duration",
        "s",
        "Time from the call to the answer of a commit, by store and outcome.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5] });

    private static readonly Histogram<int> GroupSize = Meter.CreateHistogram(
        "myna.store.group.size",
        "{commit}",
        "Commits that were made durable together.",
        advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });

    private static readonly Counter<long> CacheLookups = Meter.CreateCounter<long>("myna.store.cache.lookups", "{lookup}", "Documents asked for by id, by whether memory had them.");

    private static readonly KeyValuePair<string, object?> Hit = new("result", "hit"), Miss = new("result", "miss");

    /// <summary>Whether anybody wants to know of commits.</summary>
    public static bool ObservesCommits => CommitDuration.Enabled || Activities.HasListeners();

    /// <summary>A commit that begins now. Disposed without a result it has failed.</summary>
    public static ObservedCommit Begin(string store, Commit commit)
    {
        var activity = Activities.StartActivity("commit", ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("db.system.name", store).SetTag("db.operation.batch.size", commit.Writes.Count);
            activity.SetTag("db.collection.name", string.Join(' ', commit.Writes.Select(write => write.Target.Name).Distinct()));
        }

        return new ObservedCommit(store, activity, Stopwatch.GetTimestamp());
    }

    public static void Grouped(int commits) => GroupSize.Record(commits);

    public static void LookedUp(bool isHit) => CacheLookups.Add(1, isHit ? Hit : Miss);

    internal sealed class ObservedCommit(string store, Activity? activity, long start) : IDisposable
    {
        private string? _outcome;

        public CommitResult Ended(CommitResult result)
        {
            _outcome = result.Status switch
            {
                CommitStatus.Committed => "committed",
                CommitStatus.Conflict => "conflict",
                _ => "duplicate",
            };
            return result;
        }

        public void Dispose()
        {
            var outcome = _outcome ?? "failed";
            CommitDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, new("store", store), new KeyValuePair<string, object?>("outcome", outcome));
            if (activity is not null)
            {
                activity.SetTag("myna.commit.outcome", outcome);
                if (_outcome is null)
                {
                    activity.SetStatus(ActivityStatusCode.Error);
                }

                activity.Dispose();
            }
        }
    }
}
