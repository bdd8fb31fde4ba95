using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leaderboards;
using Myna.Server.Gamification.Rules;
using Myna.Server.Gamification.Streaks;
using NodaTime;
using NodaTime.Extensions;

namespace Myna.Server.Tests.Gamification;

public sealed class LeaderboardRegistryTests : IDisposable
{
    private static readonly BoardName Basque = BoardName.OfCourse("basque");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
    private readonly WatchedBoards _watched;
    private readonly LeaderboardRegistry _boards;
    private readonly Sequence _turn;
    private readonly Dictionary<string, LearnerTotals> _games = [];

    public LeaderboardRegistryTests()
    {
        _watched = new WatchedBoards(_clock, NullLogger<WatchedBoards>.Instance);
        _boards = new LeaderboardRegistry(_clock, _watched, NullLogger<LeaderboardRegistry>.Instance);
        _turn = new Sequence();
    }

    public void Dispose()
    {
        _boards.Dispose();
        _watched.Dispose();
    }

    [Theory]
    [InlineData("all-time")]
    [InlineData("weekly")]
    [InlineData("weekly:previous")]
    [InlineData("monthly")]
    [InlineData("monthly:previous")]
    [InlineData("friends")]
    [InlineData("course:basque:weekly")]
    [InlineData("course:a:b:weekly")]
    public void ABoardHasAName(string name) => BoardName.Parse(name).ShouldNotBeNull().ToString().ShouldBe(name);

    [Theory]
    [InlineData("")]
    [InlineData("Weekly")]
    [InlineData("course::weekly")]
    [InlineData("course:weekly")]
    [InlineData("course:basque:monthly")]
    public void OtherNamesAreNoBoards(string name) => BoardName.Parse(name).ShouldBeNull();

    [Fact]
    public void APaymentIsSeenOnEveryBoardItBelongsTo()
    {
        Earn("ana", 5);
        Earn("bo", 9);
        Earn("cy", 9, course: null);

        foreach (var board in (BoardName[])[BoardName.AllTime, BoardName.Weekly])
        {
            Order(board).ShouldBe(["bo 19", "cy 19", "ana 15"]);
        }

        Order(Basque).ShouldBe(["bo 19", "ana 15"]);
        Order(BoardName.PreviousWeek).ShouldBeEmpty();
        Order(BoardName.OfCourse("bangla")).ShouldBeEmpty();
    }

    [Fact]
    public async Task AMonthGoesOnOverWeeksAndStaysToBeReadForOneMore()
    {
        Earn("ana", 5);
        _clock.Advance(TimeSpan.FromDays(5));
        Earn("ana", 1);
        Earn("bo", 9);
        Order(BoardName.Weekly).ShouldBe(["bo 19", "ana 11"]);
        Order(BoardName.Monthly).ShouldBe(["ana 26", "bo 19"]);

        // 1 December.
        _clock.Advance(TimeSpan.FromHours(12));
        Order(BoardName.Monthly).ShouldBeEmpty();
        Order(BoardName.PreviousMonth).ShouldBe(["ana 26", "bo 19"]);
        Earn("bo", 2);
        Order(BoardName.Monthly).ShouldBe(["bo 12"]);
        Order(BoardName.Weekly).ShouldBe(["bo 31", "ana 11"]);

        using var rebuilt = new LeaderboardRegistry(_clock, _watched, NullLogger<LeaderboardRegistry>.Instance);
        await rebuilt.Load(Documents());
        foreach (var board in (BoardName[])[BoardName.Monthly, BoardName.PreviousMonth, BoardName.Weekly])
        {
            rebuilt.Read(board, null, aroundMe: false, 10).Page.Items.ShouldBe(_boards.Read(board, null, aroundMe: false, 10).Page.Items);
        }

        _clock.Advance(TimeSpan.FromDays(31));
        Order(BoardName.PreviousMonth).ShouldBe(["bo 12"]);
    }

    [Fact]
    public void APeriodHasItsNameAndItsEnd()
    {
        var weekly = _boards.Read(BoardName.Weekly, null, aroundMe: false, 10);
        weekly.Period.ShouldBe("2026-W48");
        weekly.EndsAt.ShouldBe(new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero));
        var previous = _boards.Read(BoardName.PreviousWeek, null, aroundMe: false, 10);
        previous.Period.ShouldBe("2026-W47");
        previous.EndsAt.ShouldBe(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));
        var monthly = _boards.Read(BoardName.Monthly, null, aroundMe: false, 10);
        (monthly.Period, monthly.EndsAt).ShouldBe(("2026-11", new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)));
        var previousMonth = _boards.Read(BoardName.PreviousMonth, null, aroundMe: false, 10);
        (previousMonth.Period, previousMonth.EndsAt).ShouldBe(("2026-10", new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero)));
        var allTime = _boards.Read(BoardName.AllTime, null, aroundMe: false, 10);
        allTime.Period.ShouldBe("all-time");
        allTime.EndsAt.ShouldBeNull();
    }

    [Fact]
    public void AnEventThatComesTwiceOrLateChangesNothing()
    {
        var first = Earn("ana", 5);
        Earn("ana", 9);
        var version = _boards.Read(BoardName.AllTime, null, aroundMe: false, 10).Version;

        _boards.Apply(first);
        _boards.Apply(first);

        Order(BoardName.AllTime).ShouldBe(["ana 34"]);
        _boards.Read(BoardName.AllTime, null, aroundMe: false, 10).Version.ShouldBe(version);
    }

    [Fact]
    public void OnMondayTheWeeklyBoardsBeginAnewAndTheWeekBeforeIsKeptForAWeek()
    {
        Earn("ana", 5);
        _clock.Advance(TimeSpan.FromDays(5));

        Order(BoardName.Weekly).ShouldBeEmpty();
        Order(Basque).ShouldBeEmpty();
        Order(BoardName.PreviousWeek).ShouldBe(["ana 15"]);
        Order(BoardName.AllTime).ShouldBe(["ana 15"]);

        _clock.Advance(TimeSpan.FromDays(7));
        Order(BoardName.PreviousWeek).ShouldBeEmpty();
        Order(BoardName.AllTime).ShouldBe(["ana 15"]);
    }

    [Fact]
    public void TheLastSecondOfAWeekMayArriveInTheNext()
    {
        _clock.SetUtcNow(new DateTimeOffset(2026, 11, 29, 23, 59, 59, TimeSpan.Zero));
        var late = Earn("ana", 5, apply: false);
        _clock.Advance(TimeSpan.FromSeconds(2));

        _boards.Apply(late);

        Order(BoardName.Weekly).ShouldBeEmpty();
        Order(BoardName.PreviousWeek).ShouldBe(["ana 15"]);
    }

    [Fact]
    public void AServerWhoseClockIsAheadBeginsTheWeek()
    {
        Earn("bo", 1);
        var ahead = Earn("ana", 5, apply: false, at: new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero).ToInstant());

        _boards.Apply(ahead);

        Order(BoardName.Weekly).ShouldBe(["ana 15"]);
        Order(BoardName.PreviousWeek).ShouldBe(["bo 11"]);
        _boards.Read(BoardName.Weekly, null, aroundMe: false, 1).Period.ShouldBe("2026-W49");
    }

    [Fact]
    public async Task BoardsMadeFromDocumentsAreTheBoardsThatGrewFromEvents()
    {
        var random = new Random(3);
        for (var step = 0; step < 600; step++)
        {
            _clock.Advance(TimeSpan.FromMinutes(random.Next(60)));
            Earn($"m{random.Next(40)}", random.Next(1, 10), course: random.Next(4) == 0 ? null : $"course-{random.Next(4)}");
        }

        using var rebuilt = new LeaderboardRegistry(_clock, _watched, NullLogger<LeaderboardRegistry>.Instance);
        await rebuilt.Load(Documents());

        foreach (var board in (BoardName[])[BoardName.AllTime, BoardName.Weekly, BoardName.PreviousWeek, .. Enumerable.Range(0, 4).Select(i => BoardName.OfCourse($"course-{i}"))])
        {
            Order(board, rebuilt).ShouldBe(Order(board));
        }

        Order(BoardName.Weekly).ShouldNotBeEmpty();
        Order(BoardName.PreviousWeek).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task AnEventThatOvertakesTheLoadIsKept()
    {
        var old = Earn("ana", 5, apply: false);
        var documents = Documents(_games.Values.ToArray());
        _boards.Apply(Earn("ana", 9, apply: false));

        await _boards.Load(documents);
        _boards.Apply(old);

        Order(BoardName.AllTime).ShouldBe(["ana 34"]);
        Order(Basque).ShouldBe(["ana 34"]);
    }

    [Fact]
    public async Task ALearnerErasedUnheardIsOffTheBoardsWhenTheyAreReadAgain()
    {
        var late = Earn("ana", 5);
        Earn("bo", 5);
        _games.Remove("ana");

        await _boards.Load(Documents());
        _boards.Apply(late);

        foreach (var board in (BoardName[])[BoardName.AllTime, BoardName.Weekly, Basque])
        {
            Order(board).ShouldBe(["bo 15"]);
        }
    }

    [Fact]
    public async Task AForgottenLearnerIsOnNoBoardAndDoesNotComeBack()
    {
        var late = Earn("ana", 5);
        Earn("bo", 5);

        _boards.Forget("ana");
        _boards.Apply(late);
        await _boards.Load(Documents());

        foreach (var board in (BoardName[])[BoardName.AllTime, BoardName.Weekly, Basque])
        {
            Order(board).ShouldBe(["bo 15"]);
        }
    }

    [Fact]
    public void AHiddenLearnerIsOnNoBoardAndComesBackWithWhatTheyHave()
    {
        Earn("ana", 5);
        Earn("bo", 9);
        Earn("ana", 1);

        _boards.SetHidden("bo", isHidden: true);
        foreach (var board in (BoardName[])[BoardName.AllTime, BoardName.Weekly, Basque])
        {
            Order(board).Select(line => line.Split(' ')[0]).ShouldBe(["ana"]);
        }

        // A payment that was under way is kept, and a week that ends meanwhile takes the hidden ones along.
        Earn("bo", 3);
        Order(BoardName.AllTime).Select(line => line.Split(' ')[0]).ShouldBe(["ana"]);
        _clock.Advance(TimeSpan.FromDays(7));
        Order(BoardName.PreviousWeek).Select(line => line.Split(' ')[0]).ShouldBe(["ana"]);
        _boards.SetHidden("bo", isHidden: false);

        Order(BoardName.AllTime).Select(line => line.Split(' ')[0]).ShouldBe(["bo", "ana"]);
        Order(BoardName.PreviousWeek).Select(line => line.Split(' ')[0]).ShouldBe(["bo", "ana"]);
        Order(BoardName.Weekly).ShouldBeEmpty();
    }

    [Fact]
    public async Task ALoadKeepsHiddenLearnersHiddenAndAnErasedOneNeverComesBack()
    {
        Earn("ana", 5);
        Earn("bo", 9);
        _boards.TryHideOnly(["bo"], _boards.Hidings).ShouldBeTrue();

        await _boards.Load(Documents());
        Order(BoardName.AllTime).Select(line => line.Split(' ')[0]).ShouldBe(["ana"]);
        _boards.SetHidden("ana", isHidden: true);
        _boards.TryHideOnly([], 0).ShouldBeFalse();
        _boards.TryHideOnly(["bo"], _boards.Hidings).ShouldBeTrue();
        Order(BoardName.AllTime).Select(line => line.Split(' ')[0]).ShouldBe(["ana"]);

        _boards.Forget("bo");
        _boards.SetHidden("bo", isHidden: false);
        Order(BoardName.AllTime).Select(line => line.Split(' ')[0]).ShouldBe(["ana"]);
    }

    [Fact]
    public void VersionsGrowOverChangesAndOverRestarts()
    {
        var versions = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            Earn("ana", 1);
            versions.Add(_boards.Read(BoardName.AllTime, null, aroundMe: false, 1).Version);
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        using var restarted = new LeaderboardRegistry(_clock, _watched, NullLogger<LeaderboardRegistry>.Instance);
        versions.Add(restarted.Read(BoardName.AllTime, null, aroundMe: false, 1).Version);

        versions.ShouldBeInOrder(SortDirection.Ascending);
        versions.ShouldBeUnique();
    }

    [Fact]
    public void ChangesAreToldAtMostFourTimesASecondAndTheLastOneAlways()
    {
        var told = new List<BoardChanged>();
        _boards.Subscribe(told.Add);

        for (var ms = 0; ms < 2000; ms += 10)
        {
            Earn("ana", 1);
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        told.Count(c => c.Board == BoardName.AllTime).ShouldBeInRange(7, 9);
        _clock.Advance(TimeSpan.FromSeconds(1));
        told.Last(c => c.Board == BoardName.AllTime).Version.ShouldBe(_boards.Read(BoardName.AllTime, null, aroundMe: false, 1).Version);
        told.Select(c => c.Board).Distinct().ShouldBe([BoardName.AllTime, BoardName.Weekly, BoardName.Monthly, Basque], ignoreOrder: true);

        told.Clear();
        _clock.Advance(TimeSpan.FromSeconds(10));
        told.ShouldBeEmpty("nothing changed");
    }

    [Fact]
    public void TheEndOfAWeekIsToldWithoutAnyoneAsking()
    {
        Earn("ana", 1);
        var told = new List<BoardName>();
        _boards.Subscribe(change => told.Add(change.Board));

        _clock.Advance(TimeSpan.FromDays(4.5) + TimeSpan.FromMilliseconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));

        told.ShouldBe([BoardName.Weekly, BoardName.PreviousWeek, Basque], ignoreOrder: true);
    }

    [Fact]
    public void AnObserverThatThrowsDoesNotStopTheNextMessage()
    {
        var calls = 0;
        _boards.Subscribe(_ =>
        {
            calls++;
            throw new InvalidOperationException("an observer's bug");
        });

        Earn("ana", 1, course: null);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Earn("ana", 1, course: null);
        _clock.Advance(TimeSpan.FromSeconds(1));

        calls.ShouldBe(6);
    }

    [Fact]
    public void ASnapshotNamesTheMembersAndLeavesOutWhoIsGone()
    {
        Earn("ana", 5);
        Earn("bo", 9);
        Earn("gone", 3);

        var reading = _boards.Read(BoardName.Weekly, "ana", aroundMe: true, 10);
        var snapshot = LeaderboardSnapshot.Of(
            reading,
            [.. reading.Page.Items.Select(item => item.Member == "gone" ? null : new Profile(item.Member, item.Member.ToUpperInvariant(), null, "UTC"))]);

        snapshot.Board.ShouldBe("weekly");
        snapshot.Total.ShouldBe(3);
        snapshot.Items.ShouldBe([new LeaderboardItem(1, "bo", "BO", null, 19), new LeaderboardItem(2, "ana", "ANA", null, 15)]);
        snapshot.Me.ShouldBe(new LeaderboardPlace(2, 15));
    }

    /// <summary>Pays 10 and one for each right answer, at this moment or another.</summary>
    private XpEarned Earn(string user, int correct, string? course = "basque", bool apply = true, Instant? at = null)
    {
        var award = Award.Apply(
            RulesFile.Shipped, _games.GetValueOrDefault(user), user, DateTimeZone.Utc, at ?? _clock.GetUtcNow().ToInstant(), _turn.Next(_clock.GetUtcNow()),
            new FinishedAttempt($"{user}-{_turn.Next(_clock.GetUtcNow())}", AttemptKind.Review, course, null, FirstCompletion: false, Total: 50, Answered: 50, correct, Seconds: 1));
        _games[user] = award.Game;
        if (apply)
        {
            _boards.Apply(award.Earned!);
        }

        return award.Earned!;
    }

    private IAsyncEnumerable<LearnerTotals> Documents(IEnumerable<LearnerTotals>? games = null) => (games ?? _games.Values).ToAsyncEnumerable();

    private string[] Order(BoardName board, LeaderboardRegistry? boards = null) =>
        [.. (boards ?? _boards).Read(board, null, aroundMe: false, 100).Page.Items.Select(s => $"{s.Member} {s.Score.Points}")];
}
