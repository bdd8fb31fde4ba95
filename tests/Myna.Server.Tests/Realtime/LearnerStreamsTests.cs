using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Time.Testing;
using Myna.Server.Realtime;

namespace Myna.Server.Tests.Realtime;

public sealed class LearnerStreamsTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    private static JsonTypeInfo<AchievementUnlockedMessage> Contract { get; } = StreamJson.Default.AchievementUnlockedMessage;

    [Fact]
    public void ADeviceThatWasAwayGetsTheEventsAfterTheLastOneItSaw()
    {
        var streams = new LearnerStreams(_clock);
        var seen = Happen(streams, "ana");
        var (second, third) = (Happen(streams, "ana"), Happen(streams, "ana"));

        NumbersAfter(streams, "ana", seen).ShouldBe([second, third]);
        NumbersAfter(streams, "ana", third).ShouldBeEmpty();
        streams.LastOf("ana").ShouldBe(third);
    }

    [Fact]
    public void MoreEventsThanAreKeptAreAResync()
    {
        var streams = new LearnerStreams(_clock);
        var numbers = Enumerable.Range(0, 66).Select(_ => Happen(streams, "ana")).ToList();

        NumbersAfter(streams, "ana", numbers[0]).ShouldBeNull();
        NumbersAfter(streams, "ana", numbers[1])!.Count.ShouldBe(64);
    }

    [Fact]
    public void WithMoreLearnersThanAreKeptOnlyTheLeastRecentlyUsedGo()
    {
        var streams = new LearnerStreams(_clock);
        var ana = Happen(streams, "ana");
        var others = new List<(string User, long First, long Second)>();
        for (var i = 0; i < 10_500; i++)
        {
            others.Add(($"other-{i}", Happen(streams, $"other-{i}"), Happen(streams, $"other-{i}")));
            if (i % 500 == 0)
            {
                streams.IsOpen("ana").ShouldBeTrue();
            }
        }

        var newest = Happen(streams, "ana");
        NumbersAfter(streams, "ana", ana).ShouldBe([newest]);
        var kept = others.Select(other => streams.IsOpen(other.User)).ToList();
        kept.Count(isKept => isKept).ShouldBeInRange(9_000, 9_999);
        kept.TakeLast(2_000).ShouldAllBe(isKept => isKept);
        // One whose stream has gone is told to read the state again, and numbers go on ascending.
        var gone = others[kept.IndexOf(false)];
        NumbersAfter(streams, gone.User, gone.First).ShouldBeNull();
        Happen(streams, gone.User).ShouldBeGreaterThan(gone.Second);
    }

    [Fact]
    public void ANumberOfTheFutureOrOfAnotherInstallationIsAResync()
    {
        var streams = new LearnerStreams(_clock);
        _clock.Advance(TimeSpan.FromMilliseconds(123));
        var elsewhere = new LearnerStreams(_clock);
        var last = Happen(streams, "ana");
        var theirs = Happen(elsewhere, "ana");

        NumbersAfter(streams, "ana", last + (60_000L << 10)).ShouldBeNull();
        NumbersAfter(streams, "ana", long.MaxValue).ShouldBeNull();
        NumbersAfter(streams, "ana", -1).ShouldBeNull();
        NumbersAfter(streams, "ana", theirs).ShouldBeNull();
        NumbersAfter(streams, "ana", last + 1).ShouldBeNull();
        NumbersAfter(streams, "ben", last).ShouldBeNull("ben had no device here");
    }

    [Fact]
    public void NumbersAscendAfterARestartAndStayExactInADouble()
    {
        var before = new LearnerStreams(_clock);
        var last = Enumerable.Range(0, 100).Select(_ => Happen(before, "ana")).Last();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var after = new LearnerStreams(_clock);

        NumbersAfter(after, "ana", last).ShouldBeNull();
        Happen(after, "ana").ShouldBeGreaterThan(last);
        last.ShouldBeLessThan(1L << 53);
    }

    private static long Happen(LearnerStreams streams, string userId) =>
        streams.Next(userId, "achievement:unlocked", seq => new AchievementUnlockedMessage("id", "title", seq), Contract).Seq;

    private static List<long>? NumbersAfter(LearnerStreams streams, string userId, long seq) =>
        streams.After(userId, seq)?.Select(missed => missed.Data.GetProperty("Seq").GetInt64()).ToList();
}

[JsonSerializable(typeof(AchievementUnlockedMessage))]
internal sealed partial class StreamJson : JsonSerializerContext;
