using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Settings;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.SignIn.ProviderLogin;

/// <summary>Where browsers are sent during a provider login, and where they come back.</summary>
internal sealed class Redirects(IOptions<AccountOptions> options)
{
    /// <summary>The address to which a provider sends the browser back, as this browser reaches the server.</summary>
    public Uri Callback(Call call)
    {
        var request = call.Http.Request;
        var root = options.Value.PublicUrl is { Length: > 0 } configured ? configured.TrimEnd('/') : $"{request.Scheme}://{request.Host}";
        return new Uri($"{root}/api/v1/auth/oauth/{call.Route("provider")}/callback");
    }

    public static void Send(Call call, string address)
    {
        call.Http.Response.StatusCode = StatusCodes.Status302Found;
        call.Http.Response.Headers.Location = address;
        call.Http.Response.Headers.CacheControl = "no-store";
        call.Http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
