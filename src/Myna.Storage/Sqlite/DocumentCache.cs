using System.Collections.Concurrent;

namespace Myna.Storage.Sqlite;

/// <summary>
/// The newest committed values of a collection's recently used documents. Ours is the only writer, so the cache is coherent:
/// each commit publishes its values here before it is answered. That a document is absent is remembered as well.
/// </summary>
internal sealed class DocumentCache<T>(CacheBudget budget)
    where T : class
{
    private const int StripeCount = 256;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Stripe[] _stripes = [.. Enumerable.Range(0, StripeCount).Select(_ => new Stripe())];

    /// <summary>True when it is known what the collection has under this id: a document, or null for none.</summary>
    public bool TryGet(string id, out Document<T>? document) => TryGet(id, out document, out _);

    /// <param name="json">Of the document with its steps, in bytes.</param>
    public bool TryGet(string id, out Document<T>? document, out int json)
    {
        if (_entries.TryGetValue(id, out var entry))
        {
            // Written only when it changes, to avoid dirtying a shared cache line.
            if (!entry.Touched)
            {
                entry.Touched = true;
            }

            document = entry.Current.Document;
            json = CacheBudget.JsonOf(entry);
            return true;
        }

        (document, json) = (null, 0);
        return false;
    }

    /// <summary>Take this before reading the database, and hand it to <see cref="Offer"/>.</summary>
    public long Generation(string id) => Volatile.Read(ref StripeOf(id).Generation);

    /// <summary>Keeps what a reader found, unless a commit has published to this part of the collection since: the reader's value may be older.</summary>
    public void Offer(string id, Document<T>? document, int bytes, long generation)
    {
        var stripe = StripeOf(id);
        lock (stripe)
        {
            if (stripe.Generation != generation || _entries.ContainsKey(id))
            {
                return;
            }

            Add(id, document, bytes);
        }

        budget.Trim();
    }

    /// <summary>The writer's: the value that a durable commit left, null when it deleted the document.</summary>
    public void Publish(string id, T? value, long version, int bytes)
    {
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
                    budget.Resize(entry, bytes);
                }
            }
            else if (value is not null)
            {
                Add(id, new Document<T>(value, version), bytes);
            }
        }

        budget.Trim();
    }

    /// <summary>The writer's: the value that a durable step left. A document that is not here stays away: how large it is as a whole is not known.</summary>
    public void Grow(string id, T value, long version, int bytes)
    {
        var stripe = StripeOf(id);
        lock (stripe)
        {
            stripe.Generation++;
            if (_entries.TryGetValue(id, out var entry))
            {
                entry.Current = new Held(new Document<T>(value, version));
                budget.Resize(entry, CacheBudget.JsonOf(entry) + bytes);
            }
        }

        budget.Trim();
    }

    private void Add(string id, Document<T>? document, int bytes)
    {
        var entry = new Entry(this, id, new Held(document));
        _entries[id] = entry;
        budget.Add(entry, bytes);
    }

    private void Remove(Entry entry)
    {
        _entries.TryRemove(entry.Id, out _);
        budget.Remove(entry);
    }

    private Stripe StripeOf(string id) => _stripes[(uint)StringComparer.Ordinal.GetHashCode(id) % StripeCount];

    private sealed class Stripe
    {
        public long Generation;
    }

    // A reference, so that a reader sees value and version of the same commit.
    private sealed class Held(Document<T>? document)
    {
        public Document<T>? Document { get; } = document;
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
                // A commit may have deleted the document since the budget chose it.
                if (cache._entries.TryGetValue(Id, out var present) && present == this)
                {
                    cache.Remove(this);
                }
            }
        }
    }
}
