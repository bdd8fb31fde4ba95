using System.Text.Json;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.SignIn.Providers;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.SignIn.ProviderLogin;

/// <summary>The cookie in which a browser keeps the provider login that it began, sealed. One for each login: two tabs may have one under way.</summary>
internal sealed class LoginCookie(MasterKey master, ProviderList providers)
{
    private const string Purpose = "login flow";
    private const int MaxLength = 4096;

    public void Keep(Call call, LoginFlow flow) => call.Http.Response.Cookies.Append(
        NameOf(flow.State),
        master.Seal(Purpose, JsonSerializer.SerializeToUtf8Bytes(flow, SignInDocumentJson.Default.LoginFlow)),
        Options(call, flow.Provider, LoginFlow.Lifetime));

    /// <summary>The login with this state, which is taken from the browser; null when it has none.</summary>
    public LoginFlow? Take(Call call, string? state)
    {
        if (state is not { Length: RandomToken.Length }
            || call.Http.Request.Cookies[NameOf(state)] is not { Length: > 0 and <= MaxLength } cookie
            || master.Unseal(Purpose, cookie) is not { } json)
        {
            return null;
        }

        var flow = JsonSerializer.Deserialize(json, SignInDocumentJson.Default.LoginFlow)!;
        call.Http.Response.Cookies.Delete(NameOf(state), Options(call, flow.Provider, lifetime: null));
        return flow;
    }

    private CookieOptions Options(Call call, string provider, TimeSpan? lifetime)
    {
        // The way back from the provider is a navigation from another site, or a form that another site submits: a browser sends a cookie with that
        // only if it is SameSite=None, and takes such a cookie only if it is Secure.
        var returnsByForm = providers.Find(provider)?.ReturnsByForm == true;
        return new CookieOptions
        {
            HttpOnly = true,
            Secure = returnsByForm || call.Http.Request.IsHttps,
            SameSite = returnsByForm ? SameSiteMode.None : SameSiteMode.Lax,
            Path = "/api/v1/auth/oauth/",
            MaxAge = lifetime,
            IsEssential = true,
        };
    }

    private static string NameOf(string state) => $"myna_login_{RandomToken.Hash(state)[..16]}";
}
