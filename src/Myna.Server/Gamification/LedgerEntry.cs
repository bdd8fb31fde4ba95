using Myna.Server.Gamification.Contracts;
using Myna.Storage;

namespace Myna.Server.Gamification;

/// <summary>
/// One thing that was paid for: the source of truth of everything earned. Its id is the attempt's, so a retry, a double tap
/// or two devices pay once. Written in the commit that finishes the attempt and never changed afterwards.
/// </summary>
/// <param name="Id">The attempt's id.</param>
/// <param name="Turn">Ascends from payment to payment of one learner (see <see cref="Sequence"/>).</param>
/// <param name="Xp">The sum of <paramref name="Reasons"/>.</param>
/// <param name="Day">The learner's local day at the time of finishing, <c>yyyy-MM-dd</c>.</param>
/// <param name="Zone">The learner's time zone at the time of finishing (IANA).</param>
/// <param name="At">When the attempt was finished, whole milliseconds, UTC.</param>
/// <param name="Seconds">Time spent learning.</param>
/// <param name="Unlocked">Ids of the achievements that this payment unlocked.</param>
public sealed record LedgerEntry(
    string Id,
    string UserId,
    long Turn,
    AttemptKind Kind,
    int Xp,
    IReadOnlyList<XpReason> Reasons,
    string? CourseId,
    string? LessonId,
    string Day,
    string Zone,
    DateTimeOffset At,
    int Seconds,
    int Answered,
    int Correct,
    IReadOnlyList<string> Unlocked)
{
    public static readonly Collection<LedgerEntry> Collection = new("ledger", GamificationJson.Default.LedgerEntry, e => e.Id);

    /// <summary>A learner's payments in the order in which they count.</summary>
    public static readonly Index<LedgerEntry> ByUser = Collection.Index("byUser", e => e.UserId, e => e.Turn);

    /// <summary>A learner's payments by local day, for plots of the last days.</summary>
    public static readonly Index<LedgerEntry> ByUserDay = Collection.Index("byUserDay", e => e.UserId, e => e.Day);
}
