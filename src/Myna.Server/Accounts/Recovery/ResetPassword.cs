using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Passwords;
using Myna.Server.Accounts.Sessions;
using Myna.Server.Accounts.Throttling;
using Myna.Server.Accounts.Tokens;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Recovery;

/// <summary>
/// POST /auth/reset-password: a new password for whoever reads the account's mail. Every session ends; an account whose address
/// nobody had confirmed before also loses its linked identities and open links: whoever opened it may have been somebody else.
/// </summary>
public sealed class ResetPassword(
    IDocumentStore store, EmailTokens tokens, PasswordHashing passwords, SessionOpening sessions, Revocations revocations, Letters letters, RateLimits limits, LoginThrottle throttle)
{
    public sealed record Request(string? Token, string? NewPassword);

    public async ValueTask<Outcome<Nothing>> Handle(Call call, Request request)
    {
        var cancellation = call.Cancellation;
        if (limits.TakeLink(call) is { } tooMany)
        {
            return tooMany;
        }

        if (await tokens.Find(request.Token, cancellation) is not { Value.Purpose: EmailToken.Reset } token
            || await store.Load(AccountDocuments.Users, token.Value.UserId, cancellation) is not { } found
            || found.Value.EmailKey != token.Value.Email || found.Value.SuspendedAt is not null)
        {
            return Problems.LinkInvalid;
        }

        if (PasswordRules.Refuse(request.NewPassword, found.Value.Email, found.Value.DisplayName) is { } why)
        {
            return Problems.Field("newPassword", why);
        }

        var hash = await passwords.Hash(request.NewPassword!);
        if (!hash.IsOk)
        {
            return hash.Problem;
        }

        var ended = await store.Transact<IReadOnlyList<Revocation>?>(
            async commit =>
            {
                if (await store.Load(AccountDocuments.Users, found.Value.Id, cancellation) is not { } user
                    || await store.Load(AccountDocuments.EmailTokens, token.Value.Id, cancellation) is null)
                {
                    return null;
                }

                commit.Replace(AccountDocuments.Users, user.Value with { PasswordHash = hash.Value, EmailVerified = true }, user.Version);
                await letters.Withdraw(commit, user.Value.Id, _ => true, cancellation);
                letters.Notice(commit, user.Value, LetterKind.PasswordChanged);
                if (!user.Value.EmailVerified)
                {
                    foreach (var (identity, version) in (await store.Find(AccountDocuments.IdentitiesByUser.Where(user.Value.Id), cancellation)).Items)
                    {
                        commit.Delete(AccountDocuments.Identities, identity.Id, version);
                    }
                }

                return await sessions.EndAll(commit, user.Value.Id, butFor: null, RevocationReasons.PasswordChanged, cancellation);
            },
            cancellation);
        if (ended is null)
        {
            return Problems.LinkInvalid;
        }

        letters.Wake();
        revocations.Apply(ended);
        // Whoever reads the mail need not wait for what others have guessed here.
        throttle.Forget(found.Value.EmailKey, RateLimits.NetworkOf(call));
        return Nothing.Value;
    }
}
