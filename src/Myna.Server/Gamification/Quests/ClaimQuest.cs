using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Rules;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification.Quests;

/// <summary>Pays a completed quest's reward, once: the ledger entry's id is made of the quest's. Claimed again, it says the same.</summary>
internal sealed class ClaimQuest(IDocumentStore store, GameRules rules, Profiles profiles, Sequence sequence, TimeProvider clock) : IFeature
{
    private static readonly Problem NotFound = new("quest_not_found", 404, "You have no such quest.");
    private static readonly Problem Incomplete = new("quest_incomplete", 409, "This quest is not completed yet.");

    public static void Map(Api api)
    {
        var feature = api.Feature<ClaimQuest>();
        api.Tagged("Gamification").Learner.Post("/quests/{id}/claim", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("Take a completed quest's reward, once", "claimQuest").May(NotFound, Incomplete);
    }

    public async ValueTask<Outcome<Claimed>> Handle(Caller caller, string questId, CancellationToken cancellation)
    {
        var zone = await profiles.ZoneOf(caller.UserId, cancellation);
        var id = Ids.Derived("claim", caller.UserId, questId);
        return await store.Transact<Outcome<Claimed>>(
            async commit =>
            {
                // The entry is read before the balance: with a paid entry, the balance has its gems.
                var paid = await store.Load(LedgerEntry.Collection, id, cancellation);
                var current = await store.Load(LearnerTotals.Collection, caller.UserId, cancellation);
                if (paid is { Value.Gems: [{ Gems: var gems }] })
                {
                    return new Claimed(questId, gems, current?.Value.Gems ?? 0);
                }

                var now = clock.Now();
                var at = Instant.FromDateTimeOffset(now.InMilliseconds());
                if (current?.Value.Quests?.FirstOrDefault(quest => quest.Id == questId) is not { } completed)
                {
                    return DrawnQuest.For(caller.UserId, Periods.At(current?.Value, at.InZone(zone).Date), rules.Quests, current?.Value.Tallies)
                        .Any(drawn => drawn.Id == questId) ? Incomplete : NotFound;
                }

                var entry = Pay(completed, current.Value.Value, id, sequence.Next(now), at, zone);
                var game = LedgerFold.Step(current.Value.Value, entry);
                commit.Put(LearnerTotals.Collection, game, current);
                commit.Insert(LedgerEntry.Collection, entry);
                return new Claimed(questId, completed.Gems, game.Gems);
            },
            cancellation);
    }

    private static LedgerEntry Pay(CompletedQuest quest, LearnerTotals game, string id, long turn, Instant at, DateTimeZone zone) =>
        LedgerEntry.Other(id, game.Id, game.TurnAfter(turn), at, zone) with { Claimed = quest.Id, Gems = [new GemReason($"quest:{quest.Id}", quest.Gems)] };

    /// <param name="Earned">Gems that the quest paid.</param>
    /// <param name="Gems">What the learner has now.</param>
    public sealed record Claimed(string Id, int Earned, int Gems);
}
