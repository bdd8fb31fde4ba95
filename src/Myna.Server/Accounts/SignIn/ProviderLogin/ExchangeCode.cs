using System.ComponentModel.DataAnnotations;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.ProviderLogin;

/// <summary>
/// POST /auth/oauth/exchange: tokens for the code with which a provider login came back to the app. A code that is used again ends the
/// session that it opened: one of the two users has copied it (RFC 6749, section 4.1.2).
/// </summary>
internal sealed class ExchangeCode(IDocumentStore store, ProviderSignIn signIn, SessionLifecycle sessions, TimeProvider clock) : IFeature
{
    /// <param name="Verifier">What the app's <c>challenge</c> was made of; required when it gave one.</param>
    /// <param name="Session"><c>cookie</c>: see <see cref="SessionCookie"/>.</param>
    public sealed record Request([property: Required] string? Code, string? Verifier, string? Session);

    public static void Map(Api api)
    {
        var (feature, cookie) = (api.Feature<ExchangeCode>(), api.Feature<SessionCookie>());
        api.Tagged("Accounts").Everybody.Post<Request, SessionTokens>("/auth/oauth/exchange", (call, request) =>
                cookie.Open(call, request.Session, () => feature.Handle(call.Origin, request, call.Cancellation)))
            .Does("Exchange the code of a provider login for tokens", "exchangeLoginCode")
            .May(SessionCookie.Refusals)
            .May(AccountProblems.LoginFlowInvalid, AccountProblems.AccountExists, AccountProblems.AccountSuspended, AccountProblems.ProviderEmailMissing)
            .WithNoStore();
    }

    public async ValueTask<Outcome<SessionTokens>> Handle(HttpOrigin origin, Request request, CancellationToken cancellation)
    {
        while (await Find(request.Code, request.Verifier, cancellation) is { } code)
        {
            if (code.Value is not { Account: { } account })
            {
                if (code.Value.SessionId is { } opened)
                {
                    await sessions.End(opened, RevocationReasons.CodeReused, cancellation);
                }

                break;
            }

            var signedIn = await signIn.SignIn(origin, code.Value.Provider, account, code, cancellation);
            if (signedIn.IsOk)
            {
                return signedIn;
            }

            if (signedIn.Problem != AccountProblems.LoginFlowInvalid)
            {
                await store.DeleteOne(SignInDocuments.LoginCodes, code.Value.Id, cancellation);
                return signedIn;
            }

            // Another call was first: look again, at a used code.
        }

        return AccountProblems.LoginFlowInvalid;
    }

    /// <summary>
    /// The code of this text, used or not; null when there is none, it has expired, or the verifier is wrong. A wrong verifier also deletes a code that
    /// has not been used: there is no second guess.
    /// </summary>
    public async ValueTask<Document<LoginCode>?> Find(string? text, string? verifier, CancellationToken cancellation)
    {
        if (text is not { Length: RandomToken.Length } || await store.Load(SignInDocuments.LoginCodes, RandomToken.Hash(text), cancellation) is not { } found)
        {
            return null;
        }

        var proven = found.Value.AppChallenge is not { } challenge || (verifier is { Length: >= 43 and <= 128 } && RandomToken.Challenge(verifier) == challenge);
        if (!proven && found.Value.Account is not null)
        {
            await store.Commit(new Commit().Delete(SignInDocuments.LoginCodes, found.Value.Id, found.Version), cancellation);
        }

        return proven && found.Value.ExpiresAt > clock.Now() ? found : null;
    }
}
