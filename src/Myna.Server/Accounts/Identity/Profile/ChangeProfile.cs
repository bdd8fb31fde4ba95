using System.Text.Json;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Identity.Profile;

/// <summary>PATCH /users/me: changes the fields that are given. An empty avatar removes it; a preference of null removes that.</summary>
internal sealed class ChangeProfile(IDocumentStore store, TimeProvider clock) : IFeature
{
    /// <param name="Private">Only those whom you follow see your profile, and you are on no public leaderboard and in no league.</param>
    public sealed record Request(string? DisplayName, string? Avatar, string? TimeZone, Dictionary<string, JsonElement>? Preferences, bool? Private);

    public static void Map(Api api)
    {
        var feature = api.Feature<ChangeProfile>();
        api.Tagged("Accounts").Learner.Patch<Request, UserBody>("/users/me", (call, request) => feature.Handle(call.Caller, request, call.Cancellation))
            .Does("Change your profile and preferences", "changeMe")
            .May(Problems.InvalidRequest);
    }

    public ValueTask<Outcome<UserBody>> Handle(Caller caller, Request request, CancellationToken cancellation) => store.Transact(
        async commit =>
        {
            if (await store.Load(IdentityDocuments.Users, caller.UserId, cancellation) is not { } found)
            {
                return Problems.TokenInvalid;
            }

            var errors = new FieldErrors();
            var changed = Change(found.Value, request, errors);
            if (errors.Any)
            {
                return errors.Problem;
            }

            commit.Replace(IdentityDocuments.Users, changed, found.Version);
            commit.Publish(AccountEvents.ProfileChanged, new ProfileChanged(changed.Id, changed.DisplayName, changed.Avatar, changed.TimeZone));
            if (changed.IsHidden != found.Value.IsHidden)
            {
                commit.Publish(AccountEvents.VisibilityChanged, new VisibilityChanged(changed.Id, changed.IsHidden));
            }

            return (Outcome<UserBody>)UserBody.Of(changed);
        },
        cancellation);

    private User Change(User user, Request request, FieldErrors errors) => user with
    {
        DisplayName = request.DisplayName is { } name ? ProfileRules.Name(name, errors) ?? user.DisplayName : user.DisplayName,
        Avatar = request.Avatar switch
        {
            null => user.Avatar,
            "" => null,
            var avatar => ProfileRules.Avatar(avatar, errors),
        },
        TimeZone = request.TimeZone is { } zone ? ProfileRules.Zone(zone, errors) ?? user.TimeZone : user.TimeZone,
        Preferences = request.Preferences is { } preferences ? ProfileRules.Preferences(user.Preferences, preferences, errors) : user.Preferences,
        PrivateSince = request.Private switch
        {
            null => user.PrivateSince,
            true => user.PrivateSince ?? clock.Now(),
            false => null,
        },
    };
}
