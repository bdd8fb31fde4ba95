namespace Myna.Storage.MongoDb;

/// <summary>Loads of one collection: those that go together are one <c>find</c>.</summary>
internal sealed class SharedLoads<T>(Shelf<T> shelf, MongoLink link) : Batcher<string, Document<T>?>(link)
    where T : class
{
    private const int MaxTogether = 100;

    protected override ValueTask<Document<T>?> Alone(string id, CancellationToken cancellation) =>
        Link.Run((Shelf: shelf, Id: id), (at, token) => at.Shelf.Load(at.Id, token), cancellation);

    protected override async Task Together(IReadOnlyList<Waiting> calls)
    {
        var ids = calls.Select(call => call.Call).Distinct(StringComparer.Ordinal).ToList();
        try
        {
            var found = await Link.Run((Shelf: shelf, Ids: ids), (at, token) => at.Shelf.Load(at.Ids, token), CancellationToken.None);
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
