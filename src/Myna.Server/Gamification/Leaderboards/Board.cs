using Myna.Server.Gamification.Contracts;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>
/// One board of this process: the ranking, and beside it the scores of members who are hidden, so that one who is shown again is back in their place.
/// Not safe for threads: the registry's lock guards it.
/// </summary>
internal sealed class Board(BoardName name, long version)
{
    private Dictionary<string, Score> _hidden = [];

    public BoardName Name { get; } = name;

    /// <summary>Starts at the time in microseconds and grows by one for each change, so that it also grows over restarts.</summary>
    public long Version { get; set; } = version;

    public RankedBoard Ranking { get; private set; } = new();

    /// <summary>Everybody with a score, hidden or not.</summary>
    public IEnumerable<string> Members => Ranking.All().Select(member => member.Member).Concat(_hidden.Keys);

    /// <summary>A member's score, hidden or not; null when they have none.</summary>
    public Score? ScoreOf(string member) => Ranking.Find(member)?.Score ?? (_hidden.TryGetValue(member, out var hidden) ? hidden : null);

    /// <summary>Sets a member's total; false when this one or a later one is known.</summary>
    public bool Set(string member, Score score, bool isHidden) => isHidden ? Keep(member, score) : Ranking.Set(member, score.Points, score.ReachedAt);

    /// <summary>Takes in many totals at once.</summary>
    public void Load(IEnumerable<(string Member, Score Score)> totals, HashSet<string> hidden)
    {
        var shown = new List<(string, Score)>();
        foreach (var (member, score) in totals)
        {
            if (hidden.Contains(member))
            {
                Keep(member, score);
            }
            else
            {
                shown.Add((member, score));
            }
        }

        Ranking.Load(shown);
    }

    /// <summary>False when the ranking stays as it is.</summary>
    public bool Hide(string member)
    {
        if (Ranking.Find(member) is not { } place)
        {
            return false;
        }

        Keep(member, place.Score);
        return Ranking.Remove(member);
    }

    /// <summary>False when the ranking stays as it is.</summary>
    public bool Show(string member) => _hidden.Remove(member, out var score) && Ranking.Set(member, score.Points, score.ReachedAt);

    /// <summary>False when the ranking stays as it is.</summary>
    public bool Remove(string member)
    {
        _hidden.Remove(member);
        return Ranking.Remove(member);
    }

    /// <summary>Takes over another board's members: the week that has ended.</summary>
    public void TakeOver(Board other) => (Ranking, _hidden) = (other.Ranking, other._hidden);

    public void Clear() => (Ranking, _hidden) = (new RankedBoard(), []);

    // The latest total counts, as on the ranking.
    private bool Keep(string member, Score score)
    {
        if (_hidden.TryGetValue(member, out var before) && before.ReachedAt >= score.ReachedAt)
        {
            return false;
        }

        _hidden[member] = score;
        return true;
    }
}
