using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Myna.Storage.Dispatching;
using Myna.Storage.Sqlite;

namespace Myna.Storage.Bench;

/// <summary>
/// What the product writes most. "answer" replaces one attempt of 64 hot ones; "finish" replaces it too, writes the progress and
/// the gamification document of a random learner of 100,000, inserts a ledger row with two indexes, and publishes an event.
/// A change shares with the value before it what it does not change, as the product's records do.
/// </summary>
public static class ProductBench
{
    private const int Learners = 100_000;
    private const int Callers = 64;

    public static async Task Run(Settings settings)
    {
        await Fill(settings.Folder);
        await using var store = SqliteDocumentStore.Open(new SqliteStoreOptions { Folder = settings.Folder, CacheBytes = 1L << 30 }, Documents.All, TimeProvider.System, NullLogger.Instance);
        await using var dispatcher = new OutboxDispatcher(store, TimeProvider.System, NullLogger.Instance);
        var delivered = 0L;
        dispatcher.Subscribe(Documents.Earned, "bench", (_, _) =>
        {
            Interlocked.Increment(ref delivered);
            return ValueTask.CompletedTask;
        });
        await dispatcher.Start();
        var random = Enumerable.Range(0, Callers).Select(i => new Random(i)).ToArray();
        var ledger = 0L;

        // A learner who finishes has been loaded by then; an uncached load has its own bench.
        for (var i = 0; i < Learners; i++)
        {
            await store.Load(Documents.Learners, Documents.UserId(i));
            await store.Load(Documents.Progress, $"{Documents.UserId(i)}:course-1:lesson-12");
        }

        // A little of each first: the compiler and the caches are warm when it counts.
        await Measure.Callers(Callers, settings.Duration, (caller, _) => Answer(store, caller));
        await Measure.Callers(Callers, settings.Duration, (caller, _) => Finish(store, caller, random[caller].Next(Learners), Interlocked.Increment(ref ledger)));

        List<Sample> answers = [], finishes = [];
        for (var round = 0; round < settings.Rounds; round++)
        {
            if (settings.Only is null or "answer")
            {
                answers.Add(await Measure.Callers(Callers, settings.Duration, (caller, _) => Answer(store, caller)));
                Console.WriteLine($"round {round}: answer {answers[^1]}");
            }

            if (settings.Only is null or "finish")
            {
                finishes.Add(await Measure.Callers(Callers, settings.Duration, (caller, _) => Finish(store, caller, random[caller].Next(Learners), Interlocked.Increment(ref ledger))));
                Console.WriteLine($"round {round}: finish {finishes[^1]}");
            }
        }

        await dispatcher.DisposeAsync();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        Console.WriteLine($"{Callers} callers");
        Console.WriteLine($"            answer   {(answers.Count > 0 ? Sample.Median(answers) : "not measured")}");
        Console.WriteLine($"            finish   {(finishes.Count > 0 ? Sample.Median(finishes) : "not measured")}");
        Console.WriteLine($"ledger rows {ledger:n0}, events delivered {delivered:n0}, cached {store.CachedBytes >> 20} MB");
        await store.DisposeAsync();
        Console.WriteLine($"closing took {(Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds:n0} ms of CPU");
    }

    private static async ValueTask Answer(SqliteDocumentStore store, int caller)
    {
        var attempt = (await store.Load(Documents.Attempts, $"attempt-{caller:d2}"))!.Value;
        Expect(await store.Commit(new Commit().Replace(Documents.Attempts, attempt.Value with { Answered = attempt.Value.Answered + 1 }, attempt.Version)));
    }

    private static async ValueTask Finish(SqliteDocumentStore store, int caller, int learner, long number)
    {
        while (true)
        {
            var attempt = (await store.Load(Documents.Attempts, $"attempt-{caller:d2}"))!.Value;
            var progress = (await store.Load(Documents.Progress, $"{Documents.UserId(learner)}:course-1:lesson-12"))!.Value;
            var gamification = (await store.Load(Documents.Learners, Documents.UserId(learner)))!.Value;
            var result = await store.Commit(new Commit()
                .Replace(Documents.Attempts, attempt.Value with { Answered = attempt.Value.Answered + 1 }, attempt.Version)
                .Replace(Documents.Progress, progress.Value with { Completions = progress.Value.Completions + 1 }, progress.Version)
                .Replace(Documents.Learners, gamification.Value with { Xp = gamification.Value.Xp + 10 }, gamification.Version)
                .Insert(Documents.Ledger, Documents.LedgerOf(number, learner))
                .Publish(Documents.Earned, new XpEarned(Documents.UserId(learner), gamification.Value.Xp + 10, (int)gamification.Version)));
            if (result.Status != CommitStatus.Conflict)
            {
                Expect(result);
                return;
            }
        }
    }

    private static void Expect(CommitResult result)
    {
        if (!result.IsCommitted)
        {
            throw new InvalidOperationException($"{result}");
        }
    }

    private static async Task Fill(string folder)
    {
        await using var store = SqliteDocumentStore.Open(new SqliteStoreOptions { Folder = folder }, Documents.All, TimeProvider.System, NullLogger.Instance);
        foreach (var chunk in Enumerable.Range(0, Learners).Chunk(2500))
        {
            var commit = new Commit();
            foreach (var i in chunk)
            {
                commit.Insert(Documents.Progress, Documents.ProgressOf(i, 1)).Insert(Documents.Learners, Documents.LearnerOf(i, 0));
            }

            Expect(await store.Commit(commit));
        }

        var attempts = new Commit();
        for (var i = 0; i < Callers; i++)
        {
            attempts.Insert(Documents.Attempts, Documents.AttemptOf($"attempt-{i:d2}", i, 0));
        }

        Expect(await store.Commit(attempts));
    }
}
