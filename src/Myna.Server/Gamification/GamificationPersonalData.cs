using System.Text.Json;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Feed;
using Myna.Server.Gamification.Leaderboards;
using Myna.Server.Gamification.Leagues;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Gamification;

/// <summary>The data that this module keeps of a learner: the totals, the ledger that they are a fold of, and a place on each board and in the leagues, and cheers.</summary>
internal sealed class GamificationPersonalData(IDocumentStore store, LeaderboardRegistry boards, Placement placement) : IHoldsPersonalData
{
    public string Module => "gamification";

    public async ValueTask Export(Utf8JsonWriter json, string userId, CancellationToken cancellation)
    {
        json.WriteStartObject();
        if (await store.Load(LearnerTotals.Collection, userId, cancellation) is { } game)
        {
            json.WritePropertyName("totals"u8);
            JsonSerializer.Serialize(json, game.Value, LearnerTotals.Collection.Json);
        }

        if (await store.Load(LeagueSeat.Collection, userId, cancellation) is { } seat)
        {
            json.WritePropertyName("league"u8);
            JsonSerializer.Serialize(json, seat.Value, LeagueSeat.Collection.Json);
        }

        json.WritePropertyName("cheers"u8);
        await store.ExportAll(Cheer.ByUser.Where(userId), json, cancellation);
        json.WritePropertyName("ledger"u8);
        await store.ExportAll(LedgerEntry.ByUser.Where(userId), json, cancellation);
        json.WriteEndObject();
    }

    public async ValueTask Erase(string userId, CancellationToken cancellation)
    {
        boards.Forget(userId);
        await placement.Erase(userId, cancellation);
        await store.EraseCheers(userId, cancellation);
        await store.DeleteOne(LearnerTotals.Collection, userId, cancellation);
        await store.DeleteAll(LedgerEntry.ByUser.Where(userId), cancellation);
    }
}
