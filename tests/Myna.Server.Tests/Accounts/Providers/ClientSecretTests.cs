using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Myna.Server.Tests.Accounts.Providers;

/// <summary>How this server proves to a provider's token endpoint that it is the client: as the provider's discovery document says.</summary>
public sealed class ClientSecretTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("client_secret_basic", true)]
    [InlineData("client_secret_post,client_secret_basic", true)]
    [InlineData("client_secret_post", false)]
    [InlineData("private_key_jwt,client_secret_post", false)]
    public async Task TheSecretGoesWhereTheProviderTakesIt(string? methods, bool inHeader)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var provider = await DoubleProvider.Start(clock);
        provider.ClientMethods = methods?.Split(',');
        await using var server = await AccountsServer.Start(
            new()
            {
                ["Accounts:Providers:real:ClientId"] = "myna",
                ["Accounts:Providers:real:ClientSecret"] = "a secret & more",
                ["Accounts:Providers:real:Issuer"] = provider.Issuer,
            },
            clock: clock);
        var start = await server.Get("/auth/oauth/real/start");
        var sent = QueryHelpers.ParseQuery(start.Headers.Location!.Query);
        Dictionary<string, string> posted = [];
        provider.Token = form =>
        {
            posted = form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
            return (200, new JsonObject { ["id_token"] = provider.Sign(provider.Claims(sent["nonce"])), ["access_token"] = "at" }.ToJsonString());
        };

        (await server.Send(HttpMethod.Get, $"/auth/oauth/real/callback?state={sent["state"]}&code=c", null, null, request =>
            request.Headers.Add("Cookie", start.Headers.GetValues("Set-Cookie").Single().Split(';')[0]))).ShouldBeOk();

        if (inHeader)
        {
            provider.ClientHeader.ShouldBe($"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes("myna:a%20secret%20%26%20more"))}");
            posted.Keys.ShouldNotContain("client_secret");
        }
        else
        {
            provider.ClientHeader.ShouldBeNull();
            (posted["client_id"], posted["client_secret"]).ShouldBe(("myna", "a secret & more"));
        }
    }
}
