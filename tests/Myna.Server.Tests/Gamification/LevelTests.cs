using FsCheck;
using FsCheck.Fluent;
using Myna.Server.Gamification;

namespace Myna.Server.Tests.Gamification;

public sealed class LevelTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(59, 1)]
    [InlineData(60, 2)]
    [InlineData(179, 2)]
    [InlineData(180, 3)]
    [InlineData(600, 5)]
    [InlineData(296_999, 99)]
    [InlineData(297_000, 100)]
    [InlineData(long.MaxValue, 100)]
    public void ALevelBeginsAtItsThreshold(long xp, int level) => Level.Of(xp).Number.ShouldBe(level);

    [Fact]
    public void EveryTotalStandsBetweenTwoThresholds() => Prop.ForAll(
        Gen.Choose(0, 400_000).ToArbitrary(),
        xp =>
        {
            var level = Level.Of(xp);
            (Level.BeginsAt(level.Number) + level.Into).ShouldBe(xp);
            (level.Number == Level.Max ? level.Size is null : level.Into < level.Size).ShouldBeTrue();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void LessThanNothingIsABug() => Should.Throw<ArgumentOutOfRangeException>(() => Level.Of(-1));
}
