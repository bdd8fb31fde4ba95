using System.Diagnostics;
using System.Text.Json;
using Myna.SocketIO.Tests;

namespace Myna.Redis.Tests;

/// <summary>An official server with the official adapter, in a process of its own.</summary>
public sealed class NodeServer : IAsyncDisposable
{
    private readonly Process _process;

    private NodeServer(Process process) => _process = process;

    public Uri Url { get; private set; } = null!;

    public static async Task<NodeServer> Start(string adapter, RedisServer redis)
    {
        var script = Path.Combine(Repository.Root, "tests", "redis-node", "server.mjs");
        var server = new NodeServer(Process.Start(new ProcessStartInfo("node", [script, adapter, $"{redis.Port}"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
        server.Url = new Uri($"http://127.0.0.1:{(await server.Read()).GetProperty("port").GetInt32()}");
        return server;
    }

    /// <summary>Sends a command, a JSON object; its result.</summary>
    public async Task<JsonElement> Do(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        var answer = await Read();
        answer.TryGetProperty("error", out var error).ShouldBeFalse(error.ToString());
        return answer.GetProperty("result");
    }

    public Uri WebSocketUrl => new UriBuilder(Url) { Scheme = "ws", Path = "/socket.io/", Query = "EIO=4&transport=websocket" }.Uri;

    public Task<RawSocket> Connect() => RawSocket.Connect(WebSocketUrl);

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<JsonElement> Read()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var line = await _process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("The Node server has ended.");
        using var json = JsonDocument.Parse(line);
        return json.RootElement.Clone();
    }
}

internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Myna.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository was not found.");
        }

        return folder;
    }
}
