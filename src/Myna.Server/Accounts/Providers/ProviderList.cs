using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.Providers;

/// <summary>The providers of the configuration. GET /auth/providers: for the login page.</summary>
public sealed class ProviderList
{
    private const string GoogleIssuer = "https://accounts.google.com";
    private const string AppleIssuer = "https://appleid.apple.com";

    private readonly FrozenDictionary<string, IProvider> _providers;
    private readonly Response _response;

    public ProviderList(IOptions<AccountOptions> options, ProviderHttp http, TimeProvider clock)
    {
        _providers = options.Value.Providers.ToFrozenDictionary(entry => entry.Key, entry => Make(entry.Key, entry.Value, http, clock), StringComparer.Ordinal);
        _response = new Response(
            [.. _providers.Values.OrderBy(provider => provider.Name, StringComparer.Ordinal).Select(provider => new Item(provider.Id, provider.Name, provider.HasIdTokens ? "oidc" : "oauth2"))]);
    }

    public sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="Kind"><c>oidc</c>: also takes ID tokens; <c>oauth2</c>: by redirect only.</param>
    public sealed record Item(string Id, string Name, string Kind);

    public IReadOnlyList<Item> Items => _response.Items;

    public IProvider? Find(string id) => _providers.GetValueOrDefault(id);

    public ValueTask<Outcome<Response>> Handle(Call call) => ValueTask.FromResult<Outcome<Response>>(_response);

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
