using System.Text.Json.Serialization;
using Myna.Server.Accounts.SignIn.Recovery;

namespace Myna.Server.Accounts.Mail;

/// <summary>
/// An email in the queue, stored by the commit that is the reason for it and deleted when the mail server has taken it. It
/// holds no secret: the token of its link is made from its id when it is sent.
/// </summary>
internal sealed record PendingEmail
{
    /// <summary>Ascends with time.</summary>
    public required string Id { get; init; }

    public required EmailKind Kind { get; init; }

    /// <summary>The recipient's account. Null: not yet looked up.</summary>
    public string? UserId { get; init; }

    /// <summary>The recipient's address; null for the one that the account has when it is sent. Without an account: the address as it was typed.</summary>
    public string? Address { get; init; }

    /// <summary>A detail for the text: a device, an address.</summary>
    public string? Detail { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When it is to be tried (again); while a process is at it, when that process's lease is over.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How often it has been tried.</summary>
    public int Tries { get; init; }
}

internal static class EmailKinds
{
    /// <summary>Whether only those get it who asked for it.</summary>
    public static bool IsReminder(this EmailKind kind) => kind is EmailKind.StreakEnds or EmailKind.LeagueCloses or EmailKind.WordsDue;
}

/// <summary>An email was queued by this commit.</summary>
internal sealed record EmailQueued(string EmailId);

[JsonConverter(typeof(JsonStringEnumConverter<EmailKind>))]
internal enum EmailKind
{
    VerifyEmail,
    ResetPassword,
    PasswordChanged,
    ConfirmNewEmail,
    EmailChanged,
    NewDevice,
    StreakEnds,
    LeagueCloses,
    WordsDue,
}
