using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leaderboards;
using Myna.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace Myna.Server.Gamification.Leagues;

/// <summary>A cohort as it stands now: its members by their scores on the weekly board.</summary>
internal sealed class LeagueBoard(
    IDocumentStore store, LeaderboardRegistry boards, WatchedBoards watched, Profiles profiles, TimeProvider clock)
{
    public async ValueTask<LeagueReading> Read(string userId, CancellationToken cancellation)
    {
        var seat = (await store.Load(LeagueSeat.Collection, userId, cancellation))?.Value;
        return (await ReadCohort(seat?.Week == ThisWeek ? seat.CohortId : null, cancellation)) with { Tier = seat?.Tier ?? 1, Last = seat?.Last };
    }

    public async ValueTask<BoardReading> ReadPage(string userId, bool aroundMe, int limit, CancellationToken cancellation) =>
        (await Read(userId, cancellation)).Page(userId, aroundMe, limit);

    /// <summary>A cohort for nobody in particular; without places when its week is over, and when there is none.</summary>
    public async ValueTask<LeagueReading> ReadCohort(string? cohortId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToInstant();
        var cohort = cohortId is null ? null : (await store.Load(Cohort.Collection, cohortId, cancellation))?.Value;
        var members = cohort?.Week == Week.Format(Week.StartOf(now)) ? cohort.Members : [];
        if (cohortId is not null)
        {
            watched.SetMembers(BoardName.OfCohort(cohortId), members);
        }

        var scores = boards.OwnScores(members);
        return new LeagueReading(1, null, scores, Standings.Of(members, scores.Scores, await profiles.GetMany(members, cancellation)), Sequence.At(now - League.LearningNow));
    }

    /// <summary>The learner's cohort of this week; null while they have none.</summary>
    public async ValueTask<string?> CohortOf(string userId, CancellationToken cancellation) =>
        await store.Load(LeagueSeat.Collection, userId, cancellation) is { Value: var seat } && seat.Week == ThisWeek
            ? seat.CohortId
            : null;

    private string ThisWeek => Week.Format(Week.StartOf(clock.GetUtcNow().ToInstant()));
}

/// <param name="Tier">From 1.</param>
/// <param name="Last">How the last settled week ended; null before the first.</param>
/// <param name="Standings">Empty while the learner has no cohort.</param>
/// <param name="LearningSince">The turn from which on a payment means that a member is learning now.</param>
internal sealed record LeagueReading(int Tier, LeagueResult? Last, BoardScores Week, IReadOnlyList<RankedMember> Standings, long LearningSince)
{
    public IEnumerable<RankedMember> Learning => Standings.Where(IsLearning);

    public bool IsLearning(RankedMember member) => member.Score.ReachedAt >= LearningSince;

    public BoardReading Page(string? userId, bool aroundMe, int limit) =>
        Week.Of(BoardName.League, RankedBoard.PageOf(Standings.Select(standing => (standing.Member, standing.Score)), userId, aroundMe, limit)) with { LearningSince = LearningSince };
}
