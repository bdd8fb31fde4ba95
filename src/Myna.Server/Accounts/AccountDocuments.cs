using System.Text.Json.Serialization;
using Myna.Server.Accounts.Admin;
using Myna.Server.Accounts.Erasure;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Providers;
using Myna.Server.Accounts.Recovery;
using Myna.Server.Accounts.Sessions;
using Myna.Server.Accounts.Tokens;
using Myna.Storage;

namespace Myna.Server.Accounts;

/// <summary>The collections of this module.</summary>
public static class AccountDocuments
{
    public static readonly Collection<User> Users = new("users", AccountDocumentJson.Default.User, user => user.Id);

    public static readonly Index<User> UsersByEmail = Users.UniqueIndex("email", user => user.EmailKey);

    /// <summary>Only accounts that are suspended: a unique index leaves out documents with a null.</summary>
    public static readonly Index<User> SuspendedUsers = Users.UniqueIndex("suspended", user => user.SuspendedAt, user => user.EmailKey);

    public static readonly Index<User> GuestsByEnd = Users.Index("guestUntil", user => user.GuestUntil);

    /// <summary>Signed-in devices. A session that has ended is deleted.</summary>
    public static readonly Collection<AuthSession> Sessions = new("authSessions", AccountDocumentJson.Default.AuthSession, session => session.Id);

    public static readonly Index<AuthSession> SessionsByUser = Sessions.Index("user", session => session.UserId, session => session.CreatedAt);

    public static readonly Index<AuthSession> SessionsByExpiry = Sessions.Index("expiry", session => session.ExpiresAt);

    /// <summary>One document: every key that signs or still verifies.</summary>
    public static readonly Collection<KeyRing> SigningKeys = new("signingKeys", AccountDocumentJson.Default.KeyRing, ring => ring.Id);

    /// <summary>Access tokens that are refused although they have not expired; kept until they have.</summary>
    public static readonly Collection<Revocation> Revocations = new("revocations", AccountDocumentJson.Default.Revocation, revocation => revocation.Id);

    public static readonly Index<Revocation> RevocationsByTime = Revocations.Index("at", revocation => revocation.At);

    /// <summary>Provider accounts by which learners sign in.</summary>
    public static readonly Collection<Identity> Identities = new("identities", AccountDocumentJson.Default.Identity, identity => identity.Id);

    public static readonly Index<Identity> IdentitiesByUser = Identities.Index("user", identity => identity.UserId);

    /// <summary>Open links of emails.</summary>
    public static readonly Collection<EmailToken> EmailTokens = new("emailTokens", AccountDocumentJson.Default.EmailToken, token => token.Id);

    public static readonly Index<EmailToken> EmailTokensByUser = EmailTokens.Index("user", token => token.UserId);

    public static readonly Index<EmailToken> EmailTokensByExpiry = EmailTokens.Index("expiry", token => token.ExpiresAt);

    /// <summary>Emails that have not been handed over yet.</summary>
    public static readonly Collection<PendingEmail> PendingEmails = new("pendingEmails", AccountDocumentJson.Default.PendingEmail, email => email.Id);

    public static readonly Index<PendingEmail> PendingEmailsByDue = PendingEmails.Index("due", email => email.DueAt);

    public static readonly Index<PendingEmail> PendingEmailsByUser = PendingEmails.Index("user", email => email.UserId);

    public static readonly Index<PendingEmail> PendingEmailsByAddress = PendingEmails.Index("address", email => email.Address);

    /// <summary>The actions of admins. No entry can be changed or deleted, not even by this program.</summary>
    public static readonly Collection<AuditEntry> Audit = new("audit", AccountDocumentJson.Default.AuditEntry, entry => entry.Id) { IsAppendOnly = true };

    public static readonly Index<AuditEntry> AuditByTime = Audit.Index("at", entry => entry.At);

    public static readonly Index<AuditEntry> AuditByTarget = Audit.Index("target", entry => entry.TargetId, entry => entry.At);

    /// <summary>Erasures that the other modules have not finished.</summary>
    public static readonly Collection<PendingErasure> Erasures = new("erasures", AccountDocumentJson.Default.PendingErasure, erasure => erasure.Id);

    public static readonly Index<PendingErasure> ErasuresByTime = Erasures.Index("at", erasure => erasure.At);

    /// <summary>States of provider logins that have come back.</summary>
    public static readonly Collection<UsedFlow> UsedFlows = new("usedLoginFlows", AccountDocumentJson.Default.UsedFlow, flow => flow.Id);

    public static readonly Index<UsedFlow> UsedFlowsByExpiry = UsedFlows.Index("expiry", flow => flow.ExpiresAt);

    /// <summary>Codes with which provider logins go back to the app.</summary>
    public static readonly Collection<LoginCode> LoginCodes = new("loginCodes", AccountDocumentJson.Default.LoginCode, code => code.Id);

    public static readonly Index<LoginCode> LoginCodesByExpiry = LoginCodes.Index("expiry", code => code.ExpiresAt);

    public static IReadOnlyList<ICollectionDefinition> All { get; } =
        [Users, Sessions, SigningKeys, Revocations, Identities, EmailTokens, PendingEmails, Audit, Erasures, UsedFlows, LoginCodes];
}

[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(AuthSession))]
[JsonSerializable(typeof(KeyRing))]
[JsonSerializable(typeof(Revocation))]
[JsonSerializable(typeof(Identity))]
[JsonSerializable(typeof(EmailToken))]
[JsonSerializable(typeof(PendingEmail))]
[JsonSerializable(typeof(EmailQueued))]
[JsonSerializable(typeof(LoginFlow))]
[JsonSerializable(typeof(UsedFlow))]
[JsonSerializable(typeof(LoginCode))]
[JsonSerializable(typeof(AuditEntry))]
[JsonSerializable(typeof(PendingErasure))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class AccountDocumentJson : JsonSerializerContext;
