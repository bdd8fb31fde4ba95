using System.ComponentModel.DataAnnotations;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Passwords;
using Myna.Server.Accounts.Identity.Profile;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Mail.Links;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Recovery;

/// <summary>
/// POST /auth/reset-password: a new password for the reader of the account's mail. Every session ends; an account whose address
/// was never confirmed also loses its linked identities and open links: a stranger may have opened it. A retry whose first response was lost gets that
/// response again.
/// </summary>
internal sealed class ResetPassword(
    IDocumentStore store, EmailTokens tokens, PasswordHashing passwords, SessionLifecycle sessions, OutgoingEmails emails, RateLimits limits, LoginThrottle throttle,
    Reauthentication reauthentication, TimeProvider clock) : IFeature
{
    /// <summary>How long a used link gives its first response again.</summary>
    private static readonly TimeSpan RetryWindow = TimeSpan.FromMinutes(10);

    public sealed record Request([property: Required] string? Token, [property: Required] string? NewPassword);

    public static void Map(Api api)
    {
        var feature = api.Feature<ResetPassword>();
        api.Tagged("Accounts").Everybody.Post<Request, Nothing>(
                "/auth/reset-password", (call, request) => feature.Handle(call.Origin, request, call.Cancellation))
            .Does("Choose a new password by a link", "resetPassword")
            .May(AccountProblems.LinkInvalid, Problems.InvalidRequest, AccountProblems.TooManyAttempts, AccountProblems.SignInsBusy);
    }

    public async ValueTask<Outcome<Nothing>> Handle(HttpOrigin origin, Request request, CancellationToken cancellation)
    {
        if (limits.TakeLink(origin) is { } tooMany)
        {
            return tooMany;
        }

        if (await tokens.Find(request.Token, cancellation) is not { Value: var token }
            || await store.Load(IdentityDocuments.Users, token.UserId, cancellation) is not { Value: var found } || !IsFor(token, found))
        {
            return AccountProblems.LinkInvalid;
        }

        if (token.UsedAt is not null)
        {
            return await Repeat(origin, request, token, found, cancellation);
        }

        if (PasswordRules.Refuse(request.NewPassword, found.Email, found.DisplayName) is { } why)
        {
            return Problems.Field("newPassword", why);
        }

        var hash = await passwords.Hash(request.NewPassword!);
        if (!hash.IsOk)
        {
            return hash.Problem;
        }

        var isReset = await store.Transact(
            async commit =>
            {
                // Hashing takes its time: the account may be suspended by now or have another address, or the link be used. The account before the
                // link: a use of the link after this read changes the account, which makes this commit a conflict.
                if (await store.Load(IdentityDocuments.Users, found.Id, cancellation) is not { } user
                    || await tokens.Find(request.Token, cancellation) is not { } link || !IsFor(link.Value, user.Value) || link.Value.UsedAt is not null)
                {
                    return false;
                }

                commit.Replace(IdentityDocuments.Users, user.Value with { PasswordHash = hash.Value, EmailVerified = true }, user.Version);
                await emails.Withdraw(commit, user.Value.Id, _ => true, cancellation, butFor: link.Value.Id);
                commit.Replace(MailDocuments.EmailTokens, link.Value with { UsedAt = clock.Now() }, link.Version);
                emails.Notice(commit, user.Value, EmailKind.PasswordChanged);
                if (!user.Value.EmailVerified)
                {
                    foreach (var (identity, version) in (await store.Find(SignInDocuments.IdentitiesByUser.Where(user.Value.Id), cancellation)).Items)
                    {
                        commit.Delete(SignInDocuments.Identities, identity.Id, version);
                    }
                }

                await sessions.EndAll(commit, user.Value.Id, butFor: null, RevocationReasons.PasswordChanged, cancellation);
                return true;
            },
            cancellation);
        if (!isReset)
        {
            return await Repeat(origin, request, (await tokens.Find(request.Token, cancellation))?.Value, found, cancellation);
        }

        // The reader of the mail need not wait for the guesses of others here.
        throttle.Forget(found.EmailKey!, origin.Network);
        return Nothing.Value;
    }

    // The response to the first try was lost: the new password is the account's by now. It is compared as a guess of its own, counted and slowed down
    // as a login is, so that a used link is no quicker way to try passwords.
    private async ValueTask<Outcome<Nothing>> Repeat(HttpOrigin origin, Request request, EmailToken? link, User found, CancellationToken cancellation)
    {
        if (link?.UsedAt is not { } usedAt || clock.Now() - usedAt > RetryWindow || string.IsNullOrEmpty(request.NewPassword)
            || await store.Load(IdentityDocuments.Users, found.Id, cancellation) is not { Value: { PasswordHash: not null } user } || !IsFor(link, user))
        {
            return AccountProblems.LinkInvalid;
        }

        var wrong = await reauthentication.CheckPassword(origin, user, request.NewPassword, cancellation);
        return wrong is null ? Nothing.Value : wrong == AccountProblems.SignInsBusy ? wrong : AccountProblems.LinkInvalid;
    }

    private static bool IsFor(EmailToken link, User user) => link.Purpose == EmailToken.Reset && link.Email == user.EmailKey && user.SuspendedAt is null;
}
