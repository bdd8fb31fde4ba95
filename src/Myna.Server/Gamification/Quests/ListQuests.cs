using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Rules;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification.Quests;

/// <summary>The quests of this learner's day, week and month, and those before whose reward still waits.</summary>
internal sealed class ListQuests(IDocumentStore store, GameRules rules, Profiles profiles, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ListQuests>();
        api.Tagged("Gamification").Learner.Get("/quests", call => feature.Handle(call.Caller, call.Cancellation))
            .Does("This learner's quests and gems", "listQuests");
    }

    public async ValueTask<Outcome<QuestList>> Handle(Caller caller, CancellationToken cancellation)
    {
        var zone = await profiles.ZoneOf(caller.UserId, cancellation);
        var game = (await store.Load(LearnerTotals.Collection, caller.UserId, cancellation))?.Value;
        return View(game, caller.UserId, Instant.FromDateTimeOffset(clock.GetUtcNow()), zone, rules);
    }

    private static QuestList View(LearnerTotals? game, string userId, Instant now, DateTimeZone zone, GameRules rules)
    {
        var periods = Periods.At(game, now.InZone(zone).Date);
        var completed = game?.Quests ?? [];
        List<QuestView> items = [];
        foreach (var drawn in DrawnQuest.For(userId, periods, rules.Quests, game?.Tallies))
        {
            // A quest that was completed keeps its goal and its reward when the rules change.
            var ends = zone.AtStartOfDay(periods.EndOf(drawn.Period)).ToDateTimeOffset().ToUniversalTime();
            items.Add(completed.FirstOrDefault(quest => quest.Id == drawn.Id) is { } done
                ? Done(done, ends)
                : new QuestView(
                    drawn.Id, drawn.Period, drawn.Quest.Title, drawn.Quest.Goal, Math.Min(drawn.Progress, drawn.Quest.Goal),
                    new QuestReward(drawn.Quest.Gems), IsCompleted: false, Claimed: false, ends));
        }

        items.AddRange(completed.Where(quest => !quest.IsClaimed && !items.Exists(item => item.Id == quest.Id)).Select(quest => Done(quest, null)));
        return new QuestList(items, game?.Gems ?? 0);
    }

    private static QuestView Done(CompletedQuest quest, DateTimeOffset? ends) => new(
        quest.Id, quest.Period, quest.Title, quest.Goal, quest.Goal, new QuestReward(quest.Gems), IsCompleted: true, quest.IsClaimed, ends);

    /// <param name="Gems">What the learner has.</param>
    public sealed record QuestList(IReadOnlyList<QuestView> Items, int Gems);

    /// <param name="Progress">0 to <paramref name="Goal"/>.</param>
    /// <param name="IsCompleted">Its reward can be claimed, or was.</param>
    /// <param name="EndsAt">When its period is over; null when it is over already and only the reward waits.</param>
    public sealed record QuestView(
        string Id, QuestPeriod Period, string Title, long Goal, long Progress, QuestReward Reward, bool IsCompleted, bool Claimed, DateTimeOffset? EndsAt);

    public sealed record QuestReward(int Gems);
}
