using System.Text.Json.Serialization;
using Myna.Server.Accounts.SignIn.Linking;
using Myna.Server.Accounts.SignIn.ProviderLogin;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn;

/// <summary>The collections of sessions, linked provider accounts and logins under way.</summary>
internal static class SignInDocuments
{
    /// <summary>Signed-in devices. A session that has ended is deleted.</summary>
    public static readonly Collection<AuthSession> Sessions = new("authSessions", SignInDocumentJson.Default.AuthSession, session => session.Id);

    public static readonly Index<AuthSession> SessionsByUser = Sessions.Index("user", session => session.UserId, session => session.CreatedAt);

    public static readonly Index<AuthSession> SessionsByExpiry = Sessions.Index("expiry", session => session.ExpiresAt);

    /// <summary>Provider accounts by which learners sign in.</summary>
    public static readonly Collection<ProviderIdentity> Identities = new("identities", SignInDocumentJson.Default.ProviderIdentity, identity => identity.Id);

    public static readonly Index<ProviderIdentity> IdentitiesByUser = Identities.Index("user", identity => identity.UserId);

    /// <summary>States of provider logins that have come back.</summary>
    public static readonly Collection<UsedFlow> UsedFlows = new("usedLoginFlows", SignInDocumentJson.Default.UsedFlow, flow => flow.Id);

    public static readonly Index<UsedFlow> UsedFlowsByExpiry = UsedFlows.Index("expiry", flow => flow.ExpiresAt);

    /// <summary>Codes with which provider logins go back to the app.</summary>
    public static readonly Collection<LoginCode> LoginCodes = new("loginCodes", SignInDocumentJson.Default.LoginCode, code => code.Id);

    public static readonly Index<LoginCode> LoginCodesByExpiry = LoginCodes.Index("expiry", code => code.ExpiresAt);

    public static IReadOnlyList<ICollectionDefinition> All { get; } = [Sessions, Identities, UsedFlows, LoginCodes];
}

[JsonSerializable(typeof(AuthSession))]
[JsonSerializable(typeof(ProviderIdentity))]
[JsonSerializable(typeof(LoginFlow))]
[JsonSerializable(typeof(UsedFlow))]
[JsonSerializable(typeof(LoginCode))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class SignInDocumentJson : JsonSerializerContext;
