using FsCheck;
using FsCheck.Fluent;
using Myna.Server.Gamification.Leaderboards;

namespace Myna.Server.Tests.Gamification;

public sealed class RankedBoardTests
{
    [Fact]
    public void MorePointsStandHigher()
    {
        var board = Board(("ana", 10, 1), ("bo", 30, 2), ("cy", 20, 3));

        Order(board).ShouldBe(["bo", "cy", "ana"]);
        board.RankOf("ana").ShouldBe(3);
        board.RankOf("nobody").ShouldBeNull();
    }

    [Fact]
    public void AtTheSamePointsTheFirstToReachThemRanksHigherAndThenTheSmallerId() =>
        Order(Board(("cy", 10, 5), ("bo", 10, 7), ("ana", 10, 7), ("di", 10, 2))).ShouldBe(["di", "cy", "ana", "bo"]);

    [Fact]
    public void TheSameOrAnOlderTotalChangesNothing()
    {
        var board = Board(("ana", 10, 5), ("bo", 8, 6));

        board.Set("ana", 10, 5).ShouldBeFalse();
        board.Set("ana", 3, 4).ShouldBeFalse();
        board.Set("ana", 7, 8).ShouldBeTrue("a later total may be smaller: a correction");

        Order(board).ShouldBe(["bo", "ana"]);
    }

    [Fact]
    public void ARemovedMemberLeavesNoGapAndMayComeBack()
    {
        var board = Board(("ana", 10, 1), ("bo", 30, 2), ("cy", 20, 3));

        board.Remove("cy").ShouldBeTrue();
        board.Remove("cy").ShouldBeFalse();
        Order(board).ShouldBe(["bo", "ana"]);
        board.Set("cy", 40, 2).ShouldBeTrue();
        Order(board).ShouldBe(["cy", "bo", "ana"]);
    }

    [Fact]
    public void AroundAMemberTheEndsAreShort()
    {
        var board = Board([.. Enumerable.Range(1, 9).Select(i => ($"m{i}", 100L - i, (long)i))]);
        var to = new RankedMember[5];

        board.Around("m5", 2, to).ShouldBe(5);
        to.Select(s => (s.Rank, s.Member)).ShouldBe([(3, "m3"), (4, "m4"), (5, "m5"), (6, "m6"), (7, "m7")]);
        board.Around("m1", 2, to).ShouldBe(3);
        to.Take(3).Select(s => s.Member).ShouldBe(["m1", "m2", "m3"]);
        board.Around("m9", 2, to).ShouldBe(3);
        board.Around("nobody", 2, to).ShouldBe(0);
    }

    [Fact]
    public void APageAroundAMemberIsMovedAtTheEndsNotCut()
    {
        var board = Board([.. Enumerable.Range(1, 9).Select(i => ($"m{i}", 100L - i, (long)i))]);

        board.Read("m9", aroundMember: true, limit: 3).Items.Select(s => s.Rank).ShouldBe([7, 8, 9]);
        board.Read("m1", aroundMember: true, limit: 3).Items.Select(s => s.Rank).ShouldBe([1, 2, 3]);
        board.Read("m5", aroundMember: true, limit: 3).Items.Select(s => s.Rank).ShouldBe([4, 5, 6]);
        var absent = board.Read("nobody", aroundMember: true, limit: 3);
        absent.Items.Select(s => s.Rank).ShouldBe([1, 2, 3]);
        absent.Mine.ShouldBeNull();
        absent.Total.ShouldBe(9);
        board.Read("m5", aroundMember: false, limit: 100).Items.Count.ShouldBe(9);
    }

    [Fact]
    public void ScoresUseAllOf64Bits() =>
        Order(Board(("least", long.MinValue, 1), ("zero", 0, 2), ("most", long.MaxValue, 3))).ShouldBe(["most", "zero", "least"]);

    [Fact]
    public void AnEmptyBoardAnswers()
    {
        var board = new RankedBoard();

        board.Range(1, new RankedMember[3]).ShouldBe(0);
        board.Read("ana", aroundMember: true, limit: 10).Items.ShouldBeEmpty();
        board.Load([]);
        board.Count.ShouldBe(0);
    }

    [Fact]
    public void ABoardIsASortedListWhateverHappens() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        Gen.Elements(1, 40, 3000).ToArbitrary(),
        (seed, members) =>
        {
            // Few points and turns so that ties of both kinds are common; few members so that slots are used again.
            var random = new Random(seed);
            var board = new RankedBoard();
            var list = new Dictionary<string, Score>();
            for (var step = 0; step < 400; step++)
            {
                var member = $"m{random.Next(members)}";
                if (random.Next(5) == 0)
                {
                    board.Remove(member).ShouldBe(list.Remove(member));
                }
                else
                {
                    var score = new Score(random.Next(20), random.Next(30));
                    var newer = !list.TryGetValue(member, out var before) || score.ReachedAt > before.ReachedAt;
                    board.Set(member, score.Points, score.ReachedAt).ShouldBe(newer);
                    list[member] = newer ? score : before;
                }
            }

            ShouldEqual(board, list);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void TheSameHoldsOverManyLeavesThatSplitAndMerge()
    {
        var random = new Random(7);
        var board = new RankedBoard();
        var list = new Dictionary<string, Score>();
        var turn = 0L;
        for (var wave = 0; wave < 4; wave++)
        {
            for (var step = 0; step < 15_000; step++)
            {
                var member = $"m{random.Next(12_000)}";
                // Waves of growth, then of leaving.
                if (wave % 2 == 1 && random.Next(10) > 0)
                {
                    board.Remove(member).ShouldBe(list.Remove(member));
                }
                else
                {
                    var score = new Score(random.Next(2000), ++turn);
                    board.Set(member, score.Points, score.ReachedAt);
                    list[member] = score;
                }
            }

            ShouldEqual(board, list);
        }

        foreach (var member in list.Keys)
        {
            board.Remove(member).ShouldBeTrue();
        }

        board.Count.ShouldBe(0);
        board.Set("last", 1, 1).ShouldBeTrue();
        board.RankOf("last").ShouldBe(1);
    }

    [Fact]
    public void LoadingIsSettingEach()
    {
        var random = new Random(11);
        var board = Board(("m1", 5000, 1), ("m2", 1, 1_000_000), ("stays", 77, 3));
        var list = new Dictionary<string, Score> { ["m1"] = new(5000, 1), ["m2"] = new(1, 1_000_000), ["stays"] = new(77, 3) };
        var totals = Enumerable.Range(0, 20_000)
            .Select(_ => ($"m{random.Next(9000)}", new Score(random.Next(500), random.Next(2, 500))))
            .ToList();
        foreach (var (member, score) in totals)
        {
            list[member] = list.TryGetValue(member, out var before) && before.ReachedAt >= score.ReachedAt ? before : score;
        }

        board.Load(totals);

        ShouldEqual(board, list);
        board.Set("m1", 9999, 1000).ShouldBeTrue();
        board.RankOf("m1").ShouldBe(1);
    }

    [Fact]
    public void ReadersAndWritersMayMeet()
    {
        var board = new RankedBoard();
        var turn = 0L;

        Parallel.For(0, 4, worker =>
        {
            var random = new Random(worker);
            for (var step = 0; step < 5000; step++)
            {
                board.Set($"m{random.Next(2000)}", random.Next(100), Interlocked.Increment(ref turn));
                var page = board.Read($"m{random.Next(2000)}", aroundMember: true, limit: 5);
                page.Items.Select(s => s.Score).ShouldBeInOrder(SortDirection.Ascending);
                if (page.Mine is { } mine)
                {
                    page.Items.ShouldContain(mine, "the page and the own place are of one moment");
                }
            }
        });

        ShouldEqual(board, board.All().ToDictionary(m => m.Member, m => m.Score));
    }

    private static void ShouldEqual(RankedBoard board, Dictionary<string, Score> list)
    {
        var sorted = list.OrderBy(m => m.Value).ThenBy(m => m.Key, StringComparer.Ordinal)
            .Select((m, i) => new RankedMember(i + 1, m.Key, m.Value)).ToArray();

        var all = new RankedMember[list.Count + 1];
        board.Count.ShouldBe(list.Count);
        board.Range(1, all).ShouldBe(list.Count);
        all.AsSpan(0, list.Count).SequenceEqual(sorted).ShouldBeTrue();
        foreach (var standing in sorted)
        {
            if (board.Find(standing.Member) != standing)
            {
                board.Find(standing.Member).ShouldBe(standing);
            }
        }

        var middle = (list.Count / 2) + 1;
        var part = new RankedMember[3];
        part.AsSpan(0, board.Range(middle, part)).ToArray().ShouldBe(sorted.Skip(middle - 1).Take(3));
    }

    private static RankedBoard Board(params (string Member, long Points, long ReachedAt)[] totals)
    {
        var board = new RankedBoard();
        foreach (var (member, points, reachedAt) in totals)
        {
            board.Set(member, points, reachedAt);
        }

        return board;
    }

    private static string[] Order(RankedBoard board)
    {
        var all = new RankedMember[board.Count];
        board.Range(1, all);
        return [.. all.Select(s => s.Member)];
    }
}
