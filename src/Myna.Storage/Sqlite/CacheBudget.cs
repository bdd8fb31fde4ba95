namespace Myna.Storage.Sqlite;

/// <summary>A cached document of any collection.</summary>
internal abstract class CacheEntry
{
    /// <summary>Estimated bytes. Changed only under the lock of the entry's part of its cache.</summary>
    public int Cost { get; set; }

    /// <summary>Used since the clock's hand last passed.</summary>
    public volatile bool Touched;

    /// <summary>The entry's neighbours on the clock; null when it is not on it. Belong to the budget.</summary>
    internal CacheEntry? Next, Previous;

    /// <summary>Removes the entry from its cache, unless that has happened already.</summary>
    public abstract void Evict();
}

/// <summary>
/// Bounds the memory of all collections' caches together. Evicts by the clock algorithm: the entries form a ring, a hand goes round it, and an
/// entry that was used since the hand last passed is spared once.
/// </summary>
/// <remarks>
/// The ring holds exactly the entries that the caches hold: an evicted or deleted entry leaves it at once. The work of an addition is therefore
/// bounded by what it evicts, however long the process has run.
/// </remarks>
internal sealed class CacheBudget(long limit)
{
    /// <summary>An object is about twice its JSON; entry, holder, key and dictionary node make the constant.</summary>
    private const int Overhead = 300;

    /// <summary>Entries that one eviction spares at most. Without it, one addition would walk a whole cache in which everything is in use.</summary>
    private const int MaxSpared = 64;

    private readonly Lock _ring = new();
    private CacheEntry? _hand;
    private long _bytes;
    private long _steps;

    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>How many entries the hand has passed since the start.</summary>
    public long Steps => Volatile.Read(ref _steps);

    /// <summary>Counts an entry that its cache has just taken in. Call <see cref="Trim"/> afterwards, outside the cache's lock.</summary>
    public void Add(CacheEntry entry, int json)
    {
        entry.Cost = CostOf(json);
        Interlocked.Add(ref _bytes, entry.Cost);
        lock (_ring)
        {
            // Behind the hand: the last to be looked at.
            if (_hand is null)
            {
                _hand = entry.Next = entry.Previous = entry;
                return;
            }

            (entry.Previous, entry.Next) = (_hand.Previous, _hand);
            _hand.Previous!.Next = entry;
            _hand.Previous = entry;
        }
    }

    public void Resize(CacheEntry entry, int json)
    {
        var cost = CostOf(json);
        Interlocked.Add(ref _bytes, cost - entry.Cost);
        entry.Cost = cost;
    }

    /// <summary>Forgets an entry that has left its cache.</summary>
    public void Remove(CacheEntry entry)
    {
        Interlocked.Add(ref _bytes, -entry.Cost);
        lock (_ring)
        {
            Unlink(entry);
        }
    }

    /// <summary>Evicts until the rest is within the limit. Takes the locks of caches, so it must not be called under one.</summary>
    public void Trim()
    {
        while (Bytes > limit && TakeVictim() is { } victim)
        {
            victim.Evict();
        }
    }

    /// <summary>The bytes of JSON that an entry was counted with.</summary>
    public static int JsonOf(CacheEntry entry) => (entry.Cost - Overhead) / 2;

    private static int CostOf(int json) => (2 * json) + Overhead;

    private CacheEntry? TakeVictim()
    {
        lock (_ring)
        {
            for (var spared = 0; _hand is { } entry; spared++)
            {
                _steps++;
                if (!entry.Touched || spared == MaxSpared)
                {
                    Unlink(entry);
                    return entry;
                }

                entry.Touched = false;
                _hand = entry.Next;
            }

            return null;
        }
    }

    private void Unlink(CacheEntry entry)
    {
        if (entry.Next is null)
        {
            return;
        }

        if (_hand == entry)
        {
            _hand = entry.Next == entry ? null : entry.Next;
        }

        entry.Previous!.Next = entry.Next;
        entry.Next.Previous = entry.Previous;
        entry.Next = entry.Previous = null;
    }
}
