using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BitFaster.Caching.Lru;

namespace Myna.Server.Realtime;

/// <summary>
/// Numbers each learner's live events and keeps the newest ones, so that a device that was away for a moment gets those that it missed,
/// in order, or is told to read the state again. A learner has a stream from their first device on.
/// </summary>
/// <remarks>
/// A number is the time in milliseconds, raised until it ascends, and behind it a tag of the process that gave it: it goes on ascending
/// after a restart, stays exact in a double, and a number that another process gave is known as one that this one cannot replay from.
/// </remarks>
public sealed class LearnerStreams
{
    /// <summary>The name of a learner's own stream in <c>resume</c>.</summary>
    public const string Name = "learner";

    /// <summary>Events of one learner: some minutes of a busy lesson.</summary>
    private const int MaxKept = 64;

    /// <summary>Learners with a stream; the least recently used go first. At some 5 KB each this bounds the memory at 50 MB.</summary>
    private const int MaxLearners = 10_000;

    private const int TagBits = 10;

    private readonly TimeProvider _clock;
    private readonly ConcurrentLru<string, Stream> _streams = new(MaxLearners);
    private readonly long _tag;

    // The last number of any stream that has gone: its successor's numbers must be higher.
    private long _gone;

    public LearnerStreams(TimeProvider clock)
    {
        _clock = clock;
        _tag = Now & ((1 << TagBits) - 1);
        _streams.Events.Value!.ItemRemoved += (_, removed) => Raise(removed.Value!.Last);
    }

    private long Now => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Begins this learner's stream where there is none, before the first event that a device of theirs may see.</summary>
    public void Open(string userId) => Of(userId);

    public bool IsOpen(string userId) => _streams.TryGet(userId, out _);

    /// <summary>The next event of a learner's stream under its number, kept for those who miss it; it must never change afterwards.</summary>
    public T Next<T>(string userId, string name, Func<long, T> message, JsonTypeInfo<T> contract)
    {
        var stream = Of(userId);
        lock (stream)
        {
            stream.Last = Math.Max(stream.Last + 1, Now);
            var value = message(Numbered(stream.Last));
            stream.Kept.Enqueue(new Kept(stream.Last, name, value!, contract));
            if (stream.Kept.Count > MaxKept)
            {
                stream.Floor = stream.Kept.Dequeue().At;
            }

            return value;
        }
    }

    /// <summary>The number of the newest event.</summary>
    public long LastOf(string userId)
    {
        var stream = Of(userId);
        lock (stream)
        {
            return Numbered(stream.Last);
        }
    }

    /// <summary>The events after this number; null when some of them are not kept, or when this process never gave the number.</summary>
    public IReadOnlyList<MissedEvent>? After(string userId, long number)
    {
        var stream = Of(userId);
        var at = number >> TagBits;
        lock (stream)
        {
            return number != Numbered(at) || at < stream.Floor || at > stream.Last
                ? null
                : [.. stream.Kept.Where(kept => kept.At > at).Select(kept => new MissedEvent(Name, kept.Name, kept.Data))];
        }
    }

    public void Forget(string userId) => _streams.TryRemove(userId);

    private long Numbered(long at) => (at << TagBits) | _tag;

    private Stream Of(string userId) => _streams.GetOrAdd(userId, static (_, streams) => new Stream(Math.Max(streams.Now, Volatile.Read(ref streams._gone) + 1)), this);

    private void Raise(long last)
    {
        long gone;
        while ((gone = Volatile.Read(ref _gone)) < last && Interlocked.CompareExchange(ref _gone, last, gone) != gone)
        {
            // Another stream has gone at the same moment.
        }
    }

    // Most events are never asked for again: JSON is made for those that are.
    private readonly record struct Kept(long At, string Name, object Value, JsonTypeInfo Contract)
    {
        public JsonElement Data => JsonSerializer.SerializeToElement(Value, Contract);
    }

    private sealed class Stream(long begun)
    {
        public long Last { get; set; } = begun;

        /// <summary>Nothing up to here can be replayed.</summary>
        public long Floor { get; set; } = begun;

        public Queue<Kept> Kept { get; } = [];
    }
}
