using System.Text;
using Myna.Server.Gamification.Rules;
using Myna.Server.Shared;

namespace Myna.Server.Tests.Gamification;

public sealed class RulesFileTests
{
    private const string Playable = """
        {
          // An operator may comment.
          "version": 3,
          "freezePrice": 50,
          "achievements": [{ "id": "first", "title": "First", "description": "", "metric": "lessons", "goal": 1, "gems": 5 }],
          "badges": [{ "id": "star", "title": "Star", "description": "", "image": "/star.svg", "metric": "xp", "tiers": [{ "tier": "one", "goal": 10 }, { "tier": "two", "goal": 20 }] }],
          "quests": {
            "daily": { "count": 1, "quests": [{ "id": "xp_30", "title": "30 XP", "metric": "xp", "goal": 30, "gems": 5 }] },
            "weekly": { "count": 0, "quests": [] },
            "monthly": { "count": 0, "quests": [] },
          },
        }
        """;

    [Fact]
    public void TheFirstTwelveAchievementsKeepTheirIds() => RulesFile.Shipped.Achievements.Select(achievement => achievement.Id).ShouldBe(
    [
        "lessons_1", "lessons_10", "lessons_100", "perfect_1", "perfect_25", "reviews_10",
        "streak_3", "streak_7", "streak_30", "streak_365", "xp_1000", "xp_10000",
    ]);

    [Fact]
    public void AnOperatorsOwnRulesAreRead()
    {
        var rules = Read(Playable);

        (rules.Version, rules.FreezePrice).ShouldBe((3, 50));
        rules.Badges.Single().Tiers.ShouldBe([new BadgeTier("one", 10), new BadgeTier("two", 20)]);
        rules.Quests.Daily.Quests.Single().ShouldBe(new Quest("xp_30", "30 XP", Metric.Xp, 30, 5));
    }

    [Theory]
    [InlineData("\"version\": 3", "\"version\": 0", "/version must be 1 to 2147483647")]
    [InlineData("\"freezePrice\": 50", "\"freezePrice\": 0", "/freezePrice must be 1 to 100000")]
    [InlineData("\"freezePrice\": 50", "\"freezeprice\": 50", "freezeprice")]
    [InlineData("\"metric\": \"lessons\"", "\"metric\": \"applause\"", "$.achievements[0].metric")]
    [InlineData("\"metric\": \"lessons\"", "\"metric\": 1", "$.achievements[0].metric")]
    [InlineData("\"goal\": 1,", "\"goal\": 0,", "/achievements/0/goal must be 1 to 1000000000")]
    [InlineData("\"id\": \"first\"", "\"id\": \"First!\"", "/achievements/0: \"First!\" must be 1 to 40 lower-case letters, digits or _")]
    [InlineData("\"title\": \"First\"", "\"title\": \" \"", "/achievements/0/title must be 1 to 100 characters")]
    [InlineData("/star.svg", "https://example.com/star.svg", "/badges/0/image must be a path of this server or a data:image/ address of at most 8192 characters")]
    [InlineData("/star.svg", "//example.com/star.svg", "/badges/0/image")]
    [InlineData("\"goal\": 20", "\"goal\": 10", "/badges/0/tiers: two must ask for more than one")]
    [InlineData("\"tier\": \"two\"", "\"tier\": \"one\"", "/badges/0/tiers/1: \"one\" is there twice")]
    [InlineData("\"count\": 1", "\"count\": 2", "/quests/daily/count must be 0 to 1")]
    [InlineData("\"metric\": \"xp\", \"goal\": 30", "\"metric\": \"streak\", \"goal\": 30", "/quests/daily/quests/0/metric: a streak is of no period")]
    [InlineData("\"gems\": 5 }] }", "\"gems\": -5 }] }", "/quests/daily/quests/0/gems must be 1 to 100000")]
    [InlineData("\"quests\": {", "\"missions\": {", "missions")]
    public void RulesThatCannotBePlayedAreRefusedWithThePlace(string right, string wrong, string told)
    {
        Playable.ShouldContain(right);

        var error = Should.Throw<ConfigurationException>(() => Read(Playable.Replace(right, wrong, StringComparison.Ordinal)));

        error.Message.ShouldStartWith("Myna:Gamification:RulesFile: rules.json: ");
        error.Message.ShouldContain(told);
        error.Message.ShouldNotContain('\n');
    }

    [Fact]
    public void EveryWrongPlaceIsToldInOneRun() => Should.Throw<ConfigurationException>(() => Read(Playable
            .Replace("\"version\": 3", "\"version\": 0", StringComparison.Ordinal).Replace("\"count\": 1", "\"count\": 9", StringComparison.Ordinal)))
        .Message.ShouldBe("Myna:Gamification:RulesFile: rules.json: /version must be 1 to 2147483647; /quests/daily/count must be 0 to 1");

    [Fact]
    public void AFileThatIsNotThereIsNamed() =>
        Should.Throw<ConfigurationException>(() => RulesFile.Load("nowhere/rules.json")).Message.ShouldContain("nowhere/rules.json cannot be read");

    private static GameRules Read(string json) => RulesFile.Parse(Encoding.UTF8.GetBytes(json), "rules.json");
}
