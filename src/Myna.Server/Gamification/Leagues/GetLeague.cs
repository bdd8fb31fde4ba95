using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Server.Social.Contracts;

namespace Myna.Server.Gamification.Leagues;

/// <summary>GET /league: the learner's tier and cohort of this week, and how the last week ended.</summary>
internal sealed class GetLeague(LeagueBoard league, Visibility visibility) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<GetLeague>();
        api.Tagged("Gamification").Learner.Get("/league", call => feature.Handle(call.Caller, call.Cancellation))
            .Does("Your league: tier, cohort and zones. The cohort is empty until the first XP of the week, and for guests and private profiles", "getLeague");
    }

    public async ValueTask<Outcome<LeagueView>> Handle(Caller caller, CancellationToken cancellation)
    {
        var reading = await league.Read(caller.UserId, cancellation);
        var standings = reading.Standings;
        var seen = await visibility.FindMany(caller.UserId, [.. standings.Select(standing => standing.Member)], cancellation);
        var rows = standings.Zip(seen)
            .Where(row => row.Second is not null)
            .Select(row => new LeagueRow(
                row.First.Rank, row.Second!.Id, row.Second.DisplayName, row.Second.Avatar, row.First.Score.Points,
                League.ZoneOf(reading.Tier, standings.Count, row.First.Rank), reading.IsLearning(row.First)));
        var zones = League.ZonesOf(reading.Tier, standings.Count);
        LeagueRow[] cohort = [.. rows];
        var mine = cohort.FirstOrDefault(row => row.UserId == caller.UserId);
        return new LeagueView(
            League.NameOf(reading.Tier), League.Tiers, reading.Week.Period, reading.Week.EndsAt!.Value, cohort, zones.Up, zones.Down,
            mine is null ? null : new LeaguePlace(mine.Rank, mine.Score, mine.Zone), reading.Last);
    }

    /// <param name="Tiers">All tiers, the first one lowest.</param>
    /// <param name="Period">The ISO week such as <c>2026-W48</c>.</param>
    /// <param name="Up">So many at the top go up a tier at the end, as the cohort is now.</param>
    /// <param name="Down">So many at the bottom go down a tier.</param>
    /// <param name="Me">Null while you have no cohort.</param>
    /// <param name="Last">How your last settled week ended; null before the first.</param>
    public sealed record LeagueView(
        string Tier, IReadOnlyList<string> Tiers, string Period, DateTimeOffset EndsAt, IReadOnlyList<LeagueRow> Cohort, int Up, int Down, LeaguePlace? Me, LeagueResult? Last);

    /// <param name="Zone">Where the place would lead if the week ended now.</param>
    /// <param name="Learning">Has finished something within the last quarter of an hour.</param>
    public sealed record LeagueRow(int Rank, string UserId, string DisplayName, string? Avatar, long Score, Zone Zone, bool Learning);

    public sealed record LeaguePlace(int Rank, long Score, Zone Zone);
}
