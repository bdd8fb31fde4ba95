using Myna.Server.Accounts.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Providers;

/// <summary>POST /auth/oauth/exchange: tokens for the code with which a provider login came back to the app.</summary>
public sealed class ExchangeCode(IDocumentStore store, ProviderSignIn signIn, TimeProvider clock)
{
    /// <param name="Verifier">What the app's <c>challenge</c> was made of; required when it gave one.</param>
    public sealed record Request(string? Code, string? Verifier);

    public async ValueTask<Outcome<TokenAnswer>> Handle(Call call, Request request) =>
        await Take(request.Code, request.Verifier, call.Cancellation) is { } code
            ? await signIn.SignIn(call, code.Provider, code.Account)
            : Problems.LoginFlowInvalid;

    /// <summary>What a code stands for, once; null for any other.</summary>
    public async ValueTask<LoginCode?> Take(string? text, string? verifier, CancellationToken cancellation)
    {
        if (text is not { Length: 43 } || await store.Load(AccountDocuments.LoginCodes, OneTimeText.Hash(text), cancellation) is not { } found)
        {
            return null;
        }

        // Gone whatever comes of it: a wrong verifier is no second try's business.
        var taken = await store.Commit(new Commit().Delete(AccountDocuments.LoginCodes, found.Value.Id, found.Version), cancellation);
        var proven = found.Value.AppChallenge is not { } challenge || (verifier is { Length: >= 43 and <= 128 } && OneTimeText.Challenge(verifier) == challenge);
        return taken.IsCommitted && proven && found.Value.ExpiresAt > clock.Now() ? found.Value : null;
    }
}
