using System.Runtime.InteropServices;
using NodaTime;

namespace Myna.Server.Gamification.Leagues;

/// <summary>
/// The rules of leagues. There are ten tiers. Each week a learner stands in a cohort of at most thirty of their tier, by the XP of that week; at its end the best
/// go up a tier and the last go down one.
/// </summary>
internal static class League
{
    /// <summary>From the first tier, in which everybody begins, to the last.</summary>
    public static IReadOnlyList<string> Tiers { get; } = ["wren", "sparrow", "finch", "swallow", "starling", "kestrel", "heron", "falcon", "eagle", "myna"];

    public const int MaxCohort = 30;

    /// <summary>A cohort of fewer moves nobody: in a small community all stay together instead of being spread over ten tiers.</summary>
    public const int MinCohortThatMoves = 15;

    /// <summary>One in so many goes up, and one in so many goes down.</summary>
    public const int UpOneIn = 3, DownOneIn = 6;

    /// <summary>In a tier that many learners have come to this week, at most so many cohorts wait for members at once: one for each pace and part of the world.</summary>
    public const int MaxOpenCohorts = 12;

    /// <summary>So many full cohorts let one more wait beside the first: where few learn, one cohort after the other fills.</summary>
    public const int CohortsForOneMoreOpen = 2;

    /// <summary>XP of a week from which a learner counts as steady, keen and fast.</summary>
    public const int SteadyXp = 100, KeenXp = 300, FastXp = 800;

    /// <summary>A cohort is settled so long after its week: a lesson that was finished in the last second is stored by then.</summary>
    public static readonly Duration Grace = Duration.FromMinutes(1);

    /// <summary>A learner who was paid within this time is learning now.</summary>
    public static readonly Duration LearningNow = Duration.FromMinutes(15);

    public static string NameOf(int tier) => Tiers[tier - 1];

    /// <summary>A learner's pace by the XP of their last week; null: no week before.</summary>
    public static Pace PaceOf(long? xp) => xp switch
    {
        null or < SteadyXp => Pace.Calm,
        < KeenXp => Pace.Steady,
        < FastXp => Pace.Keen,
        _ => Pace.Fast,
    };

    /// <summary>The part of the world by the clock: Sunday evening, when a week is decided, comes at about the same time for all of one part.</summary>
    public static Region RegionOf(Offset utc) => utc.Seconds switch
    {
        < -2 * 3600 => Region.Americas,
        < (4 * 3600) + 1800 => Region.EuropeAfrica,
        _ => Region.AsiaPacific,
    };

    /// <summary>
    /// The cohort that a learner joins: one of their own pace and region; where that would have to be opened and as many wait already as this tier may have, the nearest.
    /// Null: open one.
    /// </summary>
    /// <param name="open">The cohorts of the tier that wait for members.</param>
    /// <param name="cohorts">How many the tier has in all.</param>
    /// <param name="pace">The learner's.</param>
    /// <param name="region">The learner's.</param>
    public static Cohort? Choose(IReadOnlyList<Cohort> open, int cohorts, Pace pace, Region region)
    {
        var nearest = open.MinBy(cohort => (Distance(cohort, pace, region), cohort.Number));
        var mayOpen = open.Count < Math.Min(MaxOpenCohorts, 1 + ((cohorts - open.Count) / CohortsForOneMoreOpen));
        return nearest is not null && (Distance(nearest, pace, region) == 0 || !mayOpen) ? nearest : null;
    }

    /// <summary>How a cohort of this size ends.</summary>
    /// <param name="tier">From 1.</param>
    /// <param name="size">Those who are ranked.</param>
    public static Zones ZonesOf(int tier, int size) => size < MinCohortThatMoves
        ? new Zones(0, 0)
        : new Zones(tier == Tiers.Count ? 0 : size / UpOneIn, tier == 1 ? 0 : size / DownOneIn);

    /// <summary>The zone of a place in a cohort of this size.</summary>
    public static Zone ZoneOf(int tier, int size, int rank)
    {
        var zones = ZonesOf(tier, size);
        return rank <= zones.Up ? Zone.Up : rank > size - zones.Down ? Zone.Down : Zone.Stay;
    }

    public static int TierAfter(int tier, Zone zone) => zone switch
    {
        Zone.Up => tier + 1,
        Zone.Down => tier - 1,
        _ => tier,
    };

    // Pace counts more than the clock: a learner who cannot keep up stops trying.
    private static int Distance(Cohort cohort, Pace pace, Region region) =>
        (4 * Math.Abs((int)cohort.Pace - (int)pace)) + Math.Abs((int)cohort.Region - (int)region);
}

/// <param name="Up">How many at the top go up.</param>
/// <param name="Down">How many at the bottom go down.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Zones(int Up, int Down);
