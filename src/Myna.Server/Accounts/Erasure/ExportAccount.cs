using System.Text.Json;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Erasure;

/// <summary>
/// GET /users/me/export: everything that is held of an account, as one JSON: <c>{exportedAt, account, identities, sessions, rooms}</c>,
/// where <c>rooms</c> has one property for each other room.
/// </summary>
public sealed class ExportAccount(IDocumentStore store, IEnumerable<IHoldsPersonalData> rooms, TimeProvider clock)
{
    /// <summary>The shape, for the description of the API; it is written piece by piece.</summary>
    public sealed record Response(
        DateTimeOffset ExportedAt,
        UserBody Account,
        IReadOnlyList<IdentityItem> Identities,
        IReadOnlyList<ListSessions.Item> Sessions,
        IReadOnlyDictionary<string, JsonElement> Rooms);

    public sealed record IdentityItem(string Provider, string Subject, string? Email, DateTimeOffset LinkedAt);

    public async ValueTask<Problem?> Handle(Call call)
    {
        var (userId, cancellation) = (call.Caller.UserId, call.Cancellation);
        if (await store.Load(AccountDocuments.Users, userId, cancellation) is not { } user)
        {
            return Problems.TokenInvalid;
        }

        var response = call.Http.Response;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = "attachment; filename=\"myna-export.json\"";
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("exportedAt", clock.Now());
        json.WritePropertyName("account");
        JsonSerializer.Serialize(json, UserBody.Of(user.Value), AccountWire.Web.UserBody);
        json.WriteStartArray("identities");
        await foreach (var (identity, _) in store.FindAll(AccountDocuments.IdentitiesByUser.Where(userId), cancellation))
        {
            JsonSerializer.Serialize(json, new IdentityItem(identity.Provider, identity.Subject, identity.Email, identity.LinkedAt), AccountWire.Web.IdentityItem);
        }

        json.WriteEndArray();
        json.WriteStartArray("sessions");
        await foreach (var (session, _) in store.FindAll(AccountDocuments.SessionsByUser.Where(userId), cancellation))
        {
            JsonSerializer.Serialize(json, ListSessions.Item.Of(session, call.Caller.SessionId), AccountWire.Web.SessionItem);
        }

        json.WriteEndArray();
        json.WriteStartObject("rooms");
        foreach (var room in rooms)
        {
            json.WritePropertyName(room.Room);
            await room.Export(json, userId, cancellation);
            await json.FlushAsync(cancellation);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
        return null;
    }
}
