using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Profile;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn;

/// <summary>
/// POST /auth/guest: an account to learn with before signing up. It has no address and no password: its session is the only way in. Signing up
/// with its token keeps everything (<see cref="SignUp"/>).
/// </summary>
internal sealed class OpenGuest(IDocumentStore store, SessionLifecycle sessions, RateLimits limits, TimeProvider clock) : IFeature
{
    /// <summary>A guest who has not signed up after so long is erased.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const string Name = "Guest";

    /// <param name="Session"><c>cookie</c>: see <see cref="SessionCookie"/>.</param>
    public sealed record Request(string? TimeZone, string? Session);

    public static void Map(Api api)
    {
        var (feature, cookie) = (api.Feature<OpenGuest>(), api.Feature<SessionCookie>());
        api.Tagged("Accounts").Everybody.Post<Request, SessionTokens>(
                "/auth/guest",
                (call, request) => cookie.Open(call, request.Session, () => feature.Handle(call.Origin, request, call.Cancellation)),
                StatusCodes.Status201Created)
            .Does("Make a guest's account, to learn before signing up; erased after seven days", "openGuest")
            .May(Problems.InvalidRequest, AccountProblems.TooManyAttempts)
            .May(SessionCookie.Refusals)
            .WithNoStore();
    }

    public async ValueTask<Outcome<SessionTokens>> Handle(HttpOrigin origin, Request request, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var zone = request.TimeZone is null ? TimeZones.Default : ProfileRules.Zone(request.TimeZone, errors);
        if (errors.Any)
        {
            return errors.Problem;
        }

        if (limits.Take("guest", origin.Network, new Limit(limits.Limits.GuestsPerAddressAnHour, TimeSpan.FromHours(1))) is { } tooMany)
        {
            return tooMany;
        }

        var now = clock.Now();
        var guest = new User
        {
            Id = Ids.New(now),
            GuestUntil = now + Lifetime,
            DisplayName = Name,
            TimeZone = zone!,
            Roles = [RoleNames.Learner],
            Preferences = ProfileRules.NoPreferences,
            CreatedAt = now,
        };
        var commit = new Commit();
        var session = sessions.OpenFirst(commit, guest, SessionLifecycle.AsGuest, origin);
        await store.Commit(commit, cancellation);
        return sessions.TokensOf(guest, session);
    }
}
