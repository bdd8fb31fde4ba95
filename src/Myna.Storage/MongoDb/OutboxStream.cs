using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;
using MongoDB.Driver;

namespace Myna.Storage.MongoDb;

/// <summary>Follows the outbox entries of other processes by a change stream, or says again and again that it cannot.</summary>
internal sealed class OutboxStream(Shelf<OutboxEntry> outbox, MongoStoreOptions options, Action<OutboxEntry?> heard, TimeProvider time, ILogger log)
{
    /// <summary>"The $changeStream stage is only supported on replica sets", and what servers that only resemble MongoDB say.</summary>
    private static readonly int[] NoChangeStreams = [40573, 40324, 59, 238, 303];

    private static readonly TimeSpan PauseAfterOutage = TimeSpan.FromSeconds(1);

    public async Task Follow(CancellationToken cancellation)
    {
        var pause = PauseAfterOutage;
        while (true)
        {
            try
            {
                await FollowOnce(cancellation);
            }
            catch (MongoCommandException e) when (NoChangeStreams.Contains(e.Code))
            {
                if (pause != options.Polling)
                {
                    log.LogInformation("No change streams here ({Reason}): views are read anew every {Seconds} s", e.CodeName, options.Polling.TotalSeconds);
                }

                pause = options.Polling;
                heard(null);
            }
            catch (Exception e) when (e is MongoException or TimeoutException && !cancellation.IsCancellationRequested)
            {
                log.LogWarning("The outbox's change stream broke and is opened anew: {Reason}", e.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                await Task.Delay(pause, time, cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // The driver resumes the stream after a failover by itself; what it cannot resume is opened anew by the caller.
    private async Task FollowOnce(CancellationToken cancellation)
    {
        var others = new BsonDocument("$match", new BsonDocument
        {
            { "operationType", "insert" }, { "fullDocument.owner", new BsonDocument("$ne", options.Owner) },
        });
        var pipeline = new BsonDocumentStagePipelineDefinition<ChangeStreamDocument<RawDocument>, Found<OutboxEntry>>([others], new InsertedSerializer(outbox.Reader));
        using var stream = await outbox.Raw.WatchAsync(pipeline, new ChangeStreamOptions { MaxAwaitTime = TimeSpan.FromSeconds(5) }, cancellation);
        heard(null);
        while (await stream.MoveNextAsync(cancellation))
        {
            foreach (var inserted in stream.Current)
            {
                heard(Read(inserted));
            }
        }
    }

    private OutboxEntry? Read(Found<OutboxEntry> inserted)
    {
        try
        {
            return inserted.Document.Value;
        }
        catch (InvalidDataException e)
        {
            log.LogError(e, "An outbox entry of another process cannot be read");
            return null;
        }
    }

    /// <summary>Of an insert event, the inserted document.</summary>
    private sealed class InsertedSerializer(FoundSerializer<OutboxEntry> document) : SerializerBase<Found<OutboxEntry>>
    {
        public override Found<OutboxEntry> Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
        {
            var reader = context.Reader;
            Found<OutboxEntry>? found = null;
            reader.ReadStartDocument();
            while (reader.ReadBsonType() != BsonType.EndOfDocument)
            {
                if (reader.ReadName() == "fullDocument")
                {
                    found = document.Deserialize(context, args);
                }
                else
                {
                    reader.SkipValue();
                }
            }

            reader.ReadEndDocument();
            return found ?? new Found<OutboxEntry>(default, new InvalidDataException("An insert event came without its document."));
        }
    }
}
