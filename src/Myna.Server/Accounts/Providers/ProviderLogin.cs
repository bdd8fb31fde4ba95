using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Throttling;
using Myna.Server.Accounts.Tokens;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Providers;

/// <summary>
/// GET /auth/oauth/{provider}/start, GET and POST /callback: sends a browser to a provider and takes it back. With <c>returnTo</c> the login ends
/// there with a code for the app to exchange, without it with the tokens themselves.
/// </summary>
public sealed class ProviderLogin(
    ProviderList providers, ProviderSignIn signIn, MasterKey master, IDocumentStore store, RateLimits limits, IOptions<AccountOptions> options, TimeProvider clock, ILogger<ProviderLogin> log)
{
    private const string Purpose = "login flow";
    private const int MaxParameter = 4096;
    private const int ChallengeLength = 43;

    public async ValueTask<Problem?> HandleStart(Call call)
    {
        if (providers.Find(call.Route("provider")) is not { } provider)
        {
            return Problems.ProviderNotFound;
        }

        if (limits.TakeProvider(call) is { } tooMany)
        {
            return tooMany;
        }

        var returnTo = call.Query("returnTo");
        if (call.Http.Request.Query.ContainsKey("returnTo") && (returnTo is null || !ReturnAddress.IsAllowed(returnTo, options.Value.ReturnTo)))
        {
            return Problems.ReturnToRefused;
        }

        if (call.Query("challenge") is { } given && given.Length != ChallengeLength)
        {
            return Problems.Field("challenge", "is the base64url of a SHA-256");
        }

        var flow = LoginFlow.Begin(provider.Id, returnTo, call.Query("challenge"), clock.Now());
        Uri target;
        try
        {
            target = await provider.AuthorizeUrl(flow, Callback(call, provider.Id), call.Cancellation);
        }
        catch (ProviderException e)
        {
            log.LogWarning(e, "Provider {Provider} is not available", provider.Id);
            return Problems.ProviderUnavailable;
        }

        var json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(flow, AccountDocumentJson.Default.LoginFlow);
        call.Http.Response.Cookies.Append(CookieOf(flow.State), master.Seal(Purpose, json), Cookie(call, provider, LoginFlow.Lifetime));
        Redirect(call, target.AbsoluteUri);
        return null;
    }

    /// <summary>The way back by a redirect.</summary>
    public ValueTask<Problem?> HandleCallback(Call call) => Return(call, call.Query, user: null);

    /// <summary>The way back by a form.</summary>
    public async ValueTask<Problem?> HandleFormCallback(Call call)
    {
        if (!call.Http.Request.HasFormContentType)
        {
            return Problems.UnsupportedMediaType.Because("The body must be application/x-www-form-urlencoded.");
        }

        IFormCollection form;
        try
        {
            form = await call.Http.Request.ReadFormAsync(call.Cancellation);
        }
        catch (InvalidDataException)
        {
            return Problems.LoginFlowInvalid;
        }

        string? Field(string name) => form.TryGetValue(name, out var values) && values is [{ Length: > 0 } value] ? value : null;
        return await Return(call, Field, Field("user"));
    }

    /// <param name="field">The fields of the provider's response.</param>
    /// <param name="user">Apple's, which tells the name.</param>
    private async ValueTask<Problem?> Return(Call call, Func<string, string?> field, string? user)
    {
        if (providers.Find(call.Route("provider")) is not { } provider)
        {
            return Problems.ProviderNotFound;
        }

        if (await TakeFlow(call, field("state"), provider) is not { } flow)
        {
            return Problems.LoginFlowInvalid;
        }

        if (field("code") is not { Length: <= MaxParameter } code)
        {
            log.LogInformation("Provider {Provider} sent no code: {Error}", provider.Id, field("error") is { Length: < 100 } error ? error : "no error either");
            return End(call, flow, Problems.ProviderRefused);
        }

        ProviderAccount account;
        try
        {
            account = await provider.Exchange(flow, code, field("iss"), Callback(call, provider.Id), call.Cancellation);
        }
        catch (ProviderException e)
        {
            log.LogWarning(e, "A login at {Provider} is refused", provider.Id);
            return End(call, flow, Problems.ProviderRefused);
        }

        account = account with { Name = account.Name ?? FormPostUser.NameOf(user) };
        if (flow.ReturnTo is null)
        {
            var outcome = await signIn.SignIn(call, provider.Id, account);
            if (!outcome.IsOk)
            {
                return outcome.Problem;
            }

            call.Http.Response.Headers.CacheControl = "no-store";
            JsonWire.Write(call.Http.Response, StatusCodes.Status200OK, outcome.Value, AccountWire.Web.TokenAnswer);
            return null;
        }

        var text = RandomToken.New();
        var left = new LoginCode(RandomToken.Hash(text), provider.Id, account, flow.AppChallenge, clock.Now() + LoginCode.Lifetime);
        await store.Commit(new Commit().Insert(AccountDocuments.LoginCodes, left), call.Cancellation);
        Redirect(call, With(flow.ReturnTo, "code", text));
        return null;
    }

    // The flow of this browser's cookie, if the state is its own; once.
    private async ValueTask<LoginFlow?> TakeFlow(Call call, string? given, IProvider provider)
    {
        if (given is not { Length: ChallengeLength } state
            || call.Http.Request.Cookies[CookieOf(state)] is not { Length: > 0 and <= MaxParameter } cookie
            || master.Unseal(Purpose, cookie) is not { } json)
        {
            return null;
        }

        call.Http.Response.Cookies.Delete(CookieOf(state), Cookie(call, provider, lifetime: null));
        var flow = System.Text.Json.JsonSerializer.Deserialize(json, AccountDocumentJson.Default.LoginFlow)!;
        if (flow.State != state || flow.Provider != provider.Id || flow.ExpiresAt <= clock.Now())
        {
            return null;
        }

        var used = new UsedFlow(RandomToken.Hash(state), flow.ExpiresAt);
        return (await store.Commit(new Commit().Insert(AccountDocuments.UsedFlows, used), call.Cancellation)).IsCommitted ? flow : null;
    }

    private static Problem? End(Call call, LoginFlow flow, Problem problem)
    {
        if (flow.ReturnTo is null)
        {
            return problem;
        }

        Redirect(call, With(flow.ReturnTo, "error", problem.Code));
        return null;
    }

    private Uri Callback(Call call, string provider)
    {
        var request = call.Http.Request;
        var root = options.Value.PublicUrl is { Length: > 0 } configured ? configured.TrimEnd('/') : $"{request.Scheme}://{request.Host}";
        return new Uri($"{root}/api/v1/auth/oauth/{provider}/callback");
    }

    private static CookieOptions Cookie(Call call, IProvider provider, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        // The way back from the provider is a navigation from another site, or a form that another site submits: a browser sends a cookie with that
        // only if it is SameSite=None, and takes such a cookie only if it is Secure.
        Secure = provider.ReturnsByForm || call.Http.Request.IsHttps,
        SameSite = provider.ReturnsByForm ? SameSiteMode.None : SameSiteMode.Lax,
        Path = "/api/v1/auth/oauth/",
        MaxAge = lifetime,
        IsEssential = true,
    };

    private static string CookieOf(string state) => $"myna_login_{RandomToken.Hash(state)[..16]}";

    private static string With(string address, string name, string value) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(address, name, value);

    private static void Redirect(Call call, string address)
    {
        call.Http.Response.StatusCode = StatusCodes.Status302Found;
        call.Http.Response.Headers.Location = address;
        call.Http.Response.Headers.CacheControl = "no-store";
        call.Http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
