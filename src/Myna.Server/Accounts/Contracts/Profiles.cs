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

    /// <summary>False when there is no such account.</summary>
    public async ValueTask<bool> IsSuspended(string userId, CancellationToken cancellation = default) =>
        await store.Load(IdentityDocuments.Users, userId, cancellation) is { Value.SuspendedAt: not null };

    /// <summary>The ids of all suspended accounts.</summary>
    public async IAsyncEnumerable<string> Suspended([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var user in store.FindAll(IdentityDocuments.SuspendedUsers.All(), cancellation))
        {
            yield return user.Value.Id;
        }
    }

    private static Profile ProfileOf(User user) => new(user.Id, user.DisplayName, user.Avatar, user.TimeZone, user.IsGuest);
}

/// <param name="TimeZone">An id of the IANA database: whose midnight ends this learner's day.</param>
/// <param name="IsGuest">Has not signed up: is shown to no other learner.</param>
public sealed record Profile(string Id, string DisplayName, string? Avatar, string TimeZone, bool IsGuest = false);

/// <summary>Finds the game's part of a public profile. The gamification module registers it, this module calls it.</summary>
public delegate ValueTask<PublicGameSummary?> FindGameSummary(string userId, CancellationToken cancellation);

/// <param name="Streak">In days.</param>
public sealed record PublicGameSummary(long Xp, int Streak, string? Tier);
