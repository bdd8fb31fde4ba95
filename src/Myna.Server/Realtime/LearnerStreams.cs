using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Myna.Server.Realtime;

/// <summary>
/// Numbers each learner's live events and keeps the newest ones, so that a device that was away a moment is told what it missed,
/// in order, or that it must read anew. Numbers are times: they go on ascending after a restart.
/// </summary>
public sealed class LearnerStreams(TimeProvider clock)
{
    /// <summary>The name of a learner's own stream in <c>resume</c>.</summary>
    public const string Name = "learner";

    /// <summary>Of one learner: some minutes of a busy lesson.</summary>
    private const int MaxKept = 64;

    /// <summary>Learners with history; at some 5 KB each this bounds the memory at 50 MB.</summary>
    private const int MaxLearners = 10_000;

    private readonly ConcurrentDictionary<string, Stream> _streams = new(StringComparer.Ordinal);

    // What happened before cannot be replayed: a client that saw less than this may have missed something.
    private readonly long _started = clock.GetUtcNow().ToUnixTimeMilliseconds();
    private long _forgotten;

    /// <summary>The next number of a learner's stream, and the event under it for those who missed it; it must never change afterwards.</summary>
    public T Next<T>(string userId, string name, Func<long, T> message, JsonTypeInfo<T> contract)
    {
        var stream = Of(userId);
        lock (stream)
        {
            stream.Last = Math.Max(stream.Last + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
            var value = message(stream.Last);
            stream.Kept.Enqueue(new Kept(stream.Last, name, value!, contract));
            if (stream.Kept.Count > MaxKept)
            {
                stream.Floor = stream.Kept.Dequeue().Seq;
            }

            return value;
        }
    }

    public long LastOf(string userId) => _streams.TryGetValue(userId, out var stream) ? Volatile.Read(ref stream.Last) : Floor;

    /// <summary>What came after this number; null when some of it is not kept any more.</summary>
    public IReadOnlyList<MissedEvent>? After(string userId, long seq)
    {
        if (!_streams.TryGetValue(userId, out var stream))
        {
            return seq >= Floor ? [] : null;
        }

        lock (stream)
        {
            return seq < stream.Floor ? null : [.. stream.Kept.Where(kept => kept.Seq > seq).Select(kept => new MissedEvent(Name, kept.Name, kept.Data))];
        }
    }

    public void Forget(string userId) => _streams.TryRemove(userId, out _);

    private long Floor => Math.Max(_started, Volatile.Read(ref _forgotten));

    private Stream Of(string userId)
    {
        if (_streams.TryGetValue(userId, out var stream))
        {
            return stream;
        }

        if (_streams.Count >= MaxLearners)
        {
            Volatile.Write(ref _forgotten, clock.GetUtcNow().ToUnixTimeMilliseconds());
            _streams.Clear();
        }

        return _streams.GetOrAdd(userId, static (_, floor) => new Stream { Last = floor, Floor = floor }, Floor);
    }

    // Most events are never asked for again: JSON is made for those that are.
    private readonly record struct Kept(long Seq, string Name, object Value, JsonTypeInfo Contract)
    {
        public JsonElement Data => JsonSerializer.SerializeToElement(Value, Contract);
    }

    private sealed class Stream
    {
        public long Last;
        public long Floor;

        public Queue<Kept> Kept { get; } = [];
    }
}
