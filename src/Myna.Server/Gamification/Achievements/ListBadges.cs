using Myna.Server.Gamification.Rules;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Gamification.Achievements;

/// <summary>All badges, with the tier that this learner has and the way to the next.</summary>
internal sealed class ListBadges(IDocumentStore store, GameRules rules) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ListBadges>();
        api.Tagged("Gamification").Learner.Get("/badges", call => feature.Handle(call.Caller, call.Cancellation))
            .Does("All badges, and this learner's tier of each", "listBadges");
    }

    public async ValueTask<Outcome<BadgeList>> Handle(Caller caller, CancellationToken cancellation)
    {
        var game = (await store.Load(LearnerTotals.Collection, caller.UserId, cancellation))?.Value ?? LearnerTotals.Empty(caller.UserId);
        return new BadgeList([.. rules.Badges.Select(badge => View(badge, game))]);
    }

    private static BadgeView View(Badge badge, LearnerTotals game)
    {
        EarnedTier? Earned(BadgeTier tier) => game.Badges?.FirstOrDefault(earned => earned.Badge == badge.Id && earned.Tier == tier.Tier);
        var highest = badge.Tiers.Select(Earned).LastOrDefault(earned => earned is not null);
        var next = badge.Tiers.FirstOrDefault(tier => Earned(tier) is null);
        return new BadgeView(
            badge.Id, badge.Title, badge.Description, badge.Image, highest?.Tier, highest?.At, badge.Metric.Of(game),
            next is null ? null : new NextTier(next.Tier, next.Goal, next.Gems));
    }

    public sealed record BadgeList(IReadOnlyList<BadgeView> Items);

    /// <param name="Image">A path of this server or a <c>data:image/…</c> address.</param>
    /// <param name="Tier">The highest one that was earned; null for none.</param>
    /// <param name="EarnedAt">When that was.</param>
    /// <param name="Reached">How far the learner is, in what the badge counts.</param>
    /// <param name="Next">Null when every tier was earned.</param>
    public sealed record BadgeView(
        string Id, string Title, string Description, string Image, string? Tier, DateTimeOffset? EarnedAt, long Reached, NextTier? Next);

    /// <param name="Gems">What it pays.</param>
    public sealed record NextTier(string Tier, long Goal, int Gems);
}
