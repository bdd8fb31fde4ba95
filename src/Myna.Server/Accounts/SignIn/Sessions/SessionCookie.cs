using System.Net;
using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Settings;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.SignIn.Sessions;

/// <summary>
/// Sessions of this server's own pages: with <c>"session":"cookie"</c> in a request the refresh token goes into a cookie that no script can read,
/// and not into the body. The cookie only buys an access token, which a foreign page could not read; besides, such a request is refused without
/// the <c>Origin</c> of this site.
/// </summary>
internal sealed class SessionCookie(IOptions<AccountOptions> options)
{
    /// <summary>The only value of a request's <c>session</c>.</summary>
    public const string Kind = "cookie";

    /// <summary>Browsers take this name only over https, for one host and all of its paths: no neighbour of the domain can plant one.</summary>
    public const string SecureName = "__Host-myna-session";

    /// <summary>On the loopback without TLS.</summary>
    public const string LocalName = "myna-session";

    private readonly Uri? _publicUrl = Uri.TryCreate(options.Value.PublicUrl, UriKind.Absolute, out var url) ? url : null;

    /// <summary>The problems of every call that takes <c>"session":"cookie"</c>.</summary>
    public static Problem[] Refusals { get; } = [AccountProblems.OriginRefused, AccountProblems.HttpsRequired];

    /// <summary>Opens a session as a request asks for it.</summary>
    /// <param name="session">Null: the tokens go into the body.</param>
    public async ValueTask<Outcome<SessionTokens>> Open(Call call, string? session, Func<ValueTask<Outcome<SessionTokens>>> open)
    {
        if (session is null)
        {
            return await open();
        }

        if (Refuse(call, session) is { } refused)
        {
            return refused;
        }

        var answer = await open();
        if (!answer.IsOk)
        {
            return answer;
        }

        call.Http.Response.Cookies.Append(NameFor(call), answer.Value.RefreshToken!, Cookie(call, options.Value.SessionIdle));
        return answer.Value with { RefreshToken = null };
    }

    /// <summary>Exchanges the token that a request gives, or the cookie's for another cookie.</summary>
    public async ValueTask<Outcome<SessionTokens>> Renew(Call call, string? session, string? given, Func<string?, ValueTask<Outcome<SessionTokens>>> rotate)
    {
        if (session is null)
        {
            return await rotate(given);
        }

        var renewed = await Open(call, session, () => rotate(Read(call)));
        if (renewed.Problem is { } problem && (problem == AccountProblems.RefreshInvalid || problem == AccountProblems.RefreshReused))
        {
            Clear(call);
        }

        return renewed;
    }

    /// <summary>Ends the session of the token that a request gives, or the cookie's together with the cookie.</summary>
    public async ValueTask<Outcome<Nothing>> End(Call call, string? session, string? given, Func<string?, ValueTask<Outcome<Nothing>>> end)
    {
        if (session is null)
        {
            return await end(given);
        }

        if (Refuse(call, session) is { } refused)
        {
            return refused;
        }

        var token = Read(call);
        Clear(call);
        return await end(token);
    }

    // Why this request may not use a cookie; null when it may.
    private Problem? Refuse(Call call, string session)
    {
        if (session != Kind)
        {
            return Problems.Field("session", $"can only be {Kind}");
        }

        if (!IsSecure(call) && !IsLoopback(call.Http.Request.Host.Host))
        {
            return AccountProblems.HttpsRequired;
        }

        return IsOwnOrigin(call.Http.Request) ? null : AccountProblems.OriginRefused;
    }

    private string? Read(Call call) => call.Http.Request.Cookies[NameFor(call)];

    private void Clear(Call call) => call.Http.Response.Cookies.Delete(NameFor(call), Cookie(call, lifetime: null));

    private string NameFor(Call call) => IsSecure(call) ? SecureName : LocalName;

    private bool IsSecure(Call call) => call.Http.Request.IsHttps || _publicUrl?.Scheme == Uri.UriSchemeHttps;

    // Browsers send it with every POST and no page can set it.
    private bool IsOwnOrigin(HttpRequest request) =>
        request.Headers.Origin is [{ } text] && Uri.TryCreate(text, UriKind.Absolute, out var origin)
        && (SameOrigin(origin, _publicUrl) || SameOrigin(origin, Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own) ? own : null));

    private static bool SameOrigin(Uri origin, Uri? other) =>
        other is not null && Uri.Compare(origin, other, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private CookieOptions Cookie(Call call, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = IsSecure(call),
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };
}
