namespace Myna.Storage.MongoDb;

/// <summary>Loads of one collection: those that go together are one <c>find</c>.</summary>
internal sealed class SharedLoads<T>(Shelf<T> shelf, MongoLink link, TimeSpan deadline) : Batcher<string, Document<T>?>(deadline)
    where T : class
{
    private const int MaxTogether = 100;

    private readonly TimeSpan _deadline = deadline;

    protected override ValueTask<Document<T>?> Alone(string id, CancellationToken cancellation) =>
        link.Run((Shelf: shelf, Id: id, Patience: _deadline), (at, token) => at.Shelf.Load(at.Id, at.Patience, token), cancellation);

    protected override async Task Together(IReadOnlyList<Waiting> calls)
    {
        var ids = calls.Select(call => call.Call).Distinct(StringComparer.Ordinal).ToList();
        try
        {
            var found = await link.Run((Shelf: shelf, Ids: ids, Patience: _deadline), (at, token) => at.Shelf.Load(at.Ids, at.Patience, token), CancellationToken.None);
            foreach (var call in calls)
            {
                call.SetResult(found.TryGetValue(call.Call, out var document) ? document : null);
            }
        }
        catch (InvalidDataException)
        {
            // One of them cannot be read: that is no matter of the others.
            await OneByOne(calls);
        }
    }

    protected override Func<string, bool> Admission()
    {
        var count = 0;
        return _ => ++count <= MaxTogether;
    }
}
