using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.SignIn.Providers;

/// <summary>GET /auth/providers: the providers that a sign-in page can offer.</summary>
internal sealed class ListProviders(ProviderList providers) : IFeature
{
    private readonly Response _response =
        new([.. providers.All.Select(provider => new Item(provider.Id, provider.Name, provider.HasIdTokens ? "oidc" : "oauth2"))]);

    public sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="Kind"><c>oidc</c>: also takes ID tokens; <c>oauth2</c>: by redirect only.</param>
    public sealed record Item(string Id, string Name, string Kind);

    public static void Map(Api api)
    {
        var feature = api.Feature<ListProviders>();
        api.Tagged("Accounts").Everybody.Get("/auth/providers", _ => ValueTask.FromResult<Outcome<Response>>(feature.Handle()))
            .Does("The providers that accounts can sign in with", "listProviders");
    }

    public Response Handle() => _response;
}
