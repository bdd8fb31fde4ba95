using System.ComponentModel.DataAnnotations;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Accounts.Mail.Links;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Recovery;

/// <summary>POST /auth/verify-email: the address is its owner's, by a link that was sent to it; also how a new address takes the place of the old.</summary>
internal sealed class VerifyEmail(IDocumentStore store, EmailTokens tokens, RateLimits limits) : IFeature
{
    public sealed record Request([property: Required] string? Token);

    public static void Map(Api api)
    {
        var feature = api.Feature<VerifyEmail>();
        api.Tagged("Accounts").Everybody.Post<Request, Nothing>(
                "/auth/verify-email", (call, request) => feature.Handle(call.Origin, request, call.Cancellation))
            .Does("Confirm an email address by a link", "verifyEmail")
            .May(AccountProblems.LinkInvalid, AccountProblems.EmailTaken, AccountProblems.TooManyAttempts);
    }

    public async ValueTask<Outcome<Nothing>> Handle(HttpOrigin origin, Request request, CancellationToken cancellation)
    {
        if (limits.TakeLink(origin) is { } tooMany)
        {
            return tooMany;
        }

        try
        {
            return await store.Transact(commit => Use(commit, request.Token, cancellation), cancellation);
        }
        catch (DuplicateException)
        {
            // Somebody signed up with the new address meanwhile.
            return AccountProblems.EmailTaken;
        }
    }

    private async ValueTask<Outcome<Nothing>> Use(Commit commit, string? text, CancellationToken cancellation)
    {
        if (await tokens.Find(text, cancellation) is not { } token || await store.Load(IdentityDocuments.Users, token.Value.UserId, cancellation) is not { } user)
        {
            return AccountProblems.LinkInvalid;
        }

        if (token.Value.UsedAt is not null)
        {
            // The response to the first use was lost, or a mail program had opened the link before its reader did.
            return token.Value.Purpose == EmailToken.Reset ? AccountProblems.LinkInvalid : Nothing.Value;
        }

        switch (token.Value.Purpose)
        {
            case EmailToken.Verify when token.Value.Email == user.Value.EmailKey:
                commit.Replace(IdentityDocuments.Users, user.Value with { EmailVerified = true }, user.Version);
                break;
            case EmailToken.ChangeEmail when EmailAddress.Parse(token.Value.Email) is { } address:
                commit.Replace(IdentityDocuments.Users, user.Value with { Email = address.Text, EmailKey = address.Key, EmailVerified = true }, user.Version);
                break;
            default:
                return AccountProblems.LinkInvalid;
        }

        await tokens.Use(commit, token, cancellation);
        return Nothing.Value;
    }
}
