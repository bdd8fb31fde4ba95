namespace Myna.Server.Accounts.SignIn.Sessions;

/// <summary>One signed-in device: a family of refresh tokens, of which only the newest may be used.</summary>
internal sealed record AuthSession
{
    /// <summary>The <c>sid</c> of its access tokens.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    /// <summary>How many times the token has been rotated: the number of the current one.</summary>
    public required int Generation { get; init; }

    /// <summary>Random, 32 bytes in base64url: with the server's own secret it gives each token of the family.</summary>
    public required string Salt { get; init; }

    /// <summary>SHA-256 of the current token's secret, in base64url.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Of the token before, for the grace.</summary>
    public string? PreviousHash { get; init; }

    public required DateTimeOffset RotatedAt { get; init; }

    /// <summary>How it was opened: <c>password</c>, <c>guest</c> or a provider's id.</summary>
    public required string Method { get; init; }

    /// <summary>As its client names itself; may be anything.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Where it last came from.</summary>
    public string? Address { get; init; }

    /// <summary>When this device last changed the account's password: a retry of that call is told so again.</summary>
    public DateTimeOffset? PasswordChangedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>On whole hours, so that most rotations leave the index of expiries as it is.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
