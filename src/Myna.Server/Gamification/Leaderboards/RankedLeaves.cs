using System.Numerics;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>
/// A counted two-level B+-tree: sorted leaves of up to <see cref="LeafSize"/> entries, the first entry of each leaf in one array,
/// and a Fenwick tree over the leaves' counts. Finding, inserting, removing and counting take two binary searches and a short move;
/// only a split or a merge (one in some hundred changes) touches the arrays over all leaves.
/// An entry is a score and the slot of its member; equal scores are ordered by member id. Not thread-safe.
/// </summary>
internal sealed class RankedLeaves(Func<int, int, int> compareMembers)
{
    public const int LeafSize = 512;

    /// <summary>After loading, leaves have free space: a full leaf would split at its first insert.</summary>
    private const int LoadedSize = LeafSize * 3 / 4;

    private Leaf[] _leaves = [new Leaf()];
    private Entry[] _firsts = new Entry[1];
    private int[] _counts = new int[2];
    private int _used = 1;

    public int Count { get; private set; }

    public void Insert(Score score, int slot)
    {
        var entry = new Entry(score, slot);
        var at = LeafOf(entry);
        var leaf = _leaves[at];
        if (leaf.Count == LeafSize)
        {
            Split(at);
            if (Compare(entry, _firsts[at + 1]) >= 0)
            {
                at++;
            }

            leaf = _leaves[at];
        }

        var position = ~leaf.IndexOf(entry, this);
        leaf.InsertAt(position, entry);
        if (position == 0)
        {
            _firsts[at] = entry;
        }

        Count++;
        AddToCount(at, 1);
    }

    public void Remove(Score score, int slot)
    {
        var entry = new Entry(score, slot);
        var at = LeafOf(entry);
        var leaf = _leaves[at];
        leaf.RemoveAt(leaf.IndexOf(entry, this));
        Count--;
        AddToCount(at, -1);
        if (leaf.Count < LeafSize / 4 && _used > 1)
        {
            MergeWithNeighbour(at);
        }
    }

    /// <summary>How many entries are better than this one, which must be in.</summary>
    public int IndexOf(Score score, int slot)
    {
        var entry = new Entry(score, slot);
        var at = LeafOf(entry);
        return CountBefore(at) + _leaves[at].IndexOf(entry, this);
    }

    /// <summary>Copies entries from the n-th best on; says how many.</summary>
    public int CopyTo(int from, Span<(Score Score, int Slot)> to)
    {
        var (at, position) = Locate(from);
        var copied = 0;
        for (; at < _used && copied < to.Length; at++, position = 0)
        {
            var leaf = _leaves[at];
            for (; position < leaf.Count && copied < to.Length; position++)
            {
                to[copied++] = (leaf.Scores[position], leaf.Slots[position]);
            }
        }

        return copied;
    }

    /// <summary>Replaces everything by these entries, best first.</summary>
    public void Load(ReadOnlySpan<(Score Score, int Slot)> sorted)
    {
        _used = Math.Max(1, (sorted.Length + LoadedSize - 1) / LoadedSize);
        _leaves = new Leaf[_used];
        _firsts = new Entry[_used];
        for (var at = 0; at < _used; at++)
        {
            var leaf = _leaves[at] = new Leaf();
            foreach (var (score, slot) in sorted[(at * LoadedSize)..Math.Min(sorted.Length, (at + 1) * LoadedSize)])
            {
                leaf.InsertAt(leaf.Count, new Entry(score, slot));
            }

            _firsts[at] = leaf.Count == 0 ? default : leaf.First;
        }

        Count = sorted.Length;
        Recount();
    }

    private int Compare(in Entry left, in Entry right)
    {
        var byScore = left.Score.CompareTo(right.Score);
        return byScore != 0 || left.Slot == right.Slot ? byScore : compareMembers(left.Slot, right.Slot);
    }

    /// <summary>The last leaf whose first entry is not after this one; the first leaf takes whatever is before all.</summary>
    private int LeafOf(in Entry entry)
    {
        int low = 1, high = _used - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (Compare(_firsts[middle], entry) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low - 1;
    }

    private void Split(int at)
    {
        if (_used == _leaves.Length)
        {
            Array.Resize(ref _leaves, _used * 2);
            Array.Resize(ref _firsts, _used * 2);
        }

        var right = _leaves[at].SplitOff();
        Array.Copy(_leaves, at + 1, _leaves, at + 2, _used - at - 1);
        Array.Copy(_firsts, at + 1, _firsts, at + 2, _used - at - 1);
        (_leaves[at + 1], _firsts[at + 1]) = (right, right.First);
        _used++;
        Recount();
    }

    private void MergeWithNeighbour(int at)
    {
        var left = at + 1 < _used && (at == 0 || _leaves[at + 1].Count <= _leaves[at - 1].Count) ? at : at - 1;
        if (_leaves[left].Count + _leaves[left + 1].Count > LoadedSize)
        {
            return;
        }

        _leaves[left].Append(_leaves[left + 1]);
        if (_leaves[left].Count > 0)
        {
            _firsts[left] = _leaves[left].First;
        }

        Array.Copy(_leaves, left + 2, _leaves, left + 1, _used - left - 2);
        Array.Copy(_firsts, left + 2, _firsts, left + 1, _used - left - 2);
        _leaves[--_used] = null!;
        Recount();
    }

    private void AddToCount(int at, int change)
    {
        for (var node = at + 1; node <= _used; node += node & -node)
        {
            _counts[node] += change;
        }
    }

    private int CountBefore(int at)
    {
        var sum = 0;
        for (var node = at; node > 0; node &= node - 1)
        {
            sum += _counts[node];
        }

        return sum;
    }

    private (int Leaf, int Position) Locate(int index)
    {
        int at = 0, rest = index;
        for (var step = (int)(BitOperations.RoundUpToPowerOf2((uint)_used + 1) >> 1); step > 0; step >>= 1)
        {
            if (at + step <= _used && _counts[at + step] <= rest)
            {
                at += step;
                rest -= _counts[at];
            }
        }

        return (at, rest);
    }

    private void Recount()
    {
        if (_counts.Length <= _used)
        {
            _counts = new int[_leaves.Length + 1];
        }

        Array.Clear(_counts);
        for (var node = 1; node <= _used; node++)
        {
            _counts[node] += _leaves[node - 1].Count;
            var parent = node + (node & -node);
            if (parent <= _used)
            {
                _counts[parent] += _counts[node];
            }
        }
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Entry(Score Score, int Slot);

    private sealed class Leaf
    {
        public readonly Score[] Scores = new Score[LeafSize];
        public readonly int[] Slots = new int[LeafSize];

        public int Count { get; private set; }

        public Entry First => new(Scores[0], Slots[0]);

        /// <summary>Where the entry is, or the complement of where it would be.</summary>
        public int IndexOf(in Entry entry, RankedLeaves order)
        {
            int low = 0, high = Count - 1;
            while (low <= high)
            {
                var middle = (low + high) >>> 1;
                var compared = order.Compare(new Entry(Scores[middle], Slots[middle]), entry);
                if (compared == 0)
                {
                    return middle;
                }

                if (compared < 0)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle - 1;
                }
            }

            return ~low;
        }

        public void InsertAt(int position, in Entry entry)
        {
            Array.Copy(Scores, position, Scores, position + 1, Count - position);
            Array.Copy(Slots, position, Slots, position + 1, Count - position);
            (Scores[position], Slots[position]) = (entry.Score, entry.Slot);
            Count++;
        }

        public void RemoveAt(int position)
        {
            Count--;
            Array.Copy(Scores, position + 1, Scores, position, Count - position);
            Array.Copy(Slots, position + 1, Slots, position, Count - position);
        }

        public Leaf SplitOff()
        {
            var right = new Leaf();
            var half = Count / 2;
            Scores.AsSpan(half, Count - half).CopyTo(right.Scores);
            Slots.AsSpan(half, Count - half).CopyTo(right.Slots);
            right.Count = Count - half;
            Count = half;
            return right;
        }

        public void Append(Leaf right)
        {
            right.Scores.AsSpan(0, right.Count).CopyTo(Scores.AsSpan(Count));
            right.Slots.AsSpan(0, right.Count).CopyTo(Slots.AsSpan(Count));
            Count += right.Count;
        }
    }
}
