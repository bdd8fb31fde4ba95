using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Rules;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification.Streaks;

/// <summary>Buys a freeze for gems. Sent again with the same Idempotency-Key it buys no second one.</summary>
internal sealed class BuyFreeze(IDocumentStore store, GameRules rules, Profiles profiles, Sequence sequence, TimeProvider clock) : IFeature
{
    private static readonly Problem NoStreak = new("no_streak", 409, "You have no streak to protect: learn first.");
    private static readonly Problem FreezesFull = new("freezes_full", 409, "You have as many freezes as you can keep.");
    private static readonly Problem GemsMissing = new("gems_missing", 409, "You do not have enough gems.");

    public static void Map(Api api)
    {
        var feature = api.Feature<BuyFreeze>();
        api.Tagged("Gamification").Learner.Post("/streak/freeze", call => feature.Handle(call.Caller, call.IdempotencyKey, call.Cancellation))
            .Does("Buy a freeze for gems: it covers a missed day", "buyFreeze").May(NoStreak, FreezesFull, GemsMissing);
    }

    public async ValueTask<Outcome<GetStreak.StreakView>> Handle(Caller caller, string? key, CancellationToken cancellation)
    {
        var zone = await profiles.ZoneOf(caller.UserId, cancellation);
        var id = key is null ? Ids.New(clock.Now()) : Ids.Derived("freeze", caller.UserId, key);
        return await store.Transact<Outcome<GetStreak.StreakView>>(
            async commit =>
            {
                var now = clock.Now();
                var at = Instant.FromDateTimeOffset(now.InMilliseconds());
                // The entry is read before the streak: with a paid entry, the streak has its freeze.
                var isPaid = key is not null && await store.Load(LedgerEntry.Collection, id, cancellation) is not null;
                var current = await store.Load(LearnerTotals.Collection, caller.UserId, cancellation);
                if (isPaid)
                {
                    return GetStreak.StreakView.Of(current?.Value, at, zone, rules);
                }

                if (current is not { Value: var game } || Streak.On(game.Streak, at, zone) is not { Days: > 0 } streak)
                {
                    return NoStreak;
                }

                if (streak.Freezes >= Streak.MaxFreezes)
                {
                    return FreezesFull;
                }

                if (game.Gems < rules.FreezePrice)
                {
                    return GemsMissing;
                }

                var entry = LedgerEntry.Other(id, caller.UserId, game.TurnAfter(sequence.Next(now)), at, zone) with
                {
                    Freezes = 1,
                    Gems = [new GemReason("freeze", -rules.FreezePrice)],
                };
                var after = LedgerFold.Step(game, entry);
                commit.Put(LearnerTotals.Collection, after, current);
                commit.Insert(LedgerEntry.Collection, entry);
                return GetStreak.StreakView.Of(after, at, zone, rules);
            },
            cancellation);
    }
}
