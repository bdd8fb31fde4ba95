using System.Text.Json.Serialization;
using Myna.Server.Accounts.Identity.Profile;
using Myna.Storage;

namespace Myna.Server.Accounts.Contracts;

/// <summary>The events of this module that others may subscribe to.</summary>
public static class AccountEvents
{
    public static readonly EventType<SignedUp> SignedUp = new("accounts.signedUp", AccountEventJson.Default.SignedUp);

    public static readonly EventType<ProfileChanged> ProfileChanged = new("accounts.profileChanged", AccountEventJson.Default.ProfileChanged);

    public static readonly EventType<SessionRevoked> SessionRevoked = new("accounts.sessionRevoked", AccountEventJson.Default.SessionRevoked);

    public static readonly EventType<VisibilityChanged> VisibilityChanged = new("accounts.visibilityChanged", AccountEventJson.Default.VisibilityChanged);

    public static readonly EventType<UserErased> UserErased = new("accounts.userErased", AccountEventJson.Default.UserErased);
}

public sealed record SignedUp(string UserId, string DisplayName, string TimeZone, DateTimeOffset At);

public sealed record ProfileChanged(string UserId, string DisplayName, string? Avatar, string TimeZone);

/// <param name="SessionId">The device that is signed out; null for all of the user's.</param>
/// <param name="Reason">One of <see cref="RevocationReasons"/>.</param>
/// <param name="At">Tokens that were issued up to this moment are refused.</param>
/// <param name="Roles">Those that the user has now, when they have changed.</param>
public sealed record SessionRevoked(string UserId, string? SessionId, string Reason, DateTimeOffset At, IReadOnlyList<string>? Roles = null);

/// <summary>The account was suspended or restored, or its profile was made private or public.</summary>
/// <param name="IsHidden">Suspended or private: on no list that strangers read.</param>
public sealed record VisibilityChanged(string UserId, bool IsHidden);

/// <summary>The account is gone: whatever belongs to it must go too.</summary>
public sealed record UserErased(string UserId);

public static class RevocationReasons
{
    public const string LoggedOut = "logged_out";
    public const string SignedOutElsewhere = "signed_out_elsewhere";
    public const string RefreshReused = "refresh_reused";
    public const string CodeReused = "code_reused";
    public const string PasswordChanged = "password_changed";
    public const string TooManySessions = "too_many_sessions";
    public const string RolesChanged = "roles_changed";
    public const string Suspended = "suspended";
    public const string ByAdmin = "by_admin";
    public const string Erased = "erased";
}

[JsonSerializable(typeof(SignedUp))]
[JsonSerializable(typeof(ProfileChanged))]
[JsonSerializable(typeof(SessionRevoked))]
[JsonSerializable(typeof(VisibilityChanged))]
[JsonSerializable(typeof(UserErased))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class AccountEventJson : JsonSerializerContext;
