using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leaderboards;
using Myna.Storage;

namespace Myna.Server.Gamification.Leagues;

/// <summary>A learner's cohort as it stands now: its members by their scores on the weekly board.</summary>
internal sealed class LeagueBoard(IDocumentStore store, LeaderboardRegistry boards, Profiles profiles, Placement placement)
{
    public async ValueTask<LeagueReading> Read(string userId, CancellationToken cancellation)
    {
        // A learner who looks right after their first lesson of the week finds their cohort.
        var now = await placement.Place(userId, cancellation);
        var seat = now ?? (await store.Load(LeagueSeat.Collection, userId, cancellation))?.Value;
        var cohort = now is null ? null : (await store.Load(Cohort.Collection, now.CohortId, cancellation))?.Value;
        var members = cohort?.Members ?? [];
        var scores = boards.Scores(BoardName.Weekly, members);
        return new LeagueReading(seat?.Tier ?? 1, seat?.Last, scores, Standings.Of(members, scores.Scores, await profiles.GetMany(members, cancellation)));
    }

    public async ValueTask<BoardReading> ReadPage(string userId, bool aroundMe, int limit, CancellationToken cancellation)
    {
        var reading = await Read(userId, cancellation);
        var members = reading.Standings.Select(standing => (standing.Member, standing.Score));
        return reading.Week.Of(BoardName.League, RankedBoard.PageOf(members, userId, aroundMe, limit));
    }
}

/// <param name="Tier">From 1.</param>
/// <param name="Last">How the last settled week ended; null before the first.</param>
/// <param name="Standings">Empty while the learner has no cohort.</param>
internal sealed record LeagueReading(int Tier, LeagueResult? Last, BoardScores Week, IReadOnlyList<RankedMember> Standings);
