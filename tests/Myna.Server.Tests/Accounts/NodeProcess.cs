using System.Diagnostics;
using Myna.Server.Tests.Scenarios;

namespace Myna.Server.Tests.Accounts;

/// <summary>A program of tests/oidc-provider, run by Node on a free port of this machine.</summary>
public sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process _process;

    private NodeProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Why it cannot be run; null when it can.</summary>
    public static string? Missing =>
        Directory.Exists(Path.Combine(Folder, "node_modules")) ? null : "npm ci has not been run in tests/oidc-provider";

    private static string Folder
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Myna.slnx")))
            {
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests are not below the repository.");
            }

            return Path.Combine(folder, "tests", "oidc-provider");
        }
    }

    /// <param name="at">The port; without one, one that is free.</param>
    public static async Task<NodeProcess> Start(string script, Func<int, IEnumerable<string>> arguments, int? at = null)
    {
        var port = at ?? ServerProcess.FreePort();
        var start = new ProcessStartInfo("node") { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments(port))
        {
            start.ArgumentList.Add(argument);
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new System.Collections.Concurrent.ConcurrentQueue<string?>();
        process.ErrorDataReceived += (_, e) => said.Enqueue(e.Data);
        process.OutputDataReceived += (_, e) =>
        {
            said.Enqueue(e.Data);
            if (e.Data == "ready")
            {
                ready.TrySetResult();
            }
        };
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"{script} ended: {string.Join('\n', said)}"));
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var node = new NodeProcess(process, port);
        try
        {
            await ready.Task.WaitAsync(TimeSpan.FromMinutes(1));
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
