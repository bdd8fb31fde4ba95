using System.Buffers.Binary;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Myna.Storage.Sqlite;

namespace Myna.Storage.Tests;

/// <summary>Kills a process that commits from many tasks, at random moments, and looks at what is left.</summary>
public sealed class CrashTests
{
    private const int KillsOnOneFolder = 20;

    private static int Kills => Environment.GetEnvironmentVariable("MYNA_TEST_LONG") == "1" ? 1000 : 20;

    [Fact]
    public async Task EveryAcknowledgedCommitSurvivesAKillAndNoCommitIsThereByHalf()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var acknowledgements = 0L;
        for (var kill = 0; kill < Kills;)
        {
            using var folder = new TemporaryFolder();
            var counts = new int[CrashWriter.Writers];
            for (var i = 0; i < KillsOnOneFolder; i++, kill++)
            {
                var acknowledged = Path.Combine(folder.Path, $"acknowledged-{i}");
                await KillAWriter(folder.Path, acknowledged, random);
                acknowledgements += await Check(folder.Path, acknowledged, counts, $"seed {seed}, kill {kill}");
            }
        }

        acknowledgements.ShouldBeGreaterThan(Kills);
    }

    private static async Task KillAWriter(string folder, string acknowledged, Random random)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CrashWriter).Assembly.Location, folder, acknowledged]) { UseShellExecute = false })!;
        try
        {
            var started = Stopwatch.GetTimestamp();
            while (!Acknowledged(acknowledged).Any(number => number > 0))
            {
                process.HasExited.ShouldBeFalse("the writer ended by itself");
                Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromMinutes(2), "the writer never wrote");
                await Task.Delay(1);
            }

            await Task.Delay(random.Next(0, 120));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<long> Check(string folder, string acknowledged, int[] counts, string which)
    {
        await using var store = SqliteDocumentStore.Open(new SqliteStoreOptions { Folder = folder }, Cards.All, TimeProvider.System, NullLogger.Instance);
        var events = new Dictionary<string, int>();
        var clear = new List<Commit>();
        await foreach (var (entry, version) in store.Scan(OutboxEntry.Collection))
        {
            events.Add(entry.Events[0].As(Cards.Moved)!.CardId, entry.Events[0].As(Cards.Moved)!.Version);
            if (clear.Count == 0 || clear[^1].Writes.Count == Limits.MaxWritesPerCommit)
            {
                clear.Add(new Commit());
            }

            clear[^1].Delete(OutboxEntry.Collection, entry.Id, version);
        }

        var sum = 0L;
        var last = Acknowledged(acknowledged);
        for (var writer = 0; writer < CrashWriter.Writers; writer++)
        {
            var count = (await store.Load(Cards.Others, CrashWriter.CountOf(writer)))?.Value.Rank + 1 ?? 0;

            // What was acknowledged is there; beyond it only the one commit that was under way.
            var least = Math.Max(counts[writer], (int)last[writer]);
            count.ShouldBeInRange(least, least + 1, which);
            var expected = Enumerable.Range(0, count).Where(number => number % 5 != 2 || number + 2 >= count).ToList();
            var found = new List<int>();
            await foreach (var document in store.FindAll(Cards.ByOwner.Where($"{writer}")))
            {
                document.Value.Text.Length.ShouldBe(document.Value.Rank!.Value * 37 % 3000, which);
                found.Add(document.Value.Rank!.Value);
            }

            found.ShouldBe(expected, which);
            foreach (var number in expected.TakeLast(5))
            {
                (await store.Load(Cards.Collection, CrashWriter.CardOf(writer, number)))!.Value.Value.Rank.ShouldBe(number, which);
                (await store.Find(Cards.ByEmail.Where(CrashWriter.CardOf(writer, number)))).Items.Count.ShouldBe(1, which);
            }

            // Every step of the list, once and in its order.
            var list = (await store.Load(Cards.Collection, CrashWriter.ListOf(writer)))?.Value.Text ?? "";
            var first = (count - 1) / CrashWriter.ListLength * CrashWriter.ListLength;
            list.ShouldBe(string.Concat(Enumerable.Range(first, Math.Max(0, count - first)).Select(number => $"{number} ")), which);

            // The events of the killed process's commits are all there, and none without its commit.
            var published = events.Where(happened => happened.Key.StartsWith($"{writer}-", StringComparison.Ordinal)).Select(happened => happened.Value).Order().ToList();
            published.ShouldBe(Enumerable.Range(counts[writer], count - counts[writer]), which);
            sum += Math.Max(0, last[writer] - counts[writer]);
            counts[writer] = count;
        }

        foreach (var commit in clear)
        {
            (await store.Commit(commit)).IsCommitted.ShouldBeTrue(which);
        }

        return sum;
    }

    private static long[] Acknowledged(string file)
    {
        var numbers = new long[CrashWriter.Writers];
        if (!File.Exists(file))
        {
            return numbers;
        }

        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[CrashWriter.Writers * CrashWriter.RecordBytes];
        var length = RandomAccess.Read(handle, bytes, 0);
        for (var i = 0; i < length / CrashWriter.RecordBytes; i++)
        {
            numbers[i] = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(i * CrashWriter.RecordBytes));
        }

        return numbers;
    }
}
