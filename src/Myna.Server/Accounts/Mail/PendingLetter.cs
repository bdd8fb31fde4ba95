using System.Text.Json.Serialization;

namespace Myna.Server.Accounts.Mail;

/// <summary>
/// A letter that is owed, stored by the commit that made it so and deleted when it has been handed over. It says what to tell, and
/// holds no secret: the token of its link is made of its id when it is sent.
/// </summary>
public sealed record PendingLetter
{
    /// <summary>Ascends with time.</summary>
    public required string Id { get; init; }

    public required LetterKind Kind { get; init; }

    /// <summary>Whose it is. Null: nobody has looked yet whether the address has an account.</summary>
    public string? UserId { get; init; }

    /// <summary>Where it goes; null for wherever the account has its mail by then. Of a letter without an account: the address that somebody typed.</summary>
    public string? Address { get; init; }

    /// <summary>What else the text mentions: a device, an address.</summary>
    public string? Detail { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When it is to be tried (again); while a process is at it, when that process's lease is over.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How often it has been tried.</summary>
    public int Tries { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<LetterKind>))]
public enum LetterKind
{
    VerifyEmail,
    ResetPassword,
    PasswordChanged,
    ConfirmNewEmail,
    EmailChanged,
    NewDevice,
}
