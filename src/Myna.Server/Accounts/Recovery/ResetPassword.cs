using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Passwords;
using Myna.Server.Accounts.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Recovery;

/// <summary>
/// POST /auth/reset-password: a new password for whoever reads the account's mail. Every session ends; an account whose address
/// nobody had confirmed before also loses its linked identities and open links: whoever opened it may have been somebody else.
/// </summary>
public sealed class ResetPassword(IDocumentStore store, EmailTokens tokens, PasswordHashing passwords, SessionOpening sessions, Letters letters)
{
    public sealed record Request(string? Token, string? NewPassword);

    public async ValueTask<Outcome<Nothing>> Handle(Call call, Request request)
    {
        var cancellation = call.Cancellation;
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

        var done = await store.Transact(
            async commit =>
            {
                if (await store.Load(AccountDocuments.Users, found.Value.Id, cancellation) is not { } user
                    || await store.Load(AccountDocuments.EmailTokens, token.Value.Id, cancellation) is null)
                {
                    return false;
                }

                commit.Replace(AccountDocuments.Users, user.Value with { PasswordHash = hash.Value, EmailVerified = true }, user.Version);
                foreach (var (open, version) in await tokens.Of(user.Value.Id, cancellation))
                {
                    commit.Delete(AccountDocuments.EmailTokens, open.Id, version);
                }

                if (!user.Value.EmailVerified)
                {
                    foreach (var (identity, version) in (await store.Find(AccountDocuments.IdentitiesByUser.Where(user.Value.Id), cancellation)).Items)
                    {
                        commit.Delete(AccountDocuments.Identities, identity.Id, version);
                    }
                }

                return true;
            },
            cancellation);
        if (!done)
        {
            return Problems.LinkInvalid;
        }

        await sessions.EndAll(found.Value.Id, butFor: null, RevocationReasons.PasswordChanged, cancellation);
        letters.Notify(found.Value.Id, LetterKind.PasswordChanged);
        return Nothing.Value;
    }
}
