using System.Text.Json.Serialization;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Storage;

namespace Myna.Server.Accounts.Identity;

/// <summary>The collections of who has an account, and the keys and revocations of access tokens.</summary>
internal static class IdentityDocuments
{
    public static readonly Collection<User> Users = new("users", IdentityDocumentJson.Default.User, user => user.Id);

    public static readonly Index<User> UsersByEmail = Users.UniqueIndex("email", user => user.EmailKey);

    /// <summary>Only accounts that are suspended: a unique index leaves out documents with a null.</summary>
    public static readonly Index<User> SuspendedUsers = Users.UniqueIndex("suspended", user => user.SuspendedAt, user => user.EmailKey);

    /// <summary>Only accounts whose profile is private; guests, who have no address, are not in it.</summary>
    public static readonly Index<User> PrivateUsers = Users.UniqueIndex("private", user => user.PrivateSince, user => user.EmailKey);

    public static readonly Index<User> GuestsByEnd = Users.Index("guestUntil", user => user.GuestUntil);

    /// <summary>One document: every key that signs or still verifies.</summary>
    public static readonly Collection<KeyRing> SigningKeys = new("signingKeys", IdentityDocumentJson.Default.KeyRing, ring => ring.Id);

    /// <summary>Access tokens that are refused although they have not expired; kept until they have.</summary>
    public static readonly Collection<Revocation> Revocations = new("revocations", IdentityDocumentJson.Default.Revocation, revocation => revocation.Id);

    public static readonly Index<Revocation> RevocationsByTime = Revocations.Index("at", revocation => revocation.At);

    public static IReadOnlyList<ICollectionDefinition> All { get; } = [Users, SigningKeys, Revocations];

    /// <summary>The account of an address; null when there is none.</summary>
    /// <param name="key"><see cref="EmailAddress.Key"/>.</param>
    public static async ValueTask<Document<User>?> FindByEmail(this IDocumentStore store, string key, CancellationToken cancellation) =>
        (await store.Find(UsersByEmail.Where(key).Take(1), cancellation)).Items is [var found] ? found : null;
}

[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(KeyRing))]
[JsonSerializable(typeof(Revocation))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class IdentityDocumentJson : JsonSerializerContext;
