using System.Diagnostics;
using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests.Clients;

/// <summary>python3-socketio as Debian ships it.</summary>
public sealed class PythonClientTests
{
    // Debian's packages belong to Debian's interpreter.
    private const string Python = "/usr/bin/python3";

    [SkippableTheory]
    [InlineData("polling")]
    [InlineData("websocket")]
    [InlineData("upgrade")]
    public async Task ThePythonClientGoesThroughEveryScenario(string mode)
    {
        Skip.IfNot(await HasClient(), "python3-socketio, python3-requests and python3-websocket are not installed");
        await using var server = await TestServer.Start(
            s => ScenarioServer.Add(s, o =>
            {
                o.Recovery.Enabled = false;
                o.PingInterval = TimeSpan.FromSeconds(2); // it waits for one more ping before it ends
                o.PingTimeout = TimeSpan.FromSeconds(8);
            }),
            app => app.MapSocketIO());
        await ClientProcess.Run(
            Python, Path.Combine(ClientProcess.Root, "tests", "socketio-python", "scenarios.py"), server.Url.ToString().TrimEnd('/'), mode);
    }

    private static async Task<bool> HasClient()
    {
        if (!File.Exists(Python))
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import socketio, requests, websocket"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
