namespace Myna.Storage.MongoDb;

/// <summary>Combines concurrent loads of one collection into one <c>find</c>.</summary>
internal sealed class SharedLoads<T>(CollectionAdapter<T> adapter, MongoLink link) : Batcher<string, Document<T>?>(link)
    where T : class
{
    private const int MaxTogether = 100;

    protected override ValueTask<Document<T>?> Alone(string id, CancellationToken cancellation) =>
        Link.Run((Adapter: adapter, Id: id), (at, token) => at.Adapter.Load(at.Id, token), cancellation);

    protected override async Task Together(IReadOnlyList<Waiting> calls)
    {
        var ids = calls.Select(call => call.Call).Distinct(StringComparer.Ordinal).ToList();
        try
        {
            var found = await Link.Run((Adapter: adapter, Ids: ids), (at, token) => at.Adapter.Load(at.Ids, token), CancellationToken.None);
            foreach (var call in calls)
            {
                call.SetResult(found.TryGetValue(call.Call, out var document) ? document : null);
            }
        }
        catch (InvalidDataException)
        {
            // One unreadable document must not fail the other loads.
            await OneByOne(calls);
        }
    }

    protected override Func<string, bool> Admission()
    {
        var count = 0;
        return _ => ++count <= MaxTogether;
    }
}
