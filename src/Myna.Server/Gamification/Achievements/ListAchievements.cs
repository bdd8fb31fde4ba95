using Myna.Server.Gamification.Rules;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Gamification.Achievements;

/// <summary>All achievements, with how far this learner is.</summary>
internal sealed class ListAchievements(IDocumentStore store, GameRules rules) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ListAchievements>();
        api.Tagged("Gamification").Learner.Get("/achievements", call => feature.Handle(call.Caller, call.Cancellation))
            .Does("All achievements, and how far this learner is", "listAchievements");
    }

    public async ValueTask<Outcome<AchievementList>> Handle(Caller caller, CancellationToken cancellation)
    {
        var game = (await store.Load(LearnerTotals.Collection, caller.UserId, cancellation))?.Value ?? LearnerTotals.Empty(caller.UserId);
        return new AchievementList([.. rules.Achievements.Select(achievement => new AchievementView(
            achievement.Id,
            achievement.Title,
            achievement.Description,
            achievement.Goal,
            Math.Min(achievement.Metric.Of(game), achievement.Goal),
            achievement.Gems,
            game.Achievements.FirstOrDefault(unlocked => unlocked.Id == achievement.Id)?.At))]);
    }

    public sealed record AchievementList(IReadOnlyList<AchievementView> Items);

    /// <param name="Gems">What it pays.</param>
    /// <param name="UnlockedAt">Null while it is still ahead.</param>
    public sealed record AchievementView(string Id, string Title, string Description, long Goal, long Reached, int Gems, DateTimeOffset? UnlockedAt);
}
