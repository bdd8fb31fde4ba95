using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Profile;
using Myna.Server.Accounts.Settings;
using Myna.Server.Accounts.SignIn;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Storage;
using Myna.Storage.Sqlite;

namespace Myna.Accounts.Bench;

/// <summary>The real server, built as this program is, in a process of its own; its store holds accounts before it starts.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    public const string Password = "correct-zebra-lamp-42";

    private readonly string _folder;
    private readonly Process _process;

    private BenchServer(string folder, Process process, Uri address) =>
        (_folder, _process, Http) = (folder, process, new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 512 }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) });

    public HttpClient Http { get; }

    /// <param name="iterations">Of password hashing.</param>
    /// <param name="settings">Keys under <c>Myna:</c>.</param>
    /// <param name="accounts">What is in the store, given the hash of <see cref="Password"/>.</param>
    public static async Task<BenchServer> Start(int iterations, Dictionary<string, string> settings, Func<string, IEnumerable<User>> accounts)
    {
        var folder = Directory.CreateTempSubdirectory("myna-bench-").FullName;
        var hash = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = iterations })).HashPassword(null!, Password);
        await Fill(folder, accounts(hash));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Myna.Server.dll"), "--urls", address.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        // Fewer rounds than the default are refused in production.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = iterations < AccountOptions.OwaspIterations ? "Test" : "Production";
        start.Environment["Logging__LogLevel__Default"] = "Error";
        start.Environment["Myna__DataDir"] = folder;
        start.Environment["Myna__Accounts__PasswordIterations"] = iterations.ToString(CultureInfo.InvariantCulture);
        foreach (var (key, value) in settings)
        {
            start.Environment[$"Myna__{key.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        }

        var server = new BenchServer(folder, Process.Start(start)!, address);
        server._process.BeginOutputReadLine();
        while (!await server.IsReady())
        {
            await Task.Delay(50);
        }

        return server;
    }

    public static User Account(string name, string? hash) => new()
    {
        Id = Ids.New(TimeProvider.System.GetUtcNow()),
        Email = $"{name}@example.com",
        EmailKey = $"{name}@example.com",
        DisplayName = name,
        TimeZone = "UTC",
        Roles = ["learner"],
        PasswordHash = hash,
        Preferences = new Dictionary<string, JsonElement>(),
        CreatedAt = TimeProvider.System.Now(),
    };

    /// <param name="from">The address that the server is to take it for.</param>
    public Task<HttpResponseMessage> Post(string path, object body, string? token = null, string? from = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1{path}") { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (from is not null)
        {
            request.Headers.Add("X-Forwarded-For", from);
        }

        return Http.SendAsync(request);
    }

    public async Task<JsonElement> Get(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Http.SendAsync(request);
        return JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).RootElement;
    }

    public async Task<string> LogIn(string name)
    {
        using var response = await Post("/auth/login", new { email = $"{name}@example.com", password = Password });
        return JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).RootElement.GetProperty("accessToken").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // Each has been signed in on three devices.
    private static async Task Fill(string folder, IEnumerable<User> accounts)
    {
        await using var store = SqliteDocumentStore.Open(
            new SqliteStoreOptions { Folder = folder }, Myna.Server.ServerProgram.Collections.Append(OutboxEntry.Collection).ToList(), TimeProvider.System, NullLogger.Instance);
        var now = TimeProvider.System.Now();
        foreach (var user in accounts)
        {
            var commit = new Commit().Insert(IdentityDocuments.Users, user);
            for (var device = 0; device < 3; device++)
            {
                commit.Insert(SignInDocuments.Sessions, new AuthSession
                {
                    Id = Ids.New(now),
                    UserId = user.Id,
                    Generation = 0,
                    Salt = RefreshTokens.NewSalt(),
                    TokenHash = RefreshTokens.NewSalt(),
                    RotatedAt = now,
                    Method = SessionLifecycle.ByPassword,
                    UserAgent = "bench",
                    Address = $"198.51.100.{device}",
                    CreatedAt = now,
                    ExpiresAt = now.AddDays(30),
                });
            }

            await store.Commit(commit);
        }
    }

    private async Task<bool> IsReady()
    {
        try
        {
            using var ready = await Http.GetAsync(new Uri("/readyz", UriKind.Relative));
            return ready.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
