using System.Runtime.CompilerServices;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Profile;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Accounts.Contracts;

/// <summary>The public facts about a learner, for other modules.</summary>
public sealed class Profiles(IDocumentStore store)
{
    /// <summary>The learner's time zone, UTC when there is no such account.</summary>
    public async ValueTask<DateTimeZone> ZoneOf(string userId, CancellationToken cancellation = default) => ZoneOf(await Get(userId, cancellation));

    public static DateTimeZone ZoneOf(Profile? profile) =>
        profile is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb.GetZoneOrNull(profile.TimeZone) ?? DateTimeZone.Utc;

    /// <summary>All guests at this moment: as many as came in a week and did not sign up.</summary>
    public async ValueTask<HashSet<string>> Guests(CancellationToken cancellation = default)
    {
        var guests = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (guest, _) in store.FindAll(IdentityDocuments.GuestsByEnd.All().From(DateTimeOffset.UnixEpoch), cancellation))
        {
            guests.Add(guest.Id);
        }

        return guests;
    }

    /// <summary>The profiles of these accounts, in their order; null where there is no such account. One round trip.</summary>
    public async ValueTask<IReadOnlyList<Profile?>> GetMany(IReadOnlyList<string> userIds, CancellationToken cancellation = default) =>
        [.. (await store.LoadMany(IdentityDocuments.Users, userIds, cancellation)).Select(found => found?.Value is { } user ? ProfileOf(user) : null)];

    /// <summary>Null when there is no such account. Costs one load, which the store keeps in memory.</summary>
    public async ValueTask<Profile?> Get(string userId, CancellationToken cancellation = default) =>
        (await store.Load(IdentityDocuments.Users, userId, cancellation))?.Value is { } user
            ? ProfileOf(user)
            : null;

    /// <summary>Whether an account is suspended or private; false when there is none.</summary>
    public async ValueTask<bool> IsHidden(string userId, CancellationToken cancellation = default) =>
        await store.Load(IdentityDocuments.Users, userId, cancellation) is { Value.IsHidden: true };

    /// <summary>The ids of all accounts that are suspended or private; one that is both comes twice.</summary>
    public async IAsyncEnumerable<string> Hidden([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var hidden in new[] { IdentityDocuments.SuspendedUsers, IdentityDocuments.PrivateUsers })
        {
            await foreach (var user in store.FindAll(hidden.All(), cancellation))
            {
                yield return user.Value.Id;
            }
        }
    }

    private static Profile ProfileOf(User user) => new(
        user.Id, user.DisplayName, user.Avatar, user.TimeZone, user.IsGuest, user.SuspendedAt is not null, user.PrivateSince is not null, user.CreatedAt);
}

/// <param name="TimeZone">An id of the IANA database: whose midnight ends this learner's day.</param>
/// <param name="IsGuest">Has not signed up: is shown to no other learner.</param>
/// <param name="IsSuspended">Is shown to no other learner until an admin restores them.</param>
/// <param name="IsPrivate">Is shown only to those whom they follow.</param>
public sealed record Profile(
    string Id, string DisplayName, string? Avatar, string TimeZone, bool IsGuest = false, bool IsSuspended = false, bool IsPrivate = false, DateTimeOffset CreatedAt = default)
{
    public bool IsHidden => IsSuspended || IsPrivate;
}
