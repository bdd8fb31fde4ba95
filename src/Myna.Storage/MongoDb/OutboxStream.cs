using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;
using MongoDB.Driver;

namespace Myna.Storage.MongoDb;

/// <summary>Follows the outbox entries of other processes by a change stream; without one it reports at each interval that entries may have been missed.</summary>
internal sealed class OutboxStream(CollectionAdapter<OutboxEntry> outbox, MongoStoreOptions options, Action<OutboxEntry?> heard, TimeProvider time, ILogger log)
{
    /// <summary>"The $changeStream stage is only supported on replica sets", and the codes of servers that only resemble MongoDB.</summary>
    private static readonly int[] NoChangeStreams = [40573, 40324, 59, 238, 303];

    private static readonly TimeSpan PauseAfterOutage = TimeSpan.FromSeconds(1);

    private bool _isSaid;

    public async Task Follow(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await FollowOnce(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is MongoException or TimeoutException or OperationCanceledException)
            {
                Say(e);
                heard(null);
                try
                {
                    await Task.Delay(e is MongoCommandException ? options.Polling : PauseAfterOutage, time, cancellation);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        }
    }

    private void Say(Exception e)
    {
        if (e is MongoCommandException refused && NoChangeStreams.Contains(refused.Code))
        {
            if (!_isSaid)
            {
                _isSaid = true;
                log.LogInformation("No change streams here ({Reason}): views are read again every {Seconds} s", refused.CodeName, options.Polling.TotalSeconds);
            }

            return;
        }

        log.LogWarning("The outbox's change stream broke and is opened again: {Reason}", e.Message);
    }

    // The driver resumes the stream after a failover; the caller reopens a stream that cannot be resumed.
    private async Task FollowOnce(CancellationToken cancellation)
    {
        var others = new BsonDocument("$match", new BsonDocument
        {
            { "operationType", "insert" }, { "fullDocument.owner", new BsonDocument("$ne", options.Owner) },
        });
        var pipeline = new BsonDocumentStagePipelineDefinition<ChangeStreamDocument<RawDocument>, Found<OutboxEntry>>([others], new InsertedSerializer(outbox.Reader));

        // A change stream works with read concern majority only, independent of other reads.
        var atMajority = outbox.Raw.WithReadConcern(ReadConcern.Majority);
        using var stream = await atMajority.WatchAsync(pipeline, new ChangeStreamOptions { MaxAwaitTime = TimeSpan.FromSeconds(5) }, cancellation);
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

    /// <summary>The inserted document of an insert event.</summary>
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
