namespace Myna.Server.Shared;

/// <summary>The caller as a valid access token names them.</summary>
/// <param name="UserId">The token's <c>sub</c>.</param>
/// <param name="SessionId">The token's <c>sid</c>: one signed-in device.</param>
public sealed record Caller(string UserId, string SessionId, Roles Roles)
{
    public bool Has(Roles role) => role == Roles.None || (Roles & role) != Roles.None;
}

[Flags]
public enum Roles
{
    None = 0,
    Learner = 1,
    Author = 2,
    Admin = 4,
}

/// <summary>Answers who a token speaks for, or why it cannot be accepted. Implemented by the module Accounts; asked by HTTP and sockets alike.</summary>
public interface ITokenAuthority
{
    /// <summary>Checks signature, issuer, audience, times and revocation. <paramref name="token"/> is the bare JWT.</summary>
    ValueTask<Outcome<Caller>> Authenticate(string token);
}
