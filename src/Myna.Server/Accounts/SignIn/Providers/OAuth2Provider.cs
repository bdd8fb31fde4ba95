using System.Text.Json;
using Myna.Server.Accounts.Settings;
using Myna.Server.Accounts.SignIn.ProviderLogin;

namespace Myna.Server.Accounts.SignIn.Providers;

/// <summary>GitHub and Facebook: OAuth 2 with PKCE and state, and an API call for who it is. They sign no ID tokens.</summary>
internal sealed class OAuth2Provider(string id, ProviderOptions options, ProviderHttp http) : IProvider
{
    private bool IsGitHub => options.Kind == ProviderKind.GitHub;

    public string Id => id;

    public string Name => options.Name.Length > 0 ? options.Name : IsGitHub ? "GitHub" : "Facebook";

    public bool HasIdTokens => false;

    public bool ReturnsByForm => false;

    public ValueTask<Uri> AuthorizeUrl(LoginFlow flow, Uri callback, CancellationToken cancellation)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = options.ClientId,
            ["redirect_uri"] = callback.ToString(),
            ["scope"] = IsGitHub ? "read:user user:email" : "email public_profile",
            ["state"] = flow.State,
            ["code_challenge"] = flow.Challenge,
            ["code_challenge_method"] = "S256",
        };
        var address = Or(options.AuthorizeUrl, IsGitHub ? "https://github.com/login/oauth/authorize" : "https://www.facebook.com/v21.0/dialog/oauth");
        return ValueTask.FromResult(new Uri(Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(address, query)));
    }

    public async ValueTask<ProviderAccount> Exchange(LoginFlow flow, string code, string? issuer, Uri callback, CancellationToken cancellation)
    {
        var answer = await http.Post(
            new Uri(Or(options.TokenUrl, IsGitHub ? "https://github.com/login/oauth/access_token" : "https://graph.facebook.com/v21.0/oauth/access_token")),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "authorization_code",
                ["client_id"] = options.ClientId,
                ["client_secret"] = options.ClientSecret,
                ["code"] = code,
                ["redirect_uri"] = callback.ToString(),
                ["code_verifier"] = flow.Verifier,
            },
            client: null,
            cancellation);
        var token = answer.Text("access_token") ?? throw new ProviderException($"{Name} gave no access token: {answer.Text("error")}.");
        return IsGitHub ? await GitHubAccount(token, cancellation) : await FacebookAccount(token, cancellation);
    }

    public ValueTask<ProviderAccount> Read(string idToken, string? nonce, CancellationToken cancellation) =>
        throw new ProviderException($"{Name} has no ID tokens.");

    private async ValueTask<ProviderAccount> GitHubAccount(string token, CancellationToken cancellation)
    {
        var api = Or(options.ApiUrl, "https://api.github.com");
        var user = await http.Get(new Uri($"{api}/user"), token, cancellation);
        var emails = await http.Get(new Uri($"{api}/user/emails"), token, cancellation);
        // The address in the profile is whatever its owner wrote there; only this list says what GitHub has verified.
        var primary = emails.ValueKind == JsonValueKind.Array
            ? emails.EnumerateArray().FirstOrDefault(email => IsTrue(email, "primary") && IsTrue(email, "verified"))
            : default;
        return new ProviderAccount(
            user.Text("id") ?? throw new ProviderException("GitHub's user has no id."), primary.Text("email"), EmailVerified: true, user.Text("name") ?? user.Text("login"), user.Text("avatar_url"));
    }

    private async ValueTask<ProviderAccount> FacebookAccount(string token, CancellationToken cancellation)
    {
        var me = await http.Get(new Uri($"{Or(options.ApiUrl, "https://graph.facebook.com/v21.0")}/me?fields=id,name,email"), token, cancellation);
        // Facebook does not say whether it has verified the address.
        return new ProviderAccount(me.Text("id") ?? throw new ProviderException("Facebook's user has no id."), me.Text("email"), EmailVerified: false, me.Text("name"), Picture: null);
    }

    private static bool IsTrue(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string Or(string configured, string usual) => configured.Length > 0 ? configured.TrimEnd('/') : usual;
}
