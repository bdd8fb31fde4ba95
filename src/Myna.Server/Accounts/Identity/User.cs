using System.Text.Json;
using System.Text.Json.Serialization;
using Myna.Server.Accounts.Identity.Profile;
using Myna.Server.Shared;

namespace Myna.Server.Accounts.Identity;

/// <summary>An account, as stored. Clients see <see cref="UserBody"/> of their own; the module Social shows others.</summary>
internal sealed record User
{
    public required string Id { get; init; }

    /// <summary>As its owner wrote it: where mail goes. Null: a guest's.</summary>
    public string? Email { get; init; }

    /// <summary><see cref="EmailAddress"/>'s comparable form, unique among accounts.</summary>
    public string? EmailKey { get; init; }

    /// <summary>When a guest who has not signed up by then is erased; null in the account of a learner who signed up.</summary>
    public DateTimeOffset? GuestUntil { get; init; }

    /// <summary>Learns without an email address and without a way to sign in on another device.</summary>
    [JsonIgnore]
    public bool IsGuest => GuestUntil is not null;

    public bool EmailVerified { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>An https URL, or a path of this server's media.</summary>
    public string? Avatar { get; init; }

    /// <summary>An id of the IANA database.</summary>
    public required string TimeZone { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>In the format of <c>PasswordHasher</c>, version 3. Null: this account signs in by a provider only.</summary>
    public string? PasswordHash { get; init; }

    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>Since when only those see the profile whom this learner follows; null: everybody does.</summary>
    public DateTimeOffset? PrivateSince { get; init; }

    /// <summary>On no list that strangers read.</summary>
    [JsonIgnore]
    public bool IsHidden => SuspendedAt is not null || PrivateSince is not null;

    public required IReadOnlyDictionary<string, JsonElement> Preferences { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>An account as its owner sees it.</summary>
/// <param name="Email">Absent in a guest's.</param>
/// <param name="Guest">Not signed up yet: erased after a week unless they do.</param>
/// <param name="Private">Only those see the profile whom this learner follows.</param>
internal sealed record UserBody(
    string Id,
    string? Email,
    bool EmailVerified,
    string DisplayName,
    string? Avatar,
    string TimeZone,
    IReadOnlyList<string> Roles,
    DateTimeOffset CreatedAt,
    IReadOnlyDictionary<string, JsonElement> Preferences,
    bool Guest,
    bool Private)
{
    public static UserBody Of(User user) => new(
        user.Id, user.Email, user.EmailVerified, user.DisplayName, user.Avatar, user.TimeZone, user.Roles, user.CreatedAt, user.Preferences, user.IsGuest, user.PrivateSince is not null);
}

internal static class RoleNames
{
    public const string Learner = "learner";
    public const string Author = "author";
    public const string Admin = "admin";

    public static Roles Of(string name) => name switch
    {
        Learner => Roles.Learner,
        Author => Roles.Author,
        Admin => Roles.Admin,
        _ => Roles.None,
    };

    public static Roles Of(IEnumerable<string> names)
    {
        var roles = Roles.None;
        foreach (var name in names)
        {
            roles |= Of(name);
        }

        return roles;
    }
}
