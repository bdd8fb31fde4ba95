using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Myna.Storage.MongoDb;

/// <summary>Makes this process's outbox entries and announces them.</summary>
internal sealed class MongoOutbox(MongoStoreOptions options, TimeProvider time, ILogger log)
{
    private readonly Lock _gate = new();
    private volatile Action<OutboxEntry>[] _observers = [];
    private long _lastId;

    /// <summary>Ids ascend with the clock, strictly within this process; the owner's name makes them unique among processes.</summary>
    public OutboxEntry Entry(IReadOnlyList<OutboxEvent> events)
    {
        var now = time.GetUtcNow();
        long number;
        lock (_gate)
        {
            _lastId = number = Math.Max(_lastId + 1, now.ToUnixTimeMilliseconds() << 20);
        }

        var lease = DateTimeOffset.FromUnixTimeMilliseconds((now + options.Lease).ToUnixTimeMilliseconds());
        return new OutboxEntry($"{number.ToString("x16", CultureInfo.InvariantCulture)}-{options.Owner}", options.Owner, lease, events);
    }

    public void Observe(Action<OutboxEntry> observer)
    {
        lock (_gate)
        {
            _observers = [.. _observers, observer];
        }
    }

    public void Announce(OutboxEntry entry)
    {
        foreach (var observer in _observers)
        {
            try
            {
                observer(entry);
            }
            catch (Exception e)
            {
                log.LogError(e, "An observer of commits failed on outbox entry {Id}", entry.Id);
            }
        }
    }
}
