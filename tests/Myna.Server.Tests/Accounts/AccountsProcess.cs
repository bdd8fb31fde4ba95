using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Myna.Server.Tests.Scenarios;

namespace Myna.Server.Tests.Accounts;

/// <summary>The whole server in a process of its own, with settings of the test's choice: for what only a real process shows.</summary>
public sealed class AccountsProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    private readonly Dictionary<string, string> _settings;
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    private AccountsProcess(Dictionary<string, string> settings)
    {
        _settings = settings;
        Folder = Directory.CreateTempSubdirectory("myna-accounts-").FullName;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        Http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(2) };
    }

    public string Folder { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <param name="settings">Keys under <c>Myna:Accounts:</c>.</param>
    public static async Task<AccountsProcess> Start(Dictionary<string, string>? settings = null)
    {
        var server = new AccountsProcess(settings ?? []);
        await server.Restart();
        return server;
    }

    /// <summary>Starts the process (again) and returns when it is ready.</summary>
    public async Task Restart()
    {
        var start = new ProcessStartInfo("dotnet", [ServerProcess.Program, "--urls", Address.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        start.Environment["Myna__DataDir"] = Path.Combine(Folder, "data");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Test";
        start.Environment["Myna__Accounts__PasswordIterations"] = "1000";
        foreach (var (key, value) in _settings)
        {
            start.Environment[$"Myna__Accounts__{key.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var waiting = Stopwatch.StartNew();
        while (!await IsReady())
        {
            if (_process.HasExited || waiting.Elapsed > StartPatience)
            {
                throw new InvalidOperationException($"The server did not get ready.\n{string.Join('\n', _output)}");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>SIGKILL: no goodbye, no flush.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

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

    /// <summary>Makes somebody an admin, as an operator does: while the server is stopped.</summary>
    public async Task Grant(string name, string role)
    {
        await Kill();
        var (code, _, error) = await ServerProcess.RunTool(Folder, string.Create(CultureInfo.InvariantCulture, $"user grant {name}@example.com {role}"));
        code.ShouldBe(0, error);
        await Restart();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await Kill();
        }

        _process?.Dispose();
        Http.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<bool> IsReady()
    {
        try
        {
            return (await Http.GetAsync(new Uri("/readyz", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
