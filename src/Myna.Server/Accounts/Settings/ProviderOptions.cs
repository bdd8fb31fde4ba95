using System.ComponentModel.DataAnnotations;
using Myna.Server.Accounts.SignIn.Providers;

namespace Myna.Server.Accounts.Settings;

/// <summary>
/// One entry of <c>Myna:Accounts:Providers:{id}</c>. The id stands in addresses and in linked identities: do not rename it.
/// </summary>
internal sealed class ProviderOptions
{
    public ProviderKind Kind { get; set; } = ProviderKind.Oidc;

    /// <summary>For people, on the login page.</summary>
    [StringLength(50)]
    public string Name { get; set; } = "";

    [Required, StringLength(500)]
    public string ClientId { get; set; } = "";

    /// <summary>Empty for a public client, which has PKCE alone.</summary>
    [StringLength(1000)]
    public string ClientSecret { get; set; } = "";

    /// <summary>Of an OpenID Connect provider: its issuer, exactly as its discovery document and its tokens name it. Google's and Apple's are preset.</summary>
    [StringLength(500)]
    public string Issuer { get; set; } = "";

    /// <summary>
    /// Of an OpenID Connect provider: it sends the browser back by a form (<c>response_mode=form_post</c>) instead of a redirect. Apple always does.
    /// </summary>
    public bool FormPost { get; set; }

    /// <summary>Of Apple, which takes a signed JWT for a client secret: the team that the key belongs to.</summary>
    [StringLength(100)]
    public string TeamId { get; set; } = "";

    /// <summary>Of Apple: the id of <see cref="PrivateKey"/>.</summary>
    [StringLength(100)]
    public string KeyId { get; set; } = "";

    /// <summary>Of Apple: the content of the key's <c>.p8</c> file, PKCS #8 in PEM or its base64 alone.</summary>
    [StringLength(4000)]
    public string PrivateKey { get; set; } = "";

    /// <summary>Other client ids whose ID tokens are accepted for sign-in by ID token: those of the mobile apps.</summary>
    public IList<string> AppClientIds { get; } = [];

    /// <summary>Of GitHub and Facebook: their addresses, for an enterprise installation or a test.</summary>
    [StringLength(500)]
    public string AuthorizeUrl { get; set; } = "";

    [StringLength(500)]
    public string TokenUrl { get; set; } = "";

    /// <summary>Where the account is read from.</summary>
    [StringLength(500)]
    public string ApiUrl { get; set; } = "";
}

internal enum ProviderKind
{
    Oidc,
    Google,
    Apple,
    GitHub,
    Facebook,
}
