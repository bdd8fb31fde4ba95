namespace Myna.Server.Web;

/// <summary>The sources that a page may load and run: this origin's own files, no inline script, and no HTML made of strings (Trusted Types).</summary>
public static class PagePolicy
{
    private const string Before = "default-src 'none'; script-src 'self'; style-src 'self'";

    private const string After = "; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        + "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    /// <summary>Of every file beside the page itself: it counts where one is opened by its own address, and for workers.</summary>
    public const string OfFiles = Before + After;

    public static string WithNonce(string nonce) => $"{Before} 'nonce-{nonce}'{After}";
}
