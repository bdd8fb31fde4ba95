using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Tests.Shared;

/// <summary>The check that makes every test of the server prove the description of each call that it makes.</summary>
public sealed class EndpointContractTests
{
    [Theory]
    [InlineData("Test")]
    [InlineData("Development")]
    public async Task AProblemThatTheDescriptionDoesNotListFailsLoudly(string environment)
    {
        await using var app = await Start(environment);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var response = await http.GetAsync(new Uri("/undeclared", UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe("internal_error");
        problem.GetProperty("detail").GetString()!.ShouldContain("user_not_found");

        (await http.GetAsync(new Uri("/declared", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task AQueryParameterThatTheDescriptionDoesNotListFailsLoudly()
    {
        await using var app = await Start("Test");
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        (await http.GetAsync(new Uri("/query?undeclared=1", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task InProductionClientsGetTheProblemAllTheSame()
    {
        await using var app = await Start("Production");
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        (await http.GetAsync(new Uri("/undeclared", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<WebApplication> Start(string environment)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(json => JsonContracts.Configure(json.SerializerOptions));
        builder.Services.AddSingleton<ITokenAuthority, NoTokens>();
        var app = builder.Build();
        app.UseProblems();
        var api = new Api(app).Everybody;
        api.Get("/undeclared", _ => ValueTask.FromResult<Outcome<ProblemBody>>(AccountProblems.UserNotFound));
        api.Get("/declared", _ => ValueTask.FromResult<Outcome<ProblemBody>>(AccountProblems.UserNotFound)).May(AccountProblems.UserNotFound);
        api.Get("/query", call => ValueTask.FromResult<Outcome<ProblemBody>>(ProblemBody.Of(AccountProblems.UserNotFound, call.Query("undeclared"))));
        await app.StartAsync();
        return app;
    }

    private sealed class NoTokens : ITokenAuthority
    {
        public ValueTask<Outcome<Caller>> Authenticate(string token) => ValueTask.FromResult<Outcome<Caller>>(Problems.TokenInvalid);
    }
}
