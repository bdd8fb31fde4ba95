using System.Runtime.InteropServices;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>
/// Members in exact order of score: more points first, at the same points the member who reached them first, then by member id (ordinal).
/// Holds totals, never adds: setting the same total twice, or an older one late, changes nothing. One plain lock; every call takes it.
/// </summary>
internal sealed class RankedBoard
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _slots = [];
    private readonly Stack<int> _free = new();
    private readonly RankedLeaves _order;
    private Member[] _members = new Member[16];
    private int _next;

    public RankedBoard() => _order = new RankedLeaves((left, right) => string.CompareOrdinal(_members[left].Id, _members[right].Id));

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _order.Count;
            }
        }
    }

    /// <summary>Sets a member's total; false when the board has this or a later one already.</summary>
    public bool Set(string member, long points, long reachedAt)
    {
        var score = new Score(points, reachedAt);
        lock (_lock)
        {
            if (_slots.TryGetValue(member, out var slot))
            {
                var before = _members[slot].Score;
                if (before.ReachedAt >= reachedAt)
                {
                    return false;
                }

                _order.Remove(before, slot);
                _members[slot].Score = score;
            }
            else
            {
                slot = Join(member, score);
            }

            _order.Insert(score, slot);
            return true;
        }
    }

    /// <summary>False when there is no such member.</summary>
    public bool Remove(string member)
    {
        lock (_lock)
        {
            if (!_slots.Remove(member, out var slot))
            {
                return false;
            }

            _order.Remove(_members[slot].Score, slot);
            _members[slot] = default;
            _free.Push(slot);
            return true;
        }
    }

    /// <summary>The member's place, or null when there is no such member.</summary>
    public RankedMember? Find(string member)
    {
        lock (_lock)
        {
            return Place(member);
        }
    }

    /// <summary>1 for the best; null when there is no such member.</summary>
    public int? RankOf(string member) => Find(member)?.Rank;

    /// <summary>Copies the standings from a rank on (1 is the best); says how many there were.</summary>
    public int Range(int from, Span<RankedMember> to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        lock (_lock)
        {
            return Copy(from - 1, to);
        }
    }

    /// <summary>
    /// Copies a member's standing with so many on each side, fewer at the ends of the board; 0 when there is no such member.
    /// </summary>
    /// <param name="member">Who stands in the middle.</param>
    /// <param name="each">How many on each side.</param>
    /// <param name="to">Space for <c>2·each + 1</c>.</param>
    public int Around(string member, int each, Span<RankedMember> to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(each);
        lock (_lock)
        {
            return Place(member) is { } place ? Window(place.Rank, each, to) : 0;
        }
    }

    /// <summary>A page of a board that is ranked for one reading and not kept.</summary>
    public static BoardPage PageOf(IEnumerable<(string Member, Score Score)> totals, string? member, bool aroundMember, int limit)
    {
        var board = new RankedBoard();
        board.Load(totals);
        return board.Read(member, aroundMember, limit);
    }

    /// <summary>Everything that a page of the board shows, of one moment.</summary>
    /// <param name="member">Whose own place is wanted; null for nobody's.</param>
    /// <param name="aroundMember">The page has the member in its middle, when they are on the board; the best otherwise.</param>
    /// <param name="limit">Standings on the page.</param>
    public BoardPage Read(string? member, bool aroundMember, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        lock (_lock)
        {
            var page = new RankedMember[Math.Min(limit, _order.Count)];
            var mine = member is null ? null : Place(member);
            // Near the ends the window is moved, not cut: a page is full as long as the board has so many.
            var first = aroundMember && mine is { } place ? Math.Clamp(place.Rank - 1 - (limit / 2), 0, _order.Count - page.Length) : 0;
            Copy(first, page);
            return new BoardPage(_order.Count, page, mine);
        }
    }

    /// <summary>Every member and score, in no order.</summary>
    public IReadOnlyList<(string Member, Score Score)> All()
    {
        lock (_lock)
        {
            return [.. _slots.Select(s => (s.Key, _members[s.Value].Score))];
        }
    }

    /// <summary>
    /// Takes in many totals at once, in any order (sorted best first is fastest); each as <see cref="Set"/> would.
    /// Members that are on the board already stay. Twenty times faster than one by one.
    /// </summary>
    public void Load(IEnumerable<(string Member, Score Score)> totals)
    {
        lock (_lock)
        {
            foreach (var (member, score) in totals)
            {
                ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, member, out var known);
                if (!known)
                {
                    slot = Occupy(member, score);
                }
                else if (score.ReachedAt > _members[slot].Score.ReachedAt)
                {
                    _members[slot].Score = score;
                }
            }

            var sorted = new (Score Score, int Slot)[_slots.Count];
            var i = 0;
            for (var slot = 0; slot < _next; slot++)
            {
                if (_members[slot].Id is not null)
                {
                    sorted[i++] = (_members[slot].Score, slot);
                }
            }

            sorted.AsSpan().Sort((a, b) => a.Score.CompareTo(b.Score) is var order && order != 0
                ? order
                : string.CompareOrdinal(_members[a.Slot].Id, _members[b.Slot].Id));
            _order.Load(sorted);
        }
    }

    private int Join(string member, Score score)
    {
        var slot = Occupy(member, score);
        _slots.Add(member, slot);
        return slot;
    }

    private int Occupy(string member, Score score)
    {
        if (!_free.TryPop(out var slot))
        {
            slot = _next++;
            if (slot == _members.Length)
            {
                Array.Resize(ref _members, slot * 2);
            }
        }

        _members[slot] = new Member { Id = member, Score = score };
        return slot;
    }

    private RankedMember? Place(string member) => _slots.TryGetValue(member, out var slot)
        ? new RankedMember(_order.IndexOf(_members[slot].Score, slot) + 1, _members[slot].Id, _members[slot].Score)
        : null;

    private int Window(int rank, int each, Span<RankedMember> to)
    {
        var first = Math.Max(1, rank - each);
        var wanted = Math.Min((long)rank + each, _order.Count) - first + 1;
        return Copy(first - 1, to[..(int)Math.Min(wanted, to.Length)]);
    }

    private int Copy(int index, Span<RankedMember> to)
    {
        const int Chunk = 64;
        Span<(Score Score, int Slot)> buffer = stackalloc (Score, int)[Chunk];
        var copied = 0;
        while (copied < to.Length)
        {
            var got = _order.CopyTo(index + copied, buffer[..Math.Min(Chunk, to.Length - copied)]);
            if (got == 0)
            {
                break;
            }

            foreach (var (score, slot) in buffer[..got])
            {
                to[copied] = new RankedMember(index + copied + 1, _members[slot].Id, score);
                copied++;
            }
        }

        return copied;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Member
    {
        public string Id;
        public Score Score;
    }
}

/// <summary>A part of a board and one member's own place, of one moment.</summary>
/// <param name="Total">Members on the board.</param>
internal sealed record BoardPage(int Total, IReadOnlyList<RankedMember> Items, RankedMember? Mine)
{
    public IReadOnlyList<string> Members() => [.. Items.Select(item => item.Member)];
}
