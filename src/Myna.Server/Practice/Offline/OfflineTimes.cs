using Myna.Server.Practice.Contracts;
using Myna.Server.Shared;

namespace Myna.Server.Practice.Offline;

/// <summary>A device's times, as far as they are possible: its clock is bounded, not trusted. Pure.</summary>
internal sealed class OfflineTimes
{
    /// <summary>Nobody reads and answers a question faster: such a measure says nothing of how well it was known.</summary>
    public const int MinElapsedMs = 300;

    private readonly DateTimeOffset _latest;

    /// <param name="attempt">As the device tells it.</param>
    /// <param name="earliest">When the account was made.</param>
    /// <param name="now">The present.</param>
    public OfflineTimes(OfflineAttempt attempt, DateTimeOffset earliest, DateTimeOffset now)
    {
        var first = attempt.StartedAt ?? (attempt.Answers is [{ At: var at }, ..] ? at : null) ?? attempt.FinishedAt ?? now;
        StartedAt = Between(first, earliest, now);
        FinishedAt = attempt.FinishedAt is { } end ? Between(end, StartedAt, now) : null;
        _latest = FinishedAt ?? now;
    }

    public DateTimeOffset StartedAt { get; }

    /// <summary>Null while the attempt goes on.</summary>
    public DateTimeOffset? FinishedAt { get; }

    public DateTimeOffset At(OfflineAnswer answer) => Between(answer.At ?? _latest, StartedAt, _latest);

    public static int? Elapsed(OfflineAnswer answer, int max) => answer.ElapsedMs is >= MinElapsedMs and var elapsed ? Math.Min(elapsed, max) : null;

    private static DateTimeOffset Between(DateTimeOffset time, DateTimeOffset earliest, DateTimeOffset latest)
    {
        var utc = time.ToUniversalTime().InMilliseconds();
        return utc > latest ? latest : utc < earliest ? earliest : utc;
    }
}
