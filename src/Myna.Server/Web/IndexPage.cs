using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Myna.Server.Web;

/// <summary>
/// <c>index.html</c>, written for each request with a nonce of its own: the few style elements that libraries add while the page runs carry it,
/// and no other inline style is obeyed.
/// </summary>
public sealed partial class IndexPage
{
    /// <summary>Where the build leaves the nonce open (Vite's <c>html.cspNonce</c>).</summary>
    private const string Placeholder = "__NONCE__";

    private const string Meta = $"""<meta property="csp-nonce" nonce="{Placeholder}">""";

    private const int NonceBytes = 18;

    private readonly byte[][] _pieces;

    public IndexPage(string html)
    {
        html = InlineStyle().Replace(html, $"""<style nonce="{Placeholder}" """);
        if (!html.Contains("\"csp-nonce\"", StringComparison.Ordinal))
        {
            html = Head().Replace(html, head => head.Value + Meta, 1);
        }

        _pieces = [.. html.Split(Placeholder).Select(Encoding.UTF8.GetBytes)];
    }

    public async Task Send(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        // No tag: a page that is taken from a cache would come with the nonce of another response.
        response.Headers.CacheControl = "no-cache";
        response.Headers.ContentSecurityPolicy = PagePolicy.WithNonce(nonce);
        var filling = Encoding.ASCII.GetBytes(nonce);
        var page = new MemoryStream();
        for (var i = 0; i < _pieces.Length; i++)
        {
            if (i > 0)
            {
                page.Write(filling);
            }

            page.Write(_pieces[i]);
        }

        response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(page.GetBuffer().AsMemory(0, (int)page.Length), context.RequestAborted);
        }
    }

    [GeneratedRegex("<style(?=[ >])(?![^>]*nonce=)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex InlineStyle();

    [GeneratedRegex("<head[^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Head();
}
