using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.Settings;
using Myna.Server.Accounts.SignIn.Providers;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.SignIn.ProviderLogin;

/// <summary>
/// GET /auth/oauth/{provider}/start: sends a browser to a provider. With <c>returnTo</c> the login ends there with a code for the app to exchange, without
/// it with the tokens themselves (<see cref="FinishProviderLogin"/>).
/// </summary>
internal sealed class StartProviderLogin(
    ProviderList providers, RateLimits limits, IOptions<AccountOptions> options, TimeProvider clock, ILogger<StartProviderLogin> log) : IFeature
{
    /// <param name="Flow">Kept by the browser.</param>
    /// <param name="Target">Where the browser goes.</param>
    public sealed record Started(LoginFlow Flow, Uri Target);

    public static void Map(Api api)
    {
        var (feature, cookie, redirects) = (api.Feature<StartProviderLogin>(), api.Feature<LoginCookie>(), api.Feature<Redirects>());
        api.Tagged("Accounts").Everybody.GetRedirect("/auth/oauth/{provider}/start", async call =>
            {
                // An empty address is one that is refused, not the lack of one.
                var returnTo = call.Http.Request.Query.ContainsKey("returnTo") ? call.Query("returnTo") ?? "" : null;
                var started = await feature.Handle(
                    call.Origin, call.Route("provider"), returnTo, call.Query("challenge"), redirects.Callback(call), call.Cancellation);
                if (!started.IsOk)
                {
                    return started.Problem;
                }

                cookie.Keep(call, started.Value.Flow);
                Redirects.Send(call, started.Value.Target.AbsoluteUri);
                return null;
            })
            .Does("Go to a provider (302)", "startProviderLogin")
            .Takes("returnTo", "The address to return to; must be on the allow-list")
            .Takes("challenge", "S256 of a verifier that the app keeps for the exchange")
            .May(AccountProblems.ProviderNotFound, AccountProblems.ReturnToRefused, AccountProblems.ProviderUnavailable, AccountProblems.TooManyAttempts);
    }

    /// <param name="challenge">S256 of the app's verifier; null when the app has none.</param>
    public async ValueTask<Outcome<Started>> Handle(
        HttpOrigin origin, string providerId, string? returnTo, string? challenge, Uri callback, CancellationToken cancellation)
    {
        if (providers.Find(providerId) is not { } provider)
        {
            return AccountProblems.ProviderNotFound;
        }

        if (limits.TakeProvider(origin) is { } tooMany)
        {
            return tooMany;
        }

        if (returnTo is not null && !ReturnAddress.IsAllowed(returnTo, options.Value.ReturnTo))
        {
            return AccountProblems.ReturnToRefused;
        }

        if (challenge is not null and not { Length: RandomToken.Length })
        {
            return Problems.Field("challenge", "is the base64url of a SHA-256");
        }

        var flow = LoginFlow.Begin(provider.Id, returnTo, challenge, clock.Now());
        try
        {
            return new Started(flow, await provider.AuthorizeUrl(flow, callback, cancellation));
        }
        catch (ProviderException e)
        {
            log.LogWarning(e, "Provider {Provider} is not available", provider.Id);
            return AccountProblems.ProviderUnavailable;
        }
    }
}
