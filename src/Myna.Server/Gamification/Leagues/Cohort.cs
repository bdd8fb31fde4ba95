using System.Text.Json;
using System.Text.Json.Serialization;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification.Leagues;

/// <summary>
/// Up to thirty learners of one tier who meet in one week. Their scores are not here: they are in the totals of each member. The document goes when the week is settled:
/// how the week ended is in the documents of its members by then, and a second settlement finds nothing.
/// </summary>
/// <param name="Id">Made of week, tier and number.</param>
/// <param name="Week">The Monday, <c>yyyy-MM-dd</c>, UTC.</param>
/// <param name="Tier">From 1.</param>
/// <param name="Number">From 1, in the order in which the tier's cohorts of the week were opened.</param>
/// <param name="Pace">Of the learner for whom it was opened.</param>
/// <param name="Region">Of the learner for whom it was opened.</param>
/// <param name="EndsAt">When the week ends.</param>
/// <param name="Open">Week and tier while there is a free place; null when it is full.</param>
/// <param name="Members">In the order of coming.</param>
internal sealed record Cohort(string Id, string Week, int Tier, int Number, Pace Pace, Region Region, DateTimeOffset EndsAt, string? Open, IReadOnlyList<string> Members)
{
    public static readonly Collection<Cohort> Collection = new("cohorts", GamificationJson.Default.Cohort, cohort => cohort.Id);

    /// <summary>Those that wait for members.</summary>
    public static readonly Index<Cohort> WithPlaces = Collection.UniqueIndex("open", cohort => cohort.Open, cohort => cohort.Number);

    public static readonly Index<Cohort> ByTier = Collection.Index("tier", cohort => cohort.Week, cohort => cohort.Tier, cohort => cohort.Number);

    public static readonly Index<Cohort> ByEnd = Collection.Index("endsAt", cohort => cohort.EndsAt);

    public static string OpenKey(string week, int tier) => $"{week}:{tier}";

    public static Cohort New(LocalDate week, int tier, int number, Pace pace, Region region)
    {
        var start = Gamification.Week.Format(week);
        return new Cohort(
            $"{start}:{tier}:{number}", start, tier, number, pace, region, Gamification.Week.EndOf(week).ToDateTimeOffset(), OpenKey(start, tier), []);
    }

    public Cohort With(string userId) => Of([.. Members, userId]);

    /// <summary>Leaves a free place behind.</summary>
    public Cohort Without(string userId) => Of([.. Members.Where(member => member != userId)]);

    private Cohort Of(IReadOnlyList<string> members) => this with { Members = members, Open = members.Count < League.MaxCohort ? OpenKey(Week, Tier) : null };
}

/// <summary>Where one learner stands in the leagues.</summary>
/// <param name="Id">The learner's.</param>
/// <param name="Tier">From 1; stays from week to week.</param>
/// <param name="Week">The last week in which they had a cohort.</param>
/// <param name="CohortId">Their cohort of that week; there is no such document when it is settled.</param>
/// <param name="Last">How the last settled week ended.</param>
internal sealed record LeagueSeat(string Id, int Tier, string Week, string CohortId, LeagueResult? Last = null)
{
    public static readonly Collection<LeagueSeat> Collection = new("leagueSeats", GamificationJson.Default.LeagueSeat, seat => seat.Id);
}

/// <summary>How a week ended for a learner.</summary>
/// <param name="Week">In ISO 8601, such as <c>2026-W48</c>.</param>
/// <param name="Tier">In which they were.</param>
/// <param name="Rank">1 is the best.</param>
/// <param name="Of">Those who were ranked in the cohort.</param>
/// <param name="Zone">Whether they went up or down.</param>
/// <param name="At">The end of the week.</param>
internal sealed record LeagueResult(string Week, string Tier, int Rank, int Of, long Score, Zone Zone, DateTimeOffset At);

/// <summary>How much a learner does in a week.</summary>
[JsonConverter(typeof(PaceJson))]
internal enum Pace
{
    Calm,
    Steady,
    Keen,
    Fast,
}

/// <summary>A part of the world, from west to east.</summary>
[JsonConverter(typeof(RegionJson))]
internal enum Region
{
    Americas,
    EuropeAfrica,
    AsiaPacific,
}

/// <summary>The part of a cohort that decides where a member goes at the end of the week.</summary>
[JsonConverter(typeof(ZoneJson))]
internal enum Zone
{
    Up,
    Stay,
    Down,
}

internal sealed class PaceJson() : JsonStringEnumConverter<Pace>(JsonNamingPolicy.CamelCase);

internal sealed class RegionJson() : JsonStringEnumConverter<Region>(JsonNamingPolicy.CamelCase);

internal sealed class ZoneJson() : JsonStringEnumConverter<Zone>(JsonNamingPolicy.CamelCase);
