using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.SignIn.Providers;

namespace Myna.Server.Accounts.SignIn.ProviderLogin;

/// <summary>
/// A login at a provider that is under way: kept by the browser that began it, sealed, in a cookie. A browser that comes back with the
/// <see cref="State"/> but without the cookie did not begin it.
/// </summary>
/// <param name="Verifier">PKCE towards the provider (RFC 7636).</param>
/// <param name="AppChallenge">PKCE of the app towards this server: S256 of what it will show with its code. Null: it asks for none.</param>
internal sealed record LoginFlow(string Provider, string State, string Nonce, string Verifier, string? ReturnTo, string? AppChallenge, DateTimeOffset ExpiresAt)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public static LoginFlow Begin(string provider, string? returnTo, string? appChallenge, DateTimeOffset now) =>
        new(provider, RandomToken.New(), RandomToken.New(), RandomToken.New(), returnTo, appChallenge, now + Lifetime);

    /// <summary>S256 of the verifier.</summary>
    public string Challenge => RandomToken.Challenge(Verifier);
}

/// <summary>A state that has come back, kept until it would have expired: it comes back once.</summary>
/// <param name="Id">SHA-256 of the state.</param>
internal sealed record UsedFlow(string Id, DateTimeOffset ExpiresAt);

/// <summary>
/// The code of a finished login, for the app to exchange: tokens must not be in the address of a redirect.
/// </summary>
/// <param name="Id">SHA-256 of the code.</param>
/// <param name="Account">Who has signed in; null when the code has been used.</param>
/// <param name="SessionId">The session that it has opened: a code that is used again has been copied, and takes that session along.</param>
/// <param name="IdentityId">The identity that it has linked to an account: a retry of that call gets the first response again.</param>
internal sealed record LoginCode(
    string Id, string Provider, ProviderAccount? Account, string? AppChallenge, DateTimeOffset ExpiresAt, string? SessionId = null, string? IdentityId = null)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);
}
