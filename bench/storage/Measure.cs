using System.Diagnostics;

namespace Myna.Storage.Bench;

/// <summary>One measured stretch: operations a second, CPU of the whole process for each, and how long one took.</summary>
public sealed record Sample(double PerSecond, double CpuMicroseconds, double MedianMs, double P99Ms)
{
    public static Sample Median(IReadOnlyList<Sample> samples) => new(
        Middle(samples, sample => sample.PerSecond), Middle(samples, sample => sample.CpuMicroseconds),
        Middle(samples, sample => sample.MedianMs), Middle(samples, sample => sample.P99Ms));

    public override string ToString() => $"{PerSecond,9:n0}/s  {CpuMicroseconds,7:n1} µs CPU  p50 {MedianMs,6:n2} ms  p99 {P99Ms,6:n2} ms";

    private static double Middle(IReadOnlyList<Sample> samples, Func<Sample, double> value)
    {
        var sorted = samples.Select(value).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}

public static class Measure
{
    /// <summary>Runs callers that each do one operation after the other. The operation gets the caller's number and a count of its own.</summary>
    public static async Task<Sample> Callers(int callers, TimeSpan duration, Func<int, long, ValueTask> operation)
    {
        var latencies = new List<double>[callers];
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        var cpu = process.TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var own = latencies[caller] = [];
            for (var number = 0L; Stopwatch.GetElapsedTime(started) < duration; number++)
            {
                var before = Stopwatch.GetTimestamp();
                await operation(caller, number);
                own.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.Refresh();
        var all = latencies.SelectMany(own => own).Order().ToList();
        return new Sample(all.Count / seconds, (process.TotalProcessorTime - cpu).TotalMicroseconds / all.Count, all[all.Count / 2], all[(int)(all.Count * 0.99)]);
    }
}
