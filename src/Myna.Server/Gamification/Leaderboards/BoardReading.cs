using System.Collections.Frozen;
using Myna.Server.Gamification.Contracts;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>A board at one moment, with the scores of some people.</summary>
/// <param name="Period">As in <see cref="BoardReading"/>.</param>
internal sealed record BoardScores(string Period, DateTimeOffset? EndsAt, long Version)
{
    public IReadOnlyDictionary<string, Score> Scores { get; init; } = FrozenDictionary<string, Score>.Empty;

    public BoardReading Of(BoardName name, BoardPage page) => new(name, Period, EndsAt, Version, page);
}

/// <summary>A page of a board.</summary>
/// <param name="Period"><c>all-time</c>, or the ISO week such as <c>2026-W48</c>.</param>
/// <param name="EndsAt">When the week is over; null for all time.</param>
/// <param name="Version">Grows with each change of the board.</param>
/// <param name="LearningSince">On a board that shows who is learning: members who were paid at this turn or later.</param>
internal sealed record BoardReading(BoardName Board, string Period, DateTimeOffset? EndsAt, long Version, BoardPage Page, long? LearningSince = null);
