using System.Text.Json.Serialization;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Quests;
using Myna.Server.Gamification.Streaks;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification;

/// <summary>
/// One thing that was paid for: the source of truth of everything earned and spent. Its id is made of what is paid (the attempt's own,
/// or derived from the quest or from the buyer's Idempotency-Key), so a retry, a double tap or two devices pay once. Never changed afterwards.
/// </summary>
/// <remarks>What the rules said is written down with the payment: rules that change later change nothing that was paid.</remarks>
/// <param name="Turn">Ascends from payment to payment of one learner (see <see cref="Sequence"/>).</param>
/// <param name="Kind">The finished attempt's; null when something else was paid: a quest's reward, a freeze.</param>
/// <param name="Xp">The sum of <paramref name="Reasons"/>.</param>
/// <param name="Day">The learner's local day at the time of finishing, <c>yyyy-MM-dd</c>.</param>
/// <param name="Zone">The learner's time zone at the time of finishing (IANA).</param>
/// <param name="At">When the attempt was finished, whole milliseconds, UTC.</param>
/// <param name="Seconds">Time spent learning.</param>
/// <param name="Unlocked">Ids of the achievements that this payment unlocked.</param>
/// <param name="Gems">What it brought or took, part by part; null for none.</param>
/// <param name="Badges">The tiers of badges that it earned; null for none.</param>
/// <param name="Quests">The quests that it completed; null for none.</param>
/// <param name="Claimed">The completed quest whose reward it pays.</param>
/// <param name="Freezes">Freezes of the streak that it bought.</param>
/// <param name="Corrects">The attempt whose payment it corrects; the day, zone, time and kind are then the attempt's.</param>
/// <param name="Streak">The streak as it stands when a day that had not counted counts after all; null in every other entry.</param>
/// <param name="Offline">True for an attempt with answers that a device gave without a network: its XP count on no board of a period and in no league.</param>
internal sealed record LedgerEntry(
    string Id,
    string UserId,
    long Turn,
    AttemptKind? Kind,
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
    IReadOnlyList<string> Unlocked,
    IReadOnlyList<GemReason>? Gems = null,
    IReadOnlyList<EarnedTier>? Badges = null,
    IReadOnlyList<CompletedQuest>? Quests = null,
    string? Claimed = null,
    int? Freezes = null,
    bool? Offline = null,
    string? Corrects = null,
    Streak? Streak = null)
{
    public static readonly Collection<LedgerEntry> Collection = new("ledger", GamificationJson.Default.LedgerEntry, e => e.Id);

    /// <summary>A learner's payments in the order in which they count. The only index: each one costs a page at every finish.</summary>
    public static readonly Index<LedgerEntry> ByUser = Collection.Index("byUser", e => e.UserId, e => e.Turn);

    /// <summary>Whether the attempt itself was paid, and not its right answers alone: what has not come to the pass mark has no such part.</summary>
    [JsonIgnore]
    public bool IsPassed => Reasons.Any(reason => Gamification.Xp.IsForAttempt(reason.Code));

    /// <summary>A zone that has left the time zone database since then counts as UTC: at most a day at either end of a streak.</summary>
    [JsonIgnore]
    public DateTimeZone TimeZone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? DateTimeZone.Utc;

    /// <summary>An entry that pays for no attempt.</summary>
    public static LedgerEntry Other(string id, string userId, long turn, Instant now, DateTimeZone zone) => new(
        id, userId, turn, null, 0, [], null, null, Week.Format(now.InZone(zone).Date), zone.Id, now.ToDateTimeOffset(), 0, 0, 0, []);
}

/// <summary>Gems earned, or spent when negative.</summary>
/// <param name="Code"><c>achievement:{id}</c>, <c>badge:{id}:{tier}</c>, <c>quest:{id}</c> or <c>freeze</c>.</param>
internal sealed record GemReason(string Code, int Gems);
