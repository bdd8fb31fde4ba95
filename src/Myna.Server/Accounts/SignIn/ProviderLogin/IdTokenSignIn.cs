using System.ComponentModel.DataAnnotations;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Accounts.SignIn.Providers;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.SignIn.ProviderLogin;

/// <summary>POST /auth/oauth/{provider}/token: sign-in with an ID token that the app got from the provider itself (One Tap, mobile).</summary>
internal sealed class IdTokenSignIn(ProviderList providers, ProviderSignIn signIn, RateLimits limits, ILogger<IdTokenSignIn> log) : IFeature
{
    private const int MaxIdToken = 16 * 1024;

    /// <param name="Nonce">What the app asked the provider to put into the token; required when the token has one.</param>
    public sealed record Request([property: Required] string? IdToken, string? Nonce);

    public static void Map(Api api)
    {
        var feature = api.Feature<IdTokenSignIn>();
        api.Tagged("Accounts").Everybody.Post<Request, SessionTokens>(
                "/auth/oauth/{provider}/token", (call, request) => feature.Handle(call.Origin, call.Route("provider"), request, call.Cancellation))
            .Does("Sign in with a provider's ID token", "signInWithIdToken")
            .May(AccountProblems.IdTokenInvalid, AccountProblems.ProviderNotFound, AccountProblems.AccountExists, AccountProblems.AccountSuspended, AccountProblems.ProviderEmailMissing)
            .May(AccountProblems.TooManyAttempts)
            .WithNoStore();
    }

    public async ValueTask<Outcome<SessionTokens>> Handle(HttpOrigin origin, string provider, Request request, CancellationToken cancellation)
    {
        if (limits.TakeProvider(origin) is { } tooMany)
        {
            return tooMany;
        }

        var account = await Read(provider, request.IdToken, request.Nonce, cancellation);
        return account.IsOk ? await signIn.SignIn(origin, provider, account.Value, code: null, cancellation) : account.Problem;
    }

    /// <summary>The owner of the token, if it can be believed.</summary>
    public async ValueTask<Outcome<ProviderAccount>> Read(string providerId, string? idToken, string? nonce, CancellationToken cancellation)
    {
        if (providers.Find(providerId) is not { HasIdTokens: true } provider)
        {
            return AccountProblems.ProviderNotFound;
        }

        if (idToken is not { Length: > 0 and <= MaxIdToken })
        {
            return Problems.Field("idToken", "is required");
        }

        try
        {
            return await provider.Read(idToken, nonce, cancellation);
        }
        catch (ProviderException e)
        {
            log.LogInformation(e, "An ID token of {Provider} is refused", providerId);
            return AccountProblems.IdTokenInvalid;
        }
    }
}
