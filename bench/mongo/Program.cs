using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Myna.MongoBench;
using Myna.Storage;
using Myna.Storage.MongoDb;

// Myna.MongoBench bson                                          µs and bytes a document, both ways
// Myna.MongoBench load URI CALLERS SECONDS read|write|commit    operations a second and CPU time of this process for each
switch (args)
{
    case ["bson"]:
        Bson();
        return 0;
    case ["load", var uri, var callers, var seconds, var kind]:
        await Load(uri, int.Parse(callers, CultureInfo.InvariantCulture), int.Parse(seconds, CultureInfo.InvariantCulture), kind);
        return 0;
    default:
        Console.Error.WriteLine("bson | load URI CALLERS SECONDS read|write|commit");
        return 2;
}

static void Bson()
{
    var sample = Progress.Sample("p-1");
    var mapping = new DocumentMapping<Progress>(Progress.Collection);
    var bson = mapping.Encode(sample, sample.Id, 1);
    var json = JsonSerializer.SerializeToUtf8Bytes(sample, ProgressJson.Default.Progress);
    Console.WriteLine($"document: {json.Length} bytes of JSON, {bson.Length} of BSON");
    Measure("write: contract to BSON", () => mapping.Encode(sample, sample.Id, 1));
    Measure("read: BSON to contract", () => mapping.Decode(bson));
    Measure("  of which JSON writing", () => JsonSerializer.SerializeToUtf8Bytes(sample, ProgressJson.Default.Progress));
    Measure("  of which JSON reading", () => JsonSerializer.Deserialize(json, ProgressJson.Default.Progress));
    var tree = BsonSerializer.Deserialize<BsonDocument>(bson);
    Measure("driver: BsonDocument to BSON", () => tree.ToBson());
    Measure("driver: BSON to BsonDocument", () => BsonSerializer.Deserialize<BsonDocument>(bson));
}

// The least of nine rounds: what the code takes when nobody else has the core.
static void Measure(string what, Action action)
{
    const int Count = 20_000;
    for (var i = 0; i < Count; i++)
    {
        action();
    }

    var least = double.MaxValue;
    var before = GC.GetAllocatedBytesForCurrentThread();
    for (var round = 0; round < 9; round++)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Count; i++)
        {
            action();
        }

        least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMicroseconds / Count);
    }

    var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (9.0 * Count);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-34} {least,6:0.00} µs {bytes,7:0} bytes"));
}

static async Task Load(string uri, int callers, int seconds, string kind)
{
    var options = new MongoStoreOptions { ConnectionString = uri };
    await using var store = await MongoDocumentStore.Open(options, [Progress.Collection], TimeProvider.System, NullLogger.Instance);
    for (var caller = 0; caller < callers; caller++)
    {
        foreach (var part in (string[])["a", "b", "c"])
        {
            var id = $"{kind}-net-{caller}-{part}";
            if (await store.Load(Progress.Collection, id) is null)
            {
                await store.Commit(new Commit().Insert(Progress.Collection, Progress.Sample(id)));
            }
        }
    }

    // Connections, pools, caches.
    await Round(TimeSpan.FromSeconds(3));
    var cpu = Process.GetCurrentProcess().TotalProcessorTime;
    var start = Stopwatch.GetTimestamp();
    var operations = await Round(TimeSpan.FromSeconds(seconds));
    var elapsed = Stopwatch.GetElapsedTime(start);
    var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"net  {kind,-6} {callers,3} callers {operations / elapsed.TotalSeconds,8:0} /s {used.TotalMicroseconds / operations,7:0} µs CPU"));

    async Task<long> Round(TimeSpan time)
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => Caller(caller, time))));
        return counts.Sum();
    }

    async Task<long> Caller(int caller, TimeSpan time)
    {
        var documents = new Document<Progress>[3];
        for (var i = 0; i < 3; i++)
        {
            documents[i] = (await store.Load(Progress.Collection, $"{kind}-net-{caller}-{"abc"[i]}"))!.Value;
        }

        var begun = Stopwatch.GetTimestamp();
        for (long count = 0; ; count++)
        {
            if (Stopwatch.GetElapsedTime(begun) > time)
            {
                return count;
            }

            var ok = kind switch
            {
                "read" => await store.Load(Progress.Collection, documents[0].Value.Id) is not null,
                "write" => (await store.Commit(Replace(new Commit(), 1))).IsCommitted,
                _ => (await store.Commit(Replace(new Commit(), 3))).IsCommitted,
            };
            if (!ok)
            {
                throw new InvalidOperationException($"{kind} failed");
            }
        }

        Commit Replace(Commit commit, int parts)
        {
            for (var i = 0; i < parts; i++)
            {
                var (value, version) = documents[i];
                value = value with { Xp = value.Xp + 1 };
                commit.Replace(Progress.Collection, value, version);
                documents[i] = new Document<Progress>(value, version + 1);
            }

            return commit;
        }
    }
}
