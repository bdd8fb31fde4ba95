using System.Text.Json;
using System.Text.Json.Serialization;
using Myna.Server.Gamification.Leagues;
using Myna.Server.Gamification.Rules;

namespace Myna.Server.Gamification.Feed;

/// <summary>
/// A thing that friends may cheer: an achievement, a tier of a badge, a promotion in the league. Read from the documents that say so anyway; only cheers are stored.
/// </summary>
/// <param name="Id">Made of the learner, the kind and the thing: the same at each reading.</param>
/// <param name="UserId">The learner's.</param>
/// <param name="Title">Of the achievement or the badge.</param>
/// <param name="Tier">Of the badge, or the tier of the league that was reached.</param>
internal sealed record Milestone(string Id, string UserId, MilestoneKind Kind, string? Title, string? Tier, DateTimeOffset At)
{
    private const char Separator = '.';

    /// <summary>A learner's milestones, in no order. Achievements and badges whose rule is gone are not shown.</summary>
    /// <param name="rules">Give them their titles.</param>
    /// <param name="game">The learner's totals; null when they have earned nothing.</param>
    /// <param name="seat">Their place in the leagues; null when they have none.</param>
    public static IEnumerable<Milestone> Of(GameRules rules, LearnerTotals? game, LeagueSeat? seat)
    {
        foreach (var unlocked in game?.Achievements ?? [])
        {
            if (rules.Achievements.FirstOrDefault(achievement => achievement.Id == unlocked.Id) is { } achievement)
            {
                yield return New(game!.Id, MilestoneKind.Achievement, unlocked.Id, achievement.Title, null, unlocked.At);
            }
        }

        foreach (var earned in game?.Badges ?? [])
        {
            if (rules.Badges.FirstOrDefault(badge => badge.Id == earned.Badge) is { } badge)
            {
                yield return New(game!.Id, MilestoneKind.Badge, $"{earned.Badge}-{earned.Tier}", badge.Title, earned.Tier, earned.At);
            }
        }

        if (seat?.Last is { Zone: Zone.Up } last)
        {
            yield return New(seat.Id, MilestoneKind.Promotion, last.Week, null, League.NameOf(TierOf(last.Tier) + 1), last.At);
        }
    }

    /// <summary>The learner whose milestone has this id; null for a text that cannot be one.</summary>
    public static string? OwnerOf(string id) => id.IndexOf(Separator, StringComparison.Ordinal) is > 0 and var end ? id[..end] : null;

    private static Milestone New(string userId, MilestoneKind kind, string thing, string? title, string? tier, DateTimeOffset at) =>
        new($"{userId}{Separator}{JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())}{Separator}{thing}", userId, kind, title, tier, at);

    private static int TierOf(string name) => League.Tiers.Index().First(tier => tier.Item == name).Index + 1;
}

[JsonConverter(typeof(MilestoneKindJson))]
internal enum MilestoneKind
{
    Achievement,
    Badge,
    Promotion,
}

internal sealed class MilestoneKindJson() : JsonStringEnumConverter<MilestoneKind>(JsonNamingPolicy.CamelCase);
