using System.Net;
using System.Text.RegularExpressions;

namespace Myna.Server.Tests.Accounts.Providers;

/// <summary>As much of a browser as a login needs: cookies, redirects, forms.</summary>
public sealed class Browser : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http;

    public Browser() => _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = Cookies });

    public CookieContainer Cookies { get; } = new();

    /// <summary>Follows redirects and submits forms, a login with this name, until an address of <paramref name="end"/> or an answer that is not HTML.</summary>
    public async Task<(Uri Address, HttpResponseMessage Response)> Visit(Uri address, string login, string? end = null)
    {
        var response = await _http.GetAsync(address);
        for (var step = 0; step < 30; step++)
        {
            // Browsers keep and send Secure cookies on the loopback without TLS too.
            foreach (Cookie cookie in Cookies.GetAllCookies())
            {
                cookie.Secure = false;
            }

            if (response.Headers.Location is { } location)
            {
                address = new Uri(address, location);
                if (end is not null && address.AbsoluteUri.StartsWith(end, StringComparison.Ordinal))
                {
                    return (address, response);
                }

                response = await _http.GetAsync(address);
            }
            else if (response.Content.Headers.ContentType?.MediaType == "text/html")
            {
                var html = await response.Content.ReadAsStringAsync();
                var action = Regex.Match(html, "<form[^>]*action=\"(?<a>[^\"]+)\"", RegexOptions.ExplicitCapture, Patience).Groups["a"].Value;
                action.ShouldNotBeEmpty(html);
                address = new Uri(address, WebUtility.HtmlDecode(action));
                var fields = Regex.Matches(html, "name=\"(?<n>[^\"]+)\" value=\"(?<v>[^\"]*)\"", RegexOptions.ExplicitCapture, Patience)
                    .ToDictionary(field => field.Groups["n"].Value, field => WebUtility.HtmlDecode(field.Groups["v"].Value), StringComparer.Ordinal);
                if (fields.ContainsKey("prompt"))
                {
                    (fields["login"], fields["password"]) = (login, "x");
                }

                using var form = new FormUrlEncodedContent(fields);
                response = await _http.PostAsync(address, form);
            }
            else
            {
                return (address, response);
            }
        }

        throw new InvalidOperationException($"{address} leads nowhere.");
    }

    public void Dispose() => _http.Dispose();
}
