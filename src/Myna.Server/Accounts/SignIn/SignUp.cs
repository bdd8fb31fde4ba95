using System.ComponentModel.DataAnnotations;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Passwords;
using Myna.Server.Accounts.Identity.Profile;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn;

/// <summary>POST /auth/signup: a new account with a password, signed in. With a guest's token it is that guest's account, with all that was learnt.</summary>
internal sealed class SignUp(
    IDocumentStore store, PasswordHashing passwords, PasswordSignIn signIn, SessionLifecycle sessions, GuestAccounts guests, RateLimits limits, OutgoingEmails emails, TimeProvider clock)
    : IFeature
{
    /// <param name="Session"><c>cookie</c>: see <see cref="SessionCookie"/>.</param>
    public sealed record Request([property: Required] string? Email, [property: Required] string? Password, [property: Required] string? DisplayName, string? TimeZone, string? Session);

    public static void Map(Api api)
    {
        var (feature, cookie) = (api.Feature<SignUp>(), api.Feature<SessionCookie>());
        api.Tagged("Accounts").Everybody.Post<Request, SessionTokens>(
                "/auth/signup",
                (call, request) => cookie.Open(call, request.Session, () => feature.Handle(call.Origin, call.BearerToken, request, call.Cancellation)),
                StatusCodes.Status201Created)
            .Does("Make an account and sign in; with a guest's token, of that guest's account", "signUp")
            .May(Problems.InvalidRequest, AccountProblems.EmailTaken, Problems.IdempotencyKeyReused, AccountProblems.AccountSuspended, AccountProblems.TooManyAttempts, AccountProblems.SignInsBusy)
            .May(Problems.TokenInvalid, Problems.TokenExpired, Problems.SessionRevoked)
            .May(SessionCookie.Refusals)
            .WithNoStore();
    }

    /// <param name="guestToken">A guest's access token; null without one.</param>
    public async ValueTask<Outcome<SessionTokens>> Handle(HttpOrigin origin, string? guestToken, Request request, CancellationToken cancellation)
    {
        var now = clock.Now();
        var errors = new FieldErrors();
        var email = ProfileRules.Email(request.Email, errors);
        var name = ProfileRules.Name(request.DisplayName, errors);
        var zone = request.TimeZone is null ? TimeZones.Default : ProfileRules.Zone(request.TimeZone, errors);
        if (PasswordRules.Refuse(request.Password, request.Email, request.DisplayName) is { } why)
        {
            errors.Add("password", why);
        }

        if (errors.Any)
        {
            return errors.Problem;
        }

        if (limits.Take("signup", origin.Network, new Limit(limits.Limits.SignUpsPerAddressAnHour, TimeSpan.FromHours(1))) is { } tooMany)
        {
            return tooMany;
        }

        var caller = await guests.CallerOf(guestToken, email!, cancellation);
        if (caller is { IsOk: false, Problem: { } refused })
        {
            return refused;
        }

        // The id of a retried sign-up is the first one's; a guest's stays.
        var id = caller is { Value: { } guest } ? guest.UserId : origin.IdempotencyKey is { } key ? Ids.Derived("signup", email!.Key, key) : Ids.New(now);
        if (await store.FindByEmail(email!.Key, cancellation) is { Value: var holder })
        {
            return await Taken(origin, holder, id, request, cancellation);
        }

        var hash = await passwords.Hash(request.Password!);
        if (!hash.IsOk)
        {
            return hash.Problem;
        }

        if (caller is { Value: { } upgraded })
        {
            var kept = await guests.SignUp(upgraded, email!, name!, request.TimeZone is null ? null : zone, hash.Value, cancellation);
            // Null: no guest any more. Another account has the address, or this one has, by the first try.
            return kept ?? (await store.FindByEmail(email!.Key, cancellation) is { Value: var other } ? await Taken(origin, other, id, request, cancellation) : AccountProblems.EmailTaken);
        }

        var user = new User
        {
            Id = id,
            Email = email!.Text,
            EmailKey = email.Key,
            DisplayName = name!,
            TimeZone = zone!,
            Roles = [RoleNames.Learner],
            PasswordHash = hash.Value,
            Preferences = ProfileRules.NoPreferences,
            CreatedAt = now,
        };
        var commit = new Commit();
        var session = sessions.OpenFirst(commit, user, SessionLifecycle.ByPassword, origin);
        emails.Verification(commit, user.Id);
        commit.Publish(AccountEvents.SignedUp, new SignedUp(user.Id, user.DisplayName, user.TimeZone, now));
        // A conflict or a duplicate: the same address signed up a moment earlier, perhaps by this request's own first try.
        if (!(await store.Commit(commit, cancellation)).IsCommitted)
        {
            return await store.FindByEmail(email.Key, cancellation) is { Value: var first } ? await Taken(origin, first, id, request, cancellation) : AccountProblems.EmailTaken;
        }

        return sessions.TokensOf(user, session);
    }

    private async ValueTask<Outcome<SessionTokens>> Taken(HttpOrigin origin, User holder, string id, Request request, CancellationToken cancellation) =>
        holder.Id == id ? await Retried(origin, holder, request, cancellation) : AccountProblems.EmailTaken;

    // The answer to the first try was lost: the same key and password open a session of the account that it made. That is a login, and is
    // slowed down and refused as one: a key may be guessed, and an account be suspended.
    private async ValueTask<Outcome<SessionTokens>> Retried(HttpOrigin origin, User user, Request request, CancellationToken cancellation)
    {
        var signedIn = await signIn.SignIn(origin, user.EmailKey!, user, request.Password, cancellation);
        return signedIn.Problem == AccountProblems.InvalidCredentials ? Problems.IdempotencyKeyReused : signedIn;
    }
}
