using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Settings;

namespace Myna.Server.Accounts.SignIn.Providers;

/// <summary>The providers of the configuration.</summary>
internal sealed class ProviderList
{
    private const string GoogleIssuer = "https://accounts.google.com";
    private const string AppleIssuer = "https://appleid.apple.com";

    private readonly FrozenDictionary<string, IProvider> _providers;

    public ProviderList(IOptions<AccountOptions> options, ProviderHttp http, TimeProvider clock)
    {
        _providers = options.Value.Providers.ToFrozenDictionary(entry => entry.Key, entry => Make(entry.Key, entry.Value, http, clock), StringComparer.Ordinal);
        All = [.. _providers.Values.OrderBy(provider => provider.Name, StringComparer.Ordinal)];
    }

    /// <summary>In order of their names.</summary>
    public IReadOnlyList<IProvider> All { get; }

    public IProvider? Find(string id) => _providers.GetValueOrDefault(id);

    private static IProvider Make(string id, ProviderOptions options, ProviderHttp http, TimeProvider clock)
    {
        if (options.Kind is ProviderKind.Google or ProviderKind.Apple)
        {
            var isApple = options.Kind == ProviderKind.Apple;
            options.Issuer = options.Issuer.Length > 0 ? options.Issuer : isApple ? AppleIssuer : GoogleIssuer;
            options.Name = options.Name.Length > 0 ? options.Name : options.Kind.ToString();
            // Apple gives name and address by a form only.
            options.FormPost |= isApple;
        }

        return options.Kind is ProviderKind.Oidc or ProviderKind.Google or ProviderKind.Apple
            ? new OidcProvider(id, options, http, clock)
            : new OAuth2Provider(id, options, http);
    }
}
