using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Myna.Server.Tests.Scenarios;

/// <summary>A device of a learner with the official socket.io-client, in Node.</summary>
public sealed class WatchingDevice : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _node;
    private readonly ConcurrentQueue<JsonElement> _lines = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private WatchingDevice(Process node) => _node = node;

    public IReadOnlyList<JsonElement> Seen => [.. _lines];

    private static string Script => Path.Combine(RepositoryFolder, "tests", "node", "watch.mjs");

    public static string RepositoryFolder { get; } = Find(AppContext.BaseDirectory);

    /// <param name="transport">websocket, polling, or null for the client's usual upgrade.</param>
    public static WatchingDevice Connect(Uri server, string? token, string? transport = null)
    {
        Skip.IfNot(Directory.Exists(Path.Combine(RepositoryFolder, "tests", "node", "node_modules")), "tests/node is not installed: ./test.sh runs npm ci");
        var node = new Process
        {
            StartInfo = new ProcessStartInfo("node", [Script, server.ToString().TrimEnd('/'), token ?? "", transport ?? ""])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var device = new WatchingDevice(node);
        node.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
            {
                device._lines.Enqueue(JsonDocument.Parse(text).RootElement);
            }
        };
        node.ErrorDataReceived += (_, line) => device._errors.Enqueue(line.Data ?? "");
        node.Start();
        node.BeginOutputReadLine();
        node.BeginErrorReadLine();
        return device;
    }

    /// <summary>The first event of this name that satisfies the condition, waiting for it.</summary>
    public Task<JsonElement> Event(string name, Func<JsonElement, bool>? where = null) => Line(
        line => line.TryGetProperty("event", out var found) && found.GetString() == name && (where is null || where(line.GetProperty("data"))),
        $"event {name}");

    public IEnumerable<JsonElement> Events(string name) =>
        Seen.Where(line => line.TryGetProperty("event", out var found) && found.GetString() == name).Select(line => line.GetProperty("data"));

    /// <summary>Emits and waits for the ack.</summary>
    public async Task<JsonElement> Ask(string name, object data)
    {
        var before = Seen.Count(line => line.TryGetProperty("ack", out _));
        await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { emit = name, data }));
        await _node.StandardInput.FlushAsync();
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            var acks = Seen.Where(line => line.TryGetProperty("ack", out _)).ToList();
            if (acks.Count > before)
            {
                return acks[before].GetProperty("ack");
            }

            await Wait(deadline, $"ack of {name}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_node.HasExited)
        {
            _node.Kill();
            await _node.WaitForExitAsync();
        }

        _node.Dispose();
    }

    private async Task<JsonElement> Line(Func<JsonElement, bool> wanted, string what)
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            foreach (var line in Seen)
            {
                if (wanted(line))
                {
                    return line;
                }
            }

            await Wait(deadline, what);
        }
    }

    private async Task Wait(Stopwatch deadline, string what)
    {
        if (deadline.Elapsed > Patience || _node.HasExited)
        {
            throw new TimeoutException($"No {what}. Seen:\n{string.Join('\n', Seen)}\n{string.Join('\n', _errors)}");
        }

        await Task.Delay(10);
    }

    private static string Find(string from)
    {
        var folder = new DirectoryInfo(from);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Myna.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? from;
    }
}
