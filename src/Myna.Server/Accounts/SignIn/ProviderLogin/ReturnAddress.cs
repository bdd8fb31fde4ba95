namespace Myna.Server.Accounts.SignIn.ProviderLogin;

/// <summary>Where a browser may be sent after a login: addresses that the configuration lists, and those below them. Nothing else, however it is written.</summary>
internal static class ReturnAddress
{
    private const int MaxLength = 1000;

    /// <summary>
    /// Whether <paramref name="address"/> is one of <paramref name="allowed"/> or below one: same scheme, host and port, and a path
    /// that continues at a slash.
    /// </summary>
    public static bool IsAllowed(string address, IEnumerable<string> allowed)
    {
        // Browsers and .NET parse these characters differently: refused before parsing.
        if (address.Length > MaxLength || address.AsSpan().ContainsAnyExceptInRange('!', '~') || address.AsSpan().ContainsAny('\\', '@')
            || !Uri.TryCreate(address, UriKind.Absolute, out var target) || target.UserInfo.Length > 0 || target.Fragment.Length > 0
            || Climbs(address))
        {
            return false;
        }

        return allowed.Any(text => Uri.TryCreate(text, UriKind.Absolute, out var root) && Covers(root, target));
    }

    // As written, before anybody resolves it: steps upwards, and empty steps, which some read as the beginning of a host.
    private static bool Climbs(string address)
    {
        var path = Uri.UnescapeDataString(address.Split('?')[0]);
        return path.Contains("..", StringComparison.Ordinal) || path.LastIndexOf("//", StringComparison.Ordinal) != path.IndexOf("//", StringComparison.Ordinal);
    }

    private static bool Covers(Uri root, Uri target)
    {
        if (root.Scheme != target.Scheme || !string.Equals(root.Host, target.Host, StringComparison.OrdinalIgnoreCase) || root.Port != target.Port)
        {
            return false;
        }

        var (above, below) = (root.AbsolutePath, target.AbsolutePath);
        return below == above || below.StartsWith(above.EndsWith('/') ? above : above + "/", StringComparison.Ordinal);
    }
}
