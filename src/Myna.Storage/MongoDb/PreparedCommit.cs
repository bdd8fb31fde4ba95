using MongoDB.Bson;
using MongoDB.Driver;

namespace Myna.Storage.MongoDb;

/// <summary>A write that has been checked and encoded. <paramref name="Document"/> is null for a delete and for a requirement.</summary>
internal sealed record PreparedWrite(CollectionAdapter Adapter, string Id, long ExpectedVersion, RawDocument? Document, bool IsRequirement = false)
{
    /// <summary>
    /// Counts the requirements on a document. Reading its version is not enough: under snapshot isolation, a transaction that reads does not conflict with
    /// one that writes, nor does a write that changes nothing. A replacement drops the field; the mapping skips it.
    /// </summary>
    private static readonly BsonDocument Touch = new("$inc", new BsonDocument("_required", 1L));

    public bool IsInsert => ExpectedVersion == 0;

    public WriteModel<RawDocument> Model() => (Document, IsInsert) switch
    {
        _ when IsRequirement => new UpdateOneModel<RawDocument>(Expected(), Touch),
        (null, _) => new DeleteOneModel<RawDocument>(Expected()),
        (_, true) => new InsertOneModel<RawDocument>(Document),
        _ => new ReplaceOneModel<RawDocument>(Expected(), Document),
    };

    private BsonDocument Expected() => new() { { "_id", Id }, { Adapter.VersionField, ExpectedVersion } };
}

/// <summary>
/// The writes of a commit. They run as one command for each collection or, when that fails without telling which write failed first,
/// one by one in the order of the commit.
/// </summary>
internal sealed class PreparedCommit(List<PreparedWrite> writes)
{
    // Unordered, the driver sends one command for each kind of write.
    private static readonly BulkWriteOptions InAnyOrder = new() { IsOrdered = false };

    private readonly List<List<int>> _groups = writes.Count == 1
        ? [[0]]
        : [.. Enumerable.Range(0, writes.Count).GroupBy(i => writes[i].Adapter, (_, members) => members.ToList())];

    public bool IsSingle => writes.Count == 1;

    public IReadOnlyList<PreparedWrite> Writes => writes;

    /// <summary>Size of its encoded documents.</summary>
    public long Bytes { get; } = writes.Sum(write => (long)(write.Document?.Bytes.Length ?? 0));

    /// <summary>Runs every write in any order. False when one of them missed its version.</summary>
    /// <exception cref="MongoBulkWriteException">A write was refused.</exception>
    public async Task<bool> Unordered(IClientSessionHandle session, CancellationToken cancellation)
    {
        foreach (var group in _groups)
        {
            var result = await writes[group[0]].Adapter.Raw.BulkWriteAsync(session, group.Select(i => writes[i].Model()), InAnyOrder, cancellation);
            if (result.InsertedCount + result.MatchedCount + result.DeletedCount != group.Count)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Runs every write; the result of the first that fails, or null when the responses do not tell which was first.</summary>
    public async Task<CommitResult?> InGroups(IClientSessionHandle session, CancellationToken cancellation)
    {
        for (var g = 0; g < _groups.Count; g++)
        {
            if (await Send(session, _groups[g], cancellation) is { } failed)
            {
                // The later groups have not run yet; the next one begins with the earliest of their writes.
                return failed.At >= 0 && (g + 1 == _groups.Count || failed.At < _groups[g + 1][0]) ? failed.Result : null;
            }
        }

        return CommitResult.Committed;
    }

    /// <summary>Runs the writes one by one in their order.</summary>
    public async Task<CommitResult> OneByOne(IClientSessionHandle session, CancellationToken cancellation)
    {
        for (var i = 0; i < writes.Count; i++)
        {
            if (await Send(session, [i], cancellation) is { } failure)
            {
                return failure.Result;
            }
        }

        return CommitResult.Committed;
    }

    // Null when every write of the group succeeded; otherwise the index of the failed one (-1: unknown) and the reason.
    private async Task<(int At, CommitResult Result)?> Send(IClientSessionHandle session, List<int> group, CancellationToken cancellation)
    {
        var raw = writes[group[0]].Adapter.Raw;
        var models = group.ConvertAll(i => writes[i].Model());
        try
        {
            var result = await raw.BulkWriteAsync(session, models, null, cancellation);
            var inserts = group.Count(i => writes[i].IsInsert);
            if (result.MatchedCount + result.DeletedCount == group.Count - inserts)
            {
                return null;
            }

            var versioned = group.FindAll(i => !writes[i].IsInsert);
            return (versioned.Count == 1 ? versioned[0] : -1, Conflict(writes[versioned[0]]));
        }
        catch (MongoBulkWriteException<RawDocument> e) when (e.WriteErrors is [{ Category: ServerErrorCategory.DuplicateKey } error])
        {
            var at = group[error.Index];
            var index = IndexIn(error.Message);

            // An earlier replacement of this group may have missed its version; it counts first.
            var missed = e.Result.MatchedCount + e.Result.DeletedCount < group.Take(error.Index).Count(i => !writes[i].IsInsert);
            return (missed ? -1 : at, index == "_id_" ? Conflict(writes[at]) : CommitResult.Duplicate(writes[at].Adapter.Name, writes[at].Id, index));
        }
    }

    private static CommitResult Conflict(PreparedWrite write) => CommitResult.Conflict(write.Adapter.Name, write.Id);

    // The driver does not expose the server's keyPattern; the message has had this form since MongoDB 2.
    private static string IndexIn(string message)
    {
        const string Before = " index: ", After = " dup key";
        var start = message.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        var end = message.IndexOf(After, start, StringComparison.Ordinal);
        return start >= Before.Length && end > start
            ? message[start..end]
            : throw new StoreUnavailableException($"MongoDB reports a duplicate without its index: {message}");
    }
}
