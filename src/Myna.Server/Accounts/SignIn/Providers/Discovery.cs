using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Myna.Server.Accounts.SignIn.Providers;

/// <summary>A provider's discovery document and keys, kept for an hour and fetched again when a key is unknown.</summary>
internal sealed class Discovery(string issuer, ProviderHttp http, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Anybody can invent key ids: they make us ask no more often than this.</summary>
    private static readonly TimeSpan RefreshPause = TimeSpan.FromSeconds(30);

    private readonly string _address = $"{issuer.TrimEnd('/')}/.well-known/openid-configuration";

    // Plain HTTP only to this very machine, where tests and developers have their providers.
    private readonly HttpDocumentRetriever _documents = new(http.Client) { RequireHttps = !new Uri(issuer).IsLoopback };

    private Found? _found;

    /// <exception cref="ProviderException">The provider does not answer, or under another name.</exception>
    public async ValueTask<OpenIdConnectConfiguration> Get(CancellationToken cancellation) =>
        _found is { } found && clock.GetUtcNow() - found.At < Lifetime ? found.Document : await Fetch(cancellation);

    /// <summary>Fetches again; null when that was done a moment ago.</summary>
    public async ValueTask<OpenIdConnectConfiguration?> Refresh(CancellationToken cancellation)
    {
        if (_found?.RefreshedAt is { } last && clock.GetUtcNow() - last < RefreshPause)
        {
            return null;
        }

        var document = await Fetch(cancellation);
        _found = new Found(document, clock.GetUtcNow(), clock.GetUtcNow());
        return document;
    }

    private async ValueTask<OpenIdConnectConfiguration> Fetch(CancellationToken cancellation)
    {
        OpenIdConnectConfiguration document;
        try
        {
            document = await OpenIdConnectConfigurationRetriever.GetAsync(_address, _documents, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            throw new ProviderException($"{issuer} cannot be discovered: {e.Message}", e);
        }

        // OpenID Connect Discovery 1.0, section 4.3.
        if (document.Issuer != issuer)
        {
            throw new ProviderException($"The discovery document names the issuer {document.Issuer}, not {issuer}.");
        }

        _found = new Found(document, clock.GetUtcNow(), _found?.RefreshedAt);
        return document;
    }

    private sealed record Found(OpenIdConnectConfiguration Document, DateTimeOffset At, DateTimeOffset? RefreshedAt);
}
