using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.Settings;
using Myna.Server.Accounts.SignIn.Providers;
using Myna.Server.Accounts.SignIn.Sessions;

namespace Myna.Server.Accounts;

/// <summary>The rules for the options that annotations cannot express.</summary>
internal sealed class AccountOptionsCheck(IHostEnvironment environment) : IValidateOptions<AccountOptions>
{
    public ValidateOptionsResult Validate(string? name, AccountOptions options)
    {
        if (options.PasswordIterations < AccountOptions.OwaspIterations && environment.IsProduction())
        {
            return Fail("PasswordIterations", $"must be at least {AccountOptions.OwaspIterations} in the environment Production");
        }

        if (options.MasterKey.Length > 0 && !MasterKey.IsKey(options.MasterKey))
        {
            return Fail("MasterKey", "must be 32 bytes in base64");
        }

        if (options.PreviousMasterKey.Length > 0 && !MasterKey.IsKey(options.PreviousMasterKey))
        {
            return Fail("PreviousMasterKey", "must be 32 bytes in base64");
        }

        if (options.PublicUrl.Length > 0 && !(Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var self) && self.Scheme is "https" or "http"))
        {
            return Fail("PublicUrl", "must be an absolute address such as https://api.example");
        }

        if (options.KeyAnnouncement >= options.KeyRotation)
        {
            return Fail("KeyAnnouncement", "must be shorter than KeyRotation");
        }

        if (options.ReturnTo.FirstOrDefault(address => !Uri.TryCreate(address, UriKind.Absolute, out _)) is { } bad)
        {
            return Fail("ReturnTo", $"has {bad}, which is not an absolute address");
        }

        foreach (var (id, provider) in options.Providers)
        {
            if (Refuse(id, provider) is { } why)
            {
                return Fail($"Providers:{id}", why);
            }
        }

        return ValidateOptionsResult.Success;
    }

    private static string? Refuse(string id, ProviderOptions provider)
    {
        if (id.Length > 32 || id.Any(character => !char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character != '-') || id is SessionLifecycle.ByPassword or SessionLifecycle.AsGuest)
        {
            return "is not an id of lower-case letters, digits and hyphens";
        }

        if (provider.ClientId.Length == 0)
        {
            return "needs a ClientId";
        }

        return provider.Kind switch
        {
            ProviderKind.Oidc when !IsSecure(provider.Issuer) => "needs an Issuer: an https address",
            ProviderKind.Apple when provider.TeamId.Length == 0 || provider.KeyId.Length == 0 => "needs a TeamId and a KeyId",
            ProviderKind.Apple when !IsSigningKey(provider.PrivateKey) => "needs a PrivateKey: the content of Apple's .p8 file",
            ProviderKind.Apple or ProviderKind.Google when provider.Issuer.Length > 0 && !IsSecure(provider.Issuer) => "has an Issuer that is not https",
            ProviderKind.GitHub or ProviderKind.Facebook when provider.ClientSecret.Length == 0 => "needs a ClientSecret",
            _ when new[] { provider.AuthorizeUrl, provider.TokenUrl, provider.ApiUrl }.Any(url => url.Length > 0 && !IsSecure(url)) => "has an address that is not https",
            _ => null,
        };
    }

    private static bool IsSigningKey(string text)
    {
        using var key = ClientSecret.TryRead(text);
        return key is not null;
    }

    // Plain HTTP stays on this machine.
    private static bool IsSecure(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    private static ValidateOptionsResult Fail(string key, string why) => ValidateOptionsResult.Fail($"{AccountOptions.Section}:{key} {why}.");
}
