using System.Text.Json.Serialization;
using Myna.Server.Accounts.Sessions;
using Myna.Server.Accounts.Tokens;
using Myna.Storage;

namespace Myna.Server.Accounts;

/// <summary>The collections of this room.</summary>
public static class AccountDocuments
{
    public static readonly Collection<User> Users = new("users", AccountDocumentJson.Default.User, user => user.Id);

    public static readonly Index<User> UsersByEmail = Users.UniqueIndex("email", user => user.EmailKey);

    /// <summary>Signed-in devices. A session that has ended is deleted.</summary>
    public static readonly Collection<AuthSession> Sessions = new("authSessions", AccountDocumentJson.Default.AuthSession, session => session.Id);

    public static readonly Index<AuthSession> SessionsByUser = Sessions.Index("user", session => session.UserId, session => session.CreatedAt);

    public static readonly Index<AuthSession> SessionsByExpiry = Sessions.Index("expiry", session => session.ExpiresAt);

    /// <summary>One document: every key that signs or still verifies.</summary>
    public static readonly Collection<KeyRing> SigningKeys = new("signingKeys", AccountDocumentJson.Default.KeyRing, ring => ring.Id);

    /// <summary>What access tokens are refused although they have not expired; kept until they have.</summary>
    public static readonly Collection<Revocation> Revocations = new("revocations", AccountDocumentJson.Default.Revocation, revocation => revocation.Id);

    public static readonly Index<Revocation> RevocationsByTime = Revocations.Index("at", revocation => revocation.At);

    public static IReadOnlyList<ICollectionDefinition> All { get; } = [Users, Sessions, SigningKeys, Revocations];
}

[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(AuthSession))]
[JsonSerializable(typeof(KeyRing))]
[JsonSerializable(typeof(Revocation))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class AccountDocumentJson : JsonSerializerContext;
