using Microsoft.Extensions.Logging.Abstractions;
using Myna.Server.Gamification;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Rules;
using Myna.Server.Gamification.Streaks;
using Myna.Storage;
using Myna.Storage.Sqlite;
using NodaTime;

namespace Myna.Server.Tests.Gamification;

public sealed class LedgerCheckTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("myna-games-").FullName;
    private SqliteDocumentStore _store = null!;

    public async Task InitializeAsync()
    {
        _store = SqliteDocumentStore.Open(
            new SqliteStoreOptions { Folder = _folder }, [LearnerTotals.Collection, LedgerEntry.Collection, OutboxEntry.Collection],
            TimeProvider.System, NullLogger.Instance);
        foreach (var user in (string[])["ana", "bo", "cy"])
        {
            for (var day = 0; day < 9; day++)
            {
                await Finish(user, day);
            }
        }
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task TotalsPaidStepByStepEqualTheFoldOfTheLedger()
    {
        var report = await LedgerCheck.Run(_store, repair: false);

        report.Learners.ShouldBe(3);
        report.Differing.ShouldBeEmpty();
    }

    [Fact]
    public async Task ADocumentThatWasChangedOrLostIsFoundAndMadeAgain()
    {
        var right = (await _store.Load(LearnerTotals.Collection, "ana"))!.Value.Value;
        await _store.Update(LearnerTotals.Collection, "ana", g => g with { Xp = g.Xp + 1 });
        var lost = (await _store.Load(LearnerTotals.Collection, "bo"))!.Value;
        (await _store.Commit(new Commit().Delete(LearnerTotals.Collection, "bo", lost.Version).Insert(LearnerTotals.Collection, right with { Id = "orphan" })))
            .IsCommitted.ShouldBeTrue();

        (await LedgerCheck.Run(_store, repair: false)).Differing.ShouldBe(["ana", "bo", "orphan"], ignoreOrder: true);
        (await LedgerCheck.Run(_store, repair: true)).Differing.Count.ShouldBe(3);

        (await LedgerCheck.Run(_store, repair: false)).Differing.ShouldBeEmpty();
        LedgerFold.Same((await _store.Load(LearnerTotals.Collection, "ana"))!.Value.Value, right).ShouldBeTrue();
        LedgerFold.Same((await _store.Load(LearnerTotals.Collection, "bo"))!.Value.Value, lost.Value).ShouldBeTrue();
        (await _store.Load(LearnerTotals.Collection, "orphan")).ShouldBeNull();
    }

    [Fact]
    public async Task AnAttemptIsPaidOnce()
    {
        var before = (await _store.Load(LearnerTotals.Collection, "ana"))!.Value;
        var again = Pay("ana", 0, before);

        (await _store.Commit(again)).Status.ShouldBe(CommitStatus.Conflict);
        (await _store.Load(LearnerTotals.Collection, "ana"))!.Value.Version.ShouldBe(before.Version);
    }

    [Fact]
    public async Task RebuildingBesideLearnersWhoGoOnLosesNothing()
    {
        var learning = Task.Run(async () =>
        {
            for (var day = 9; day < 60; day++)
            {
                await Finish("ana", day);
            }
        });
        while (!learning.IsCompleted)
        {
            (await LedgerCheck.Run(_store, repair: true)).Differing.ShouldBeEmpty();
        }

        await learning;
        (await _store.Load(LearnerTotals.Collection, "ana"))!.Value.Value.Counts.Reviews.ShouldBe(60);
    }

    private async Task Finish(string user, int day)
    {
        var current = await _store.Load(LearnerTotals.Collection, user);
        (await _store.Commit(Pay(user, day, current))).IsCommitted.ShouldBeTrue();
    }

    private static Commit Pay(string user, int day, Document<LearnerTotals>? current)
    {
        var now = Instant.FromUtc(2026, 11, 23, 12, 0) + Duration.FromDays(day);
        var award = Award.Apply(
            RulesFile.Shipped, current?.Value, user, DateTimeZone.Utc, now, Sequence.At(now),
            new FinishedAttempt($"{user}-{day}", AttemptKind.Review, "basque", null, FirstCompletion: false, Total: 5, Answered: 5, Correct: 5, Seconds: 1));
        var commit = new Commit();
        award.AddTo(commit, current);
        return commit;
    }
}
