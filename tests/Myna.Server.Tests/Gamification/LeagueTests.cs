using Myna.Server.Gamification.Leagues;
using NodaTime;

namespace Myna.Server.Tests.Gamification;

/// <summary>The rules of leagues.</summary>
public sealed class LeagueTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);

    [Theory]
    [InlineData(1, 30, "UUUUUUUUUU....................")]
    [InlineData(2, 30, "UUUUUUUUUU...............DDDDD")]
    [InlineData(9, 18, "UUUUUU.........DDD")]
    [InlineData(10, 30, ".........................DDDDD")]
    [InlineData(5, 15, "UUUUU........DD")]
    [InlineData(5, 14, "..............")]
    [InlineData(1, 1, ".")]
    public void TheZonesOfACohort(int tier, int size, string zones) => string.Concat(Enumerable.Range(1, size).Select(rank => League.ZoneOf(tier, size, rank) switch
    {
        Zone.Up => 'U',
        Zone.Down => 'D',
        _ => '.',
    })).ShouldBe(zones);

    [Fact]
    public void NobodyLeavesTheTiers()
    {
        for (var tier = 1; tier <= League.Tiers.Count; tier++)
        {
            for (var size = 1; size <= League.MaxCohort; size++)
            {
                for (var rank = 1; rank <= size; rank++)
                {
                    League.NameOf(League.TierAfter(tier, League.ZoneOf(tier, size, rank))).ShouldNotBeNull();
                }
            }
        }
    }

    [Theory]
    [InlineData(null, "Calm")]
    [InlineData(99L, "Calm")]
    [InlineData(100L, "Steady")]
    [InlineData(300L, "Keen")]
    [InlineData(800L, "Fast")]
    public void ThePaceGoesByTheLastWeek(long? xp, string pace) => League.PaceOf(xp).ToString().ShouldBe(pace);

    [Theory]
    [InlineData("America/Los_Angeles", "Americas")]
    [InlineData("America/Sao_Paulo", "Americas")]
    [InlineData("Atlantic/Azores", "EuropeAfrica")]
    [InlineData("Europe/Madrid", "EuropeAfrica")]
    [InlineData("Asia/Dubai", "EuropeAfrica")]
    [InlineData("Asia/Kolkata", "AsiaPacific")]
    [InlineData("Pacific/Auckland", "AsiaPacific")]
    public void TheRegionGoesByTheClock(string zone, string region) =>
        League.RegionOf(DateTimeZoneProviders.Tzdb[zone].GetUtcOffset(Instant.FromUtc(2026, 11, 23, 12, 0))).ToString().ShouldBe(region);

    [Fact]
    public void FewLearnersStayTogetherWhateverTheirPaceAndRegion()
    {
        var cohorts = Fill(25, seed: 1);

        cohorts.ShouldHaveSingleItem().Members.Count.ShouldBe(25);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(6000)]
    public void ManyLearnersMeetTheirOwnPaceAndRegion(int learners)
    {
        var random = new Dictionary<string, (Pace Pace, Region Region)>(StringComparer.Ordinal);
        var cohorts = Fill(learners, seed: 2, random);

        cohorts.Sum(cohort => cohort.Members.Count).ShouldBe(learners);
        cohorts.ShouldAllBe(cohort => cohort.Members.Count <= League.MaxCohort && (cohort.Open == null) == (cohort.Members.Count == League.MaxCohort));
        cohorts.Count(cohort => cohort.Open is not null).ShouldBeLessThanOrEqualTo(League.MaxOpenCohorts);
        cohorts.Select(cohort => cohort.Id).ShouldBeUnique();
        var atHome = cohorts.Sum(cohort => cohort.Members.Count(member => random[member] == (cohort.Pace, cohort.Region)));
        ((double)atHome / learners).ShouldBeGreaterThan(learners > 1000 ? 0.9 : 0.3);
    }

    private static List<Cohort> Fill(int learners, int seed, Dictionary<string, (Pace Pace, Region Region)>? drawn = null)
    {
        var random = new Random(seed);
        var cohorts = new List<Cohort>();
        for (var i = 0; i < learners; i++)
        {
            var (id, pace, region) = ($"learner{i}", (Pace)random.Next(4), (Region)random.Next(3));
            drawn?.Add(id, (pace, region));
            var chosen = League.Choose([.. cohorts.Where(cohort => cohort.Open is not null)], cohorts.Count, pace, region);
            if (chosen is null)
            {
                cohorts.Add(Cohort.New(Monday, 1, cohorts.Count + 1, pace, region).With(id));
            }
            else
            {
                cohorts[cohorts.IndexOf(chosen)] = chosen.With(id);
            }
        }

        return cohorts;
    }
}
