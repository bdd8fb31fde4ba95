using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Myna.Server.Accounts;
using Myna.Server.Accounts.Identity.Passwords;
using Myna.Server.Accounts.SignIn;
using Myna.Storage;

namespace Myna.Server.Tests.Accounts;

/// <summary>The whole server in this process, on an embedded store in a folder of its own, with a clock that tests turn.</summary>
public sealed class AccountsServer : IAsyncDisposable
{
    public const string Password = "correct-zebra-lamp-42";

    private readonly WebApplication _app;
    private readonly bool _ownsFolder;

    private AccountsServer(WebApplication app, FakeTimeProvider clock, string folder, bool ownsFolder)
    {
        (_app, Clock, Folder, _ownsFolder) = (app, clock, folder, ownsFolder);
        Http = NewClient();
    }

    public FakeTimeProvider Clock { get; }

    public string Folder { get; }

    public HttpClient Http { get; }

    public IDocumentStore Store => _app.Services.GetRequiredService<IDocumentStore>();

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    /// <param name="settings">Keys under <c>Myna:</c>, such as <c>Accounts:RefreshGrace</c>.</param>
    public static async Task<AccountsServer> Start(
        Dictionary<string, string?>? settings = null, string? folder = null, FakeTimeProvider? clock = null, Action<IServiceCollection>? replace = null, int port = 0)
    {
        var owns = folder is null;
        folder ??= Directory.CreateTempSubdirectory("myna-accounts-").FullName;
        clock ??= new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var app = ServerProgram.Build(["--environment", "Test", "--urls", $"http://127.0.0.1:{port}"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = "Warning",
                ["Myna:DataDir"] = folder,
                ["Myna:Accounts:PasswordIterations"] = "1000",
                ["Myna:Accounts:HashingQueue"] = "1000",
                // Every test comes from one address.
                ["Myna:Accounts:Limits:SignUpsPerAddressAnHour"] = "100000",
                ["Myna:Accounts:Limits:LoginsPerAddressAMinute"] = "100000",
                ["Myna:Accounts:Limits:RefreshesPerAddressAMinute"] = "100000",
            });
            builder.Configuration.AddInMemoryCollection((settings ?? []).ToDictionary(setting => $"Myna:{setting.Key}", setting => setting.Value));
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            builder.Services.AddSingleton<IStartupFilter, AddressOfTheTest>();
            replace?.Invoke(builder.Services);
        });
        await app.StartAsync();
        return new AccountsServer(app, clock, folder, owns);
    }

    /// <summary>A client that follows no redirects and shares nothing with others.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = Address };

    /// <summary>Signs up under <c>{name}@example.com</c>.</summary>
    public async Task<SignedIn> SignUp(string name)
    {
        var answer = await Post("/auth/signup", new { email = $"{name}@example.com", password = Password, displayName = name });
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        return new SignedIn(answer.Body);
    }

    public Task<Answer> LogIn(string name, string password = Password, string? from = null) => Send(
        HttpMethod.Post, "/auth/login", new { email = $"{name}@example.com", password }, null, request =>
        {
            if (from is not null)
            {
                request.Headers.Add("Test-Address", from);
            }
        });

    public Task<Answer> Refresh(string token) => Post("/auth/refresh", new { refreshToken = token });

    public Task<Answer> Get(string path, string? token = null) => Send(HttpMethod.Get, path, null, token);

    public Task<Answer> Delete(string path, string? token = null, object? body = null) => Send(HttpMethod.Delete, path, body, token);

    public Task<Answer> Post(string path, object? body, string? token = null) => Send(HttpMethod.Post, path, body, token);

    public Task<Answer> Patch(string path, object body, string? token = null) => Send(HttpMethod.Patch, path, body, token);

    /// <param name="path">Below <c>/api/v1</c>, unless it begins with <c>/.</c></param>
    public async Task<Answer> Send(HttpMethod method, string path, object? body, string? token, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("/.", StringComparison.Ordinal) ? path : $"/api/v1{path}");
        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        change?.Invoke(request);
        using var response = await Http.SendAsync(request);
        return await Answer.Of(response);
    }

    /// <summary>Every document of this module, as its JSON.</summary>
    public async Task<List<string>> EverythingStored()
    {
        var documents = new List<string>();
        foreach (var collection in AccountDocuments.All)
        {
            documents.AddRange(await collection.Accept(new Reading(Store)));
        }

        return documents;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Tests choose the address that they come from.</summary>
    private sealed class AddressOfTheTest : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                if (context.Request.Headers.TryGetValue("Test-Address", out var address))
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(address.ToString());
                }

                return then(context);
            });
            next(app);
        };
    }

    private sealed class Reading(IDocumentStore store) : ICollectionVisitor<Task<List<string>>>
    {
        public async Task<List<string>> Visit<T>(Collection<T> collection)
            where T : class
        {
            var documents = new List<string>();
            await foreach (var document in store.Scan(collection))
            {
                documents.Add(JsonSerializer.Serialize(document.Value, collection.Json));
            }

            return documents;
        }
    }
}

/// <summary>An answer, read whole.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, string? ContentType)
{
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;

    public string? Code => Text.Length > 0 && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    public static async Task<Answer> Of(HttpResponseMessage response) =>
        new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers.ContentType?.MediaType);

    public Answer ShouldBeProblem(HttpStatusCode status, string code)
    {
        Status.ShouldBe(status, Text);
        Code.ShouldBe(code);
        ContentType.ShouldBe("application/problem+json");
        return this;
    }

    public Answer ShouldBeOk()
    {
        ((int)Status).ShouldBeInRange(200, 299, Text);
        return this;
    }
}

/// <summary>What a sign-in gave.</summary>
public sealed record SignedIn(string UserId, string AccessToken, string RefreshToken)
{
    public SignedIn(JsonElement body)
        : this(body.GetProperty("user").GetProperty("id").GetString()!, body.GetProperty("accessToken").GetString()!, body.GetProperty("refreshToken").GetString()!)
    {
    }
}
