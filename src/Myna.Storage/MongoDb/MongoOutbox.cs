using System.Globalization;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Myna.Storage.MongoDb;

/// <summary>Makes this process's outbox entries, announces them, and watches for those of other processes.</summary>
internal sealed class MongoOutbox(MongoStoreOptions options, TimeProvider time, ILogger log)
{
    /// <summary>"The $changeStream stage is only supported on replica sets", and what servers that only resemble MongoDB say.</summary>
    private static readonly int[] NoChangeStreams = [40573, 40324, 59, 238, 303];

    private readonly Lock _gate = new();
    private volatile Action<OutboxEntry>[] _observers = [];
    private long _lastId;

    /// <summary>Ids ascend with the clock and, within this process, strictly; the owner makes them different from other processes'.</summary>
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

    public async Task Watch(IMongoCollection<RawDocument> outbox, Action wake, CancellationToken cancellation)
    {
        var follows = true;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                if (follows)
                {
                    await Follow(outbox, wake, cancellation);
                }
            }
            catch (MongoCommandException e) when (NoChangeStreams.Contains(e.Code))
            {
                follows = false;
                log.LogInformation("No change streams here ({Reason}): the outbox is polled every {Seconds} s", e.CodeName, options.OutboxPolling.TotalSeconds);
            }
            catch (Exception e) when (e is MongoException or TimeoutException && !cancellation.IsCancellationRequested)
            {
                log.LogWarning("The outbox's change stream broke and is opened anew: {Reason}", e.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            // Also after a stream has broken: what came meanwhile was not told.
            wake();
            try
            {
                await Task.Delay(options.OutboxPolling, time, cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // The driver resumes the stream after a failover by itself; what it cannot resume is opened anew by the caller.
    private async Task Follow(IMongoCollection<RawDocument> outbox, Action wake, CancellationToken cancellation)
    {
        var others = new BsonDocument("$match", new BsonDocument
        {
            { "operationType", "insert" }, { "fullDocument.owner", new BsonDocument("$ne", options.Owner) },
        });
        using var stream = await outbox.WatchAsync(
            PipelineDefinition<ChangeStreamDocument<RawDocument>, BsonDocument>.Create(others),
            new ChangeStreamOptions { MaxAwaitTime = TimeSpan.FromSeconds(5) },
            cancellation);
        wake();
        while (await stream.MoveNextAsync(cancellation))
        {
            if (stream.Current.Any())
            {
                wake();
            }
        }
    }
}
