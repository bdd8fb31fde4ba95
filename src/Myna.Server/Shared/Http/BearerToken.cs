namespace Myna.Server.Shared.Http;

public static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>Longer than any token that this server makes.</summary>
    private const int MaxLength = 4096;

    /// <summary>The token of the Authorization header (RFC 6750, section 2.1); null when there is none.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization is [{ Length: > 7 and <= MaxLength } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..]
            : null;
}
