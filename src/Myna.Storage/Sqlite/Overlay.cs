using System.Collections.Concurrent;

namespace Myna.Storage.Sqlite;

/// <summary>
/// The newest committed state of the documents of one table that are in the commit log and not yet in the table.
/// Whatever is here hides the table's row of the same id. The writer changes it; readers look at any time.
/// </summary>
internal sealed class Overlay(IReadOnlyList<TableIndex> indexes)
{
    private readonly ConcurrentDictionary<string, OverlayEntry> _entries = new(StringComparer.Ordinal);
    private readonly SortedSet<OverlayKey>[] _indexes = [.. indexes.Select(_ => new SortedSet<OverlayKey>())];
    private readonly Lock _gate = new();
    private long _published;
    private long _removed;

    /// <summary>Changes whenever an entry has left for the table. A reader that merged across such a moment starts over.</summary>
    public long Removed => Volatile.Read(ref _removed);

    public bool TryGet(string id, out Change change)
    {
        var found = _entries.TryGetValue(id, out var entry);
        change = found ? entry!.Change : null!;
        return found;
    }

    public OverlayEntry? Find(string id) => _entries.GetValueOrDefault(id);

    /// <summary>True when the id was here at that moment: the table's row is older.</summary>
    public bool Hides(string id, OverlayView view) =>
        view.Ids?.Contains(id) ?? (_entries.TryGetValue(id, out var entry) && entry.Since <= view.Published);

    public void Publish(Change change)
    {
        lock (_gate)
        {
            var before = _entries.GetValueOrDefault(change.Id);
            _published++;
            if (change.Body is null && before is { HasNoRow: true })
            {
                // Inserted and deleted before the table saw any of it, as most outbox entries are.
                _entries.TryRemove(change.Id, out _);
            }
            else
            {
                _entries[change.Id] = new OverlayEntry(change, before?.Since ?? _published, before?.HasNoRow ?? change.ExpectedVersion == 0);
            }

            for (var i = 0; i < _indexes.Length; i++)
            {
                var (was, now) = (before is not null && IsIn(indexes[i], before.Change), IsIn(indexes[i], change));
                if (was && now && indexes[i].Same(before!.Change.Keys, change.Keys))
                {
                    continue;
                }

                if (was)
                {
                    _indexes[i].Remove(OverlayKey.Of(indexes[i], before!.Change));
                }

                if (now)
                {
                    _indexes[i].Add(OverlayKey.Of(indexes[i], change));
                }
            }
        }
    }

    /// <summary>Lets go of entries that are in the table now.</summary>
    public void Remove(OverlayEntry entry)
    {
        lock (_gate)
        {
            _removed++;
            _entries.TryRemove(entry.Change.Id, out _);
            for (var i = 0; i < _indexes.Length; i++)
            {
                if (IsIn(indexes[i], entry.Change))
                {
                    _indexes[i].Remove(OverlayKey.Of(indexes[i], entry.Change));
                }
            }
        }
    }

    /// <summary>The id here that has these values in the index, or null.</summary>
    public string? Holder(TableIndex index, IndexValue[] keys)
    {
        var values = OverlayKey.ValuesOf(index, keys);
        foreach (var key in _indexes[Place(index)].GetViewBetween(new OverlayKey(values, null, -1), new OverlayKey(values, null, 1)))
        {
            return key.Id;
        }

        return null;
    }

    /// <summary>The first documents of a range of an index, in its order or against it.</summary>
    public OverlayView Range(TableIndex index, OverlayKey from, OverlayKey to, bool isDescending, int limit, bool withIds)
    {
        lock (_gate)
        {
            var found = new List<Change>();
            if (from.CompareTo(to) < 0)
            {
                var view = _indexes[Place(index)].GetViewBetween(from, to);
                foreach (var key in (isDescending ? view.Reverse() : view).Take(limit))
                {
                    found.Add(_entries[key.Id!].Change);
                }
            }

            return new OverlayView(found, _published, _removed, _entries.IsEmpty, withIds ? [.. _entries.Keys] : null);
        }
    }

    /// <summary>Everything here, in order of ids.</summary>
    public List<Change> All()
    {
        lock (_gate)
        {
            var all = _entries.Values.Select(entry => entry.Change).ToList();
            all.Sort((left, right) => Utf8Order.Compare(left.Id, right.Id));
            return all;
        }
    }

    /// <summary>Ids in no order. The writer's, to fold them.</summary>
    public ICollection<string> Ids => _entries.Keys;

    private static bool IsIn(TableIndex index, Change change) => change.Body is not null && (!index.Unique || index.Covers(change.Keys));

    private int Place(TableIndex index)
    {
        for (var i = 0; i < indexes.Count; i++)
        {
            if (ReferenceEquals(indexes[i], index))
            {
                return i;
            }
        }

        throw new ArgumentException($"{index.Name} is not an index of this table.", nameof(index));
    }
}

/// <summary>A document that is newer than its row. <paramref name="Since"/>: which publication brought the id here.</summary>
internal sealed record OverlayEntry(Change Change, long Since, bool HasNoRow);

/// <summary>What a reader took, and at which moment; the ids of all that was there only when it asked for them.</summary>
internal sealed record OverlayView(List<Change> Changes, long Published, long Removed, bool IsEmpty, HashSet<string>? Ids);

/// <summary>A place in an index: all its values and an id, or fewer values and the side of everything that begins with them.</summary>
internal sealed class OverlayKey(IndexValue[] values, string? id, int side) : IComparable<OverlayKey>
{
    public string? Id { get; } = id;

    private IndexValue[] Values { get; } = values;

    private int Side { get; } = side;

    public static OverlayKey Of(TableIndex index, Change change) => new(ValuesOf(index, change.Keys), change.Id, 0);

    public static IndexValue[] ValuesOf(TableIndex index, IndexValue[] keys)
    {
        var values = new IndexValue[index.Columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = keys[index.Columns[i]];
        }

        return values;
    }

    public int CompareTo(OverlayKey? other)
    {
        var common = Math.Min(Values.Length, other!.Values.Length);
        for (var i = 0; i < common; i++)
        {
            var order = Values[i].CompareTo(other.Values[i]);
            if (order != 0)
            {
                return order;
            }
        }

        if (Values.Length != other.Values.Length)
        {
            return Values.Length < other.Values.Length ? Side : -other.Side;
        }

        if (Id is null || other.Id is null)
        {
            return Id is not null ? -other.Side : other.Id is not null ? Side : Side.CompareTo(other.Side);
        }

        var ids = Utf8Order.Compare(Id, other.Id);
        return ids != 0 ? ids : Side.CompareTo(other.Side);
    }
}
