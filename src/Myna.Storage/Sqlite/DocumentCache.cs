using System.Collections.Concurrent;

namespace Myna.Storage.Sqlite;

/// <summary>
/// The newest committed values of a collection's recently used documents. Ours is the only writer, so the cache is coherent:
/// each commit publishes its values here before it is answered.
/// </summary>
internal sealed class DocumentCache<T>(CacheBudget budget)
    where T : class
{
    private const int StripeCount = 256;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Stripe[] _stripes = [.. Enumerable.Range(0, StripeCount).Select(_ => new Stripe())];

    public bool TryGet(string id, out Document<T> document)
    {
        if (_entries.TryGetValue(id, out var entry))
        {
            // Written only when it changes: a shared cache line is dear.
            if (!entry.Touched)
            {
                entry.Touched = true;
            }

            document = entry.Current.Document;
            return true;
        }

        document = default;
        return false;
    }

    /// <summary>Take this before reading the database, and hand it to <see cref="Offer"/>.</summary>
    public long Generation(string id) => Volatile.Read(ref StripeOf(id).Generation);

    /// <summary>Keeps what a reader found, unless a commit has published to this part of the collection since: the reader's value may be older.</summary>
    public void Offer(string id, Document<T> document, int bytes, long generation)
    {
        Entry entry;
        var stripe = StripeOf(id);
        lock (stripe)
        {
            if (stripe.Generation != generation || _entries.ContainsKey(id))
            {
                return;
            }

            entry = Add(id, document, bytes);
        }

        budget.Added(entry);
    }

    /// <summary>The writer's: the value that a durable commit left, null when it deleted the document.</summary>
    public void Publish(string id, T? value, long version, int bytes)
    {
        Entry? added = null;
        var stripe = StripeOf(id);
        lock (stripe)
        {
            stripe.Generation++;
            if (_entries.TryGetValue(id, out var entry))
            {
                if (value is null)
                {
                    Remove(entry);
                }
                else
                {
                    entry.Current = new Held(new Document<T>(value, version));
                    budget.Resized(entry, bytes);
                }
            }
            else if (value is not null)
            {
                added = Add(id, new Document<T>(value, version), bytes);
            }
        }

        if (added is not null)
        {
            budget.Added(added);
        }
    }

    private Entry Add(string id, Document<T> document, int bytes)
    {
        var entry = new Entry(this, id, new Held(document)) { Cost = CacheBudget.CostOf(bytes) };
        _entries[id] = entry;
        budget.Charge(entry);
        return entry;
    }

    private void Remove(Entry entry)
    {
        _entries.TryRemove(entry.Id, out _);
        entry.IsGone = true;
        budget.Removed(entry);
    }

    private Stripe StripeOf(string id) => _stripes[(uint)StringComparer.Ordinal.GetHashCode(id) % StripeCount];

    private sealed class Stripe
    {
        public long Generation;
    }

    // A reference, so that a reader sees value and version of the same commit.
    private sealed class Held(Document<T> document)
    {
        public Document<T> Document { get; } = document;
    }

    private sealed class Entry(DocumentCache<T> cache, string id, Held current) : CacheEntry
    {
        private volatile Held _current = current;

        public string Id { get; } = id;

        public Held Current
        {
            get => _current;
            set => _current = value;
        }

        public override void Evict()
        {
            lock (cache.StripeOf(Id))
            {
                if (!IsGone)
                {
                    cache.Remove(this);
                }
            }
        }
    }
}

/// <summary>A cached document of any collection.</summary>
internal abstract class CacheEntry
{
    /// <summary>Estimated bytes; changed under the entry's stripe only.</summary>
    public int Cost { get; set; }

    /// <summary>Used since the clock's hand last passed.</summary>
    public volatile bool Touched;

    /// <summary>No longer in its cache.</summary>
    public volatile bool IsGone;

    public abstract void Evict();
}

/// <summary>What all collections' caches may hold together, kept by the clock algorithm: what was used since the last round stays.</summary>
internal sealed class CacheBudget(long limit)
{
    /// <summary>An object is about twice its JSON; entry, holder, key and dictionary node make the constant.</summary>
    private const int Overhead = 300;

    private const int MaxGone = 16_384;

    private readonly ConcurrentQueue<CacheEntry> _clock = new();
    private readonly Lock _hand = new();
    private long _bytes;
    private int _gone;

    public long Bytes => Volatile.Read(ref _bytes);

    public static int CostOf(int json) => (2 * json) + Overhead;

    public void Charge(CacheEntry entry) => Interlocked.Add(ref _bytes, entry.Cost);

    /// <summary>Puts a charged entry under the clock. Not to be called under a stripe: it may evict.</summary>
    public void Added(CacheEntry entry)
    {
        _clock.Enqueue(entry);
        if (Bytes > limit || Volatile.Read(ref _gone) > MaxGone)
        {
            Evict();
        }
    }

    public void Resized(CacheEntry entry, int json)
    {
        var cost = CostOf(json);
        Interlocked.Add(ref _bytes, cost - entry.Cost);
        entry.Cost = cost;
    }

    public void Removed(CacheEntry entry)
    {
        Interlocked.Add(ref _bytes, -entry.Cost);
        Interlocked.Increment(ref _gone);
    }

    private void Evict()
    {
        // Someone is at it already: the next addition sees to the rest.
        if (!_hand.TryEnter())
        {
            return;
        }

        try
        {
            // A whole round also lets go of deleted documents, which nothing else takes from the clock.
            var round = Volatile.Read(ref _gone) > MaxGone ? _clock.Count : 0;
            while ((Bytes > limit || round > 0) && _clock.TryDequeue(out var entry))
            {
                round--;
                if (entry.IsGone)
                {
                    Interlocked.Decrement(ref _gone);
                    continue;
                }

                if (Bytes <= limit)
                {
                    _clock.Enqueue(entry);
                    continue;
                }

                if (entry.Touched)
                {
                    entry.Touched = false;
                    _clock.Enqueue(entry);
                    continue;
                }

                entry.Evict();
            }
        }
        finally
        {
            _hand.Exit();
        }
    }
}
