using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Myna.Redis.Tests;

/// <summary>A redis-server of the test's own, with an append-only file, so that it can be killed and started again.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("myna-redis");
    private Process? _process;

    private RedisServer(int port) => Port = port;

    public int Port { get; }

    public string Configuration => $"127.0.0.1:{Port}";

    /// <summary>Starts one; the test is skipped where redis-server is not installed.</summary>
    public static async Task<RedisServer> Start()
    {
        Skip.IfNot(Find() is not null, "redis-server is not installed (Debian: apt-get install redis-server)");
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var server = new RedisServer(port);
        await server.Run();
        return server;
    }

    public async Task Run()
    {
        _process = Process.Start(new ProcessStartInfo(Find()!)
        {
            ArgumentList =
            {
                "--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "yes", "--dir", _folder.FullName, "--logfile", "redis.log",
            },
        })!;
        for (var i = 0; ; i++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (i < 500)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Kills it as a crash would (SIGKILL).</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await Kill();
        }

        _folder.Delete(recursive: true);
    }

    private static string? Find() => ((string[])["/usr/bin/redis-server", "/usr/local/bin/redis-server"]).FirstOrDefault(File.Exists);
}
