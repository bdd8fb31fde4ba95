using Myna.Server.Accounts.SignIn.ProviderLogin;

namespace Myna.Server.Accounts.SignIn.Providers;

/// <summary>A place where learners have accounts already. OpenID Connect by discovery, or OAuth 2 with an API of its own.</summary>
internal interface IProvider
{
    string Id { get; }

    string Name { get; }

    /// <summary>Whether it signs who it says has signed in.</summary>
    bool HasIdTokens { get; }

    /// <summary>Whether it sends the browser back by a form that another site's page submits (OAuth 2.0 Form Post Response Mode), not by a redirect.</summary>
    bool ReturnsByForm { get; }

    /// <summary>Where the browser is sent.</summary>
    ValueTask<Uri> AuthorizeUrl(LoginFlow flow, Uri callback, CancellationToken cancellation);

    /// <summary>Exchanges the code that came back.</summary>
    /// <param name="issuer">The <c>iss</c> that came with it (RFC 9207); null when none did.</param>
    /// <exception cref="ProviderException">The provider refuses, or answers what cannot be believed.</exception>
    ValueTask<ProviderAccount> Exchange(LoginFlow flow, string code, string? issuer, Uri callback, CancellationToken cancellation);

    /// <summary>Reads an ID token that an app got from the provider itself.</summary>
    /// <exception cref="ProviderException">The token cannot be believed.</exception>
    ValueTask<ProviderAccount> Read(string idToken, string? nonce, CancellationToken cancellation);
}
