using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Myna.Storage.Sqlite;

namespace Myna.Storage.Bench;

/// <summary>One thread that loads: from the cache, and from the database when the cache is too small.</summary>
public static class LoadBench
{
    private const int Count = 20_000;

    public static async Task Run(Settings settings)
    {
        var ids = Enumerable.Range(0, Count).Select(i => $"{i:d8}").ToArray();
        await using (var filling = Open(settings, 1L << 30))
        {
            foreach (var chunk in ids.Chunk(5000))
            {
                var commit = new Commit();
                foreach (var id in chunk)
                {
                    commit.Insert(Documents.Attempts, Documents.AttemptOf(id, 1, 0));
                }

                await filling.Commit(commit);
            }

            for (var round = 0; round < settings.Rounds; round++)
            {
                Console.WriteLine($"cached load   {await NanosecondsOf(filling, ids, 20),8:n0} ns");
            }
        }

        await using var cold = Open(settings, 1000);
        for (var round = 0; round < settings.Rounds; round++)
        {
            Console.WriteLine($"uncached load {await NanosecondsOf(cold, ids, 1),8:n0} ns");
        }
    }

    private static SqliteDocumentStore Open(Settings settings, long cache) =>
        SqliteDocumentStore.Open(new SqliteStoreOptions { Folder = settings.Folder, CacheBytes = cache }, Documents.All, TimeProvider.System, NullLogger.Instance);

    private static async Task<double> NanosecondsOf(SqliteDocumentStore store, string[] ids, int times)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            foreach (var id in ids)
            {
                if (await store.Load(Documents.Attempts, id) is null)
                {
                    throw new InvalidOperationException($"{id} is gone");
                }
            }
        }

        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / times / ids.Length;
    }
}
