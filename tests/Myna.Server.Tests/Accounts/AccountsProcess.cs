using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Myna.Server.Tests.Scenarios;

namespace Myna.Server.Tests.Accounts;

/// <summary>The real server with account settings of the test's choice: for what only a process of its own shows.</summary>
public sealed class AccountsProcess : IAsyncDisposable
{
    private readonly ServerProcess _server;

    private AccountsProcess(ServerProcess server)
    {
        _server = server;
        Http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(2) };
    }

    public string Folder => _server.Folder;

    public Uri Address => _server.Address;

    public HttpClient Http { get; }

    /// <param name="settings">Keys under <c>Myna:Accounts:</c>.</param>
    public static async Task<AccountsProcess> Start(Dictionary<string, string> settings) => new(await ServerProcess.Start(Home.OnSqlite().With(
        settings.Select(setting => KeyValuePair.Create($"Myna__Accounts__{setting.Key.Replace(":", "__", StringComparison.Ordinal)}", setting.Value)))));

    /// <summary>Starts the process again and returns when it is ready.</summary>
    public Task Restart() => _server.Restart();

    /// <summary>SIGKILL: no goodbye, no flush.</summary>
    public Task Kill() => _server.Kill();

    public async Task<SignedIn> SignUp(string name)
    {
        var answer = await Send(HttpMethod.Post, "/auth/signup", new { email = $"{name}@example.com", password = AccountsServer.Password, displayName = name });
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        return new SignedIn(answer.Body);
    }

    public async Task<SignedIn> LogIn(string name) =>
        new((await Send(HttpMethod.Post, "/auth/login", new { email = $"{name}@example.com", password = AccountsServer.Password })).ShouldBeOk().Body);

    public async Task<Answer> Send(HttpMethod method, string path, object? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1{path}");
        if (body is not null)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var response = await Http.SendAsync(request);
        return await Answer.Of(response);
    }

    /// <summary>Makes an account an admin, as an operator does: while the server is stopped.</summary>
    public async Task Grant(string name, string role)
    {
        await Kill();
        var (code, _, error) = await ServerProcess.RunTool(_server.Home, $"user grant {name}@example.com {role}");
        code.ShouldBe(0, error);
        await Restart();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
    }
}
