using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Myna.Server.Tests.Scenarios;

/// <summary>The real server in a process of its own, on a free port of the loopback, on a home of its own.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const int FirstPort = 15_000;
    private const int Ports = 17_000;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    private static int _ports = Random.Shared.Next(Ports);

    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    private ServerProcess(Home home, int port) => (Home, Port) = (home, port);

    public Home Home { get; }

    public string Folder => Home.Folder;

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    public string Output => string.Join('\n', _output);

    public static string Program => Path.Combine(AppContext.BaseDirectory, "Myna.Server.dll");

    /// <summary>Starts on this home, which goes with the server.</summary>
    public static async Task<ServerProcess> Start(Home home)
    {
        var server = new ServerProcess(home, FreePort());
        await server.Restart();
        return server;
    }

    public Learner Nobody() => new(new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) });

    public Task<Learner> SignUp(string name, string timeZone = "Europe/Madrid") => Learner.SignUp(Nobody(), name, timeZone);

    /// <summary>Starts the process (again) and returns when it is ready.</summary>
    public async Task Restart()
    {
        _process = Tool(Home, $"--urls http://127.0.0.1:{Port}");
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = Address };
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if ((await http.GetAsync(new Uri("/readyz", UriKind.Relative))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
            }

            if (_process.HasExited || deadline.Elapsed > StartPatience)
            {
                throw new InvalidOperationException($"The server did not get ready.\n{Output}");
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

    /// <summary>SIGTERM, as a service manager stops it.</summary>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return _process.ExitCode;
    }

    /// <summary>Starts a command of the operator's tool, to be killed.</summary>
    public static Process StartTool(Home home, string arguments)
    {
        var process = Tool(home, arguments);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Runs a command of the operator's tool on a home.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunTool(Home home, string arguments)
    {
        using var process = Tool(home, arguments);
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        return (process.ExitCode, await output, await error);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await Kill();
        }

        _process?.Dispose();
        await Home.DisposeAsync();
    }

    /// <summary>
    /// One that nobody listens on, and that nobody is given: below those that the system hands out (from 32768 on), and not twice by this process.
    /// Some wait a long time for who will listen on them, or listen on them again after they were killed.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = FirstPort + (Interlocked.Increment(ref _ports) % Ports);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
            }
        }
    }

    private static Process Tool(Home home, string arguments)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Program}\" {arguments}")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home.Folder,
            Environment =
            {
                ["Myna__DataDir"] = Path.Combine(home.Folder, "data"),
                ["ASPNETCORE_ENVIRONMENT"] = "Test",
                // Hashing at full cost is shown elsewhere; here a hundred learners sign up from one address.
                ["Myna__Accounts__PasswordIterations"] = "1000",
                ["Myna__Accounts__HashingQueue"] = "1000",
                ["Myna__Accounts__Limits__SignUpsPerAddressAnHour"] = "100000",
                ["Myna__Accounts__Limits__LoginsPerAddressAMinute"] = "100000",
            },
        };
        foreach (var (name, value) in home.Settings)
        {
            start.Environment[name] = value;
        }

        return new Process { StartInfo = start };
    }
}
