using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Gamification;
using Myna.Server.Gamification.Leagues;
using Myna.Server.Tests.Accounts;
using Myna.Storage;
using Myna.Storage.Sqlite;

namespace Myna.Server.Tests.Gamification;

/// <summary>A week of the leagues on a store: placing, and settling with kills.</summary>
public sealed class LeagueWeekTests : IAsyncLifetime
{
    private const string Week = "2026-11-23";
    private const int Learners = 90;
    private static readonly DateTimeOffset Sunday = new(2026, 11, 29, 20, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("myna-leagues-").FullName;
    private readonly FakeTimeProvider _clock = new(Sunday);
    private SqliteDocumentStore _store = null!;

    /// <summary>In the order of their scores: every seventh has the same XP, and the one who came first to it is ahead.</summary>
    private static IEnumerable<string> Best => Enumerable.Range(0, Learners).OrderByDescending(XpOf).Select(IdOf);

    public async Task InitializeAsync()
    {
        _store = SqliteDocumentStore.Open(
            new SqliteStoreOptions { Folder = _folder }, [.. ServerProgram.Collections, OutboxEntry.Collection], TimeProvider.System, NullLogger.Instance);
        for (var i = 0; i < Learners; i++)
        {
            var totals = LearnerTotals.Empty(IdOf(i)) with { Xp = XpOf(i), XpReachedAt = i + 1, Week = new Server.Gamification.Week(Week, XpOf(i), i + 1, []) };
            await _store.Commit(new Commit()
                .Insert(IdentityDocuments.Users, UserOf(IdOf(i)))
                .Insert(LearnerTotals.Collection, totals)
                .Insert(LeagueSeat.Collection, new LeagueSeat(IdOf(i), 2, "2026-11-16", "2026-11-16:2:1")));
        }
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task EverybodyHasOnePlaceHoweverOftenTheyAreGivenOne()
    {
        await Task.WhenAll(Enumerable.Range(0, 2 * Learners).Select(i => Placement().Place(IdOf(i % Learners)).AsTask()));

        var cohorts = await Cohorts();
        cohorts.SelectMany(cohort => cohort.Members).ShouldBeUnique();
        cohorts.SelectMany(cohort => cohort.Members).Count().ShouldBe(Learners);
        foreach (var cohort in cohorts)
        {
            cohort.Tier.ShouldBe(2);
            foreach (var member in cohort.Members)
            {
                (await Seat(member)).ShouldBe(new LeagueSeat(member, 2, Week, cohort.Id));
            }
        }
    }

    [Fact]
    public async Task AWeekIsSettledOnceWhereverTheProcessIsKilled()
    {
        await PlaceAll();
        var before = await All();
        await Settlement().SettleDue(default);
        (await All()).ShouldBe(before, "the week is not over");
        _clock.Advance(TimeSpan.FromHours(4) + League.Grace.ToTimeSpan() - TimeSpan.FromMilliseconds(1));
        await Settlement().SettleDue(default);
        (await All()).ShouldBe(before, "the last lessons of the week may still be on their way");
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        var cohorts = (await Cohorts()).Count;
        cohorts.ShouldBe(3);
        for (var kill = 0; kill < cohorts; kill++)
        {
            // One commit is done and its answer lost, another one is not done: then the process is gone.
            await Should.ThrowAsync<StoreUnavailableException>(async () => await Settlement(new Killed(_store)).SettleDue(default));
        }

        await Settlement().SettleDue(default);
        (await Cohorts()).ShouldBeEmpty();
        var settled = await All();
        await Settlement().SettleDue(default);
        (await All()).ShouldBe(settled);
        var seats = new List<LeagueSeat>();
        foreach (var id in Enumerable.Range(0, Learners).Select(IdOf))
        {
            seats.Add((await Seat(id))!);
        }

        foreach (var cohort in seats.GroupBy(seat => seat.CohortId))
        {
            var members = cohort.Select(seat => seat.Id).ToHashSet(StringComparer.Ordinal);
            var ranked = Best.Where(members.Contains).ToList();
            foreach (var seat in cohort)
            {
                var rank = ranked.IndexOf(seat.Id) + 1;
                seat.Tier.ShouldBe(rank <= 10 ? 3 : rank > 25 ? 1 : 2, $"{seat}");
                seat.Last.ShouldBe(new LeagueResult("2026-W48", "sparrow", rank, 30, XpOf(int.Parse(seat.Id[7..], null)), rank <= 10 ? Zone.Up : rank > 25 ? Zone.Down : Zone.Stay, new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero)));
            }
        }
    }

    [Fact]
    public async Task ASuspendedMemberTakesNobodysPlaceAndKeepsTheirTier()
    {
        await PlaceAll();
        var cohort = (await Cohorts())[0];
        var best = Best.First(cohort.Members.Contains);
        await _store.Update(IdentityDocuments.Users, best, user => user with { SuspendedAt = Sunday });
        _clock.Advance(TimeSpan.FromDays(1));

        await Settlement().SettleDue(default);

        (await Seat(best)).ShouldBe(new LeagueSeat(best, 2, Week, cohort.Id));
        (await Seat(Best.Where(cohort.Members.Contains).ElementAt(1)))!.Last.ShouldSatisfyAllConditions(last => last!.Rank.ShouldBe(1), last => last!.Of.ShouldBe(29));
    }

    [Fact]
    public async Task NobodyIsPlacedForANewWeekBeforeTheOldOneIsSettled()
    {
        await PlaceAll();
        _clock.Advance(TimeSpan.FromHours(4) + TimeSpan.FromSeconds(10));
        await _store.Update(LearnerTotals.Collection, IdOf(0), totals => totals with
        {
            LastWeek = totals.Week!.Total,
            Week = new Server.Gamification.Week("2026-11-30", 10, 1000, []),
        });

        (await Placement().Place(IdOf(0))).ShouldBe(new Placed(null, IsEarly: true));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Settlement().SettleDue(default);
        var seat = (await Placement().Place(IdOf(0))).Seat.ShouldNotBeNull();
        (seat.Week, seat.Last!.Score).ShouldBe(("2026-11-30", XpOf(0)));
    }

    private static string IdOf(int i) => $"learner{i:00}";

    private static long XpOf(int i) => 100 + (i % 7 * 10);

    private static User UserOf(string id) => new()
    {
        Id = id,
        Email = $"{id}@example.com",
        EmailKey = $"{id}@example.com",
        DisplayName = id,
        TimeZone = "Europe/Madrid",
        Roles = [RoleNames.Learner],
        Preferences = new Dictionary<string, JsonElement>(StringComparer.Ordinal),
        CreatedAt = Sunday,
    };

    private Placement Placement() => new(_store, new Profiles(_store), _clock);

    private Settlement Settlement(IDocumentStore? store = null) => new(store ?? _store, new Profiles(store ?? _store), _clock);

    private async Task PlaceAll()
    {
        for (var i = 0; i < Learners; i++)
        {
            (await Placement().Place(IdOf(i))).Seat.ShouldNotBeNull();
        }
    }

    private async Task<LeagueSeat?> Seat(string id) => (await _store.Load(LeagueSeat.Collection, id))?.Value;

    private async Task<List<Cohort>> Cohorts()
    {
        var cohorts = new List<Cohort>();
        await foreach (var (cohort, _) in _store.Scan(Cohort.Collection))
        {
            cohorts.Add(cohort);
        }

        return cohorts;
    }

    private async Task<List<string>> All()
    {
        var all = (await Cohorts()).ConvertAll(cohort => JsonSerializer.Serialize(cohort, GamificationJson.Default.Cohort));
        await foreach (var (seat, _) in _store.Scan(LeagueSeat.Collection))
        {
            all.Add(JsonSerializer.Serialize(seat, GamificationJson.Default.LeagueSeat));
        }

        return all;
    }

    /// <summary>Does one commit and tells nobody; every later one is not done.</summary>
    private sealed class Killed(IDocumentStore store) : StoreDecorator(store)
    {
        private int _commits;

        public override async ValueTask<CommitResult> Commit(Commit commit, CancellationToken cancellation = default)
        {
            if (Interlocked.Increment(ref _commits) == 1)
            {
                await base.Commit(commit, CancellationToken.None);
            }

            throw new StoreUnavailableException("The process is gone.");
        }
    }
}
