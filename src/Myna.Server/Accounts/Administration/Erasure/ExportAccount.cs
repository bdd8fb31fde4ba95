using System.Text.Json;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.SignIn;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Administration.Erasure;

/// <summary>
/// GET /users/me/export: all data about an account, as one JSON: <c>{exportedAt, account, identities, sessions, links, emails, audit, modules}</c>,
/// where <c>modules</c> has one property for each other module. Secrets (hashes of passwords and tokens) are left out.
/// </summary>
internal sealed class ExportAccount(IDocumentStore store, IEnumerable<IHoldsPersonalData> modules, TimeProvider clock) : IFeature
{
    /// <summary>The shape, for the description of the API; it is written piece by piece.</summary>
    public sealed record Response(
        DateTimeOffset ExportedAt,
        UserBody Account,
        IReadOnlyList<IdentityItem> Identities,
        IReadOnlyList<ListSessions.Item> Sessions,
        IReadOnlyList<LinkItem> Links,
        IReadOnlyList<EmailItem> Emails,
        IReadOnlyList<AuditItem> Audit,
        IReadOnlyDictionary<string, JsonElement> Modules);

    public sealed record IdentityItem(string Provider, string Subject, string? Email, DateTimeOffset LinkedAt);

    /// <summary>A link of an email that has not been used.</summary>
    public sealed record LinkItem(string Purpose, string Email, DateTimeOffset ExpiresAt);

    /// <summary>An email that waits to be sent.</summary>
    public sealed record EmailItem(EmailKind Kind, string? Address, string? Detail, DateTimeOffset AskedAt);

    /// <summary>An admin's action on this account, without the admin's name.</summary>
    public sealed record AuditItem(string Action, string? Detail, DateTimeOffset At);

    public static void Map(Api api)
    {
        var feature = api.Feature<ExportAccount>();
        api.Tagged("Accounts").Learner.GetRaw<Response>("/users/me/export", call => feature.Handle(call.Caller, call.Http.Response, call.Cancellation))
            .Does("All data that is held of you", "exportMe");
    }

    public async ValueTask<Problem?> Handle(Caller caller, HttpResponse response, CancellationToken cancellation)
    {
        var userId = caller.UserId;
        if (await store.Load(IdentityDocuments.Users, userId, cancellation) is not { } user)
        {
            return Problems.TokenInvalid;
        }

        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = "attachment; filename=\"myna-export.json\"";
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("exportedAt", clock.Now());
        json.WritePropertyName("account");
        JsonSerializer.Serialize(json, UserBody.Of(user.Value), AdministrationJson.Web.UserBody);
        json.WriteStartArray("identities");
        await foreach (var (identity, _) in store.FindAll(SignInDocuments.IdentitiesByUser.Where(userId), cancellation))
        {
            JsonSerializer.Serialize(json, new IdentityItem(identity.Provider, identity.Subject, identity.Email, identity.LinkedAt), AdministrationJson.Web.IdentityItem);
        }

        json.WriteEndArray();
        json.WriteStartArray("sessions");
        await foreach (var (session, _) in store.FindAll(SignInDocuments.SessionsByUser.Where(userId), cancellation))
        {
            JsonSerializer.Serialize(json, ListSessions.Item.Of(session, caller.SessionId), AdministrationJson.Web.SessionItem);
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        await foreach (var (link, _) in store.FindAll(MailDocuments.EmailTokensByUser.Where(userId), cancellation))
        {
            if (link.UsedAt is null)
            {
                JsonSerializer.Serialize(json, new LinkItem(link.Purpose, link.Email, link.ExpiresAt), AdministrationJson.Web.LinkItem);
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("emails");
        await foreach (var (email, _) in store.FindAll(MailDocuments.PendingEmailsByUser.Where(userId), cancellation))
        {
            JsonSerializer.Serialize(json, new EmailItem(email.Kind, email.Address, email.Detail, email.AskedAt), AdministrationJson.Web.EmailItem);
        }

        json.WriteEndArray();
        json.WriteStartArray("audit");
        await foreach (var (entry, _) in store.FindAll(AdministrationDocuments.AuditByTarget.Where(userId), cancellation))
        {
            JsonSerializer.Serialize(json, new AuditItem(entry.Action, entry.Detail, entry.At), AdministrationJson.Web.AuditItem);
        }

        json.WriteEndArray();
        json.WriteStartObject("modules");
        foreach (var module in modules)
        {
            json.WritePropertyName(module.Module);
            await module.Export(json, userId, cancellation);
            await json.FlushAsync(cancellation);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
        return null;
    }
}
