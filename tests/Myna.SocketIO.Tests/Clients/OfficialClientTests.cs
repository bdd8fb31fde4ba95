using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests.Clients;

/// <summary>socket.io-client from npm, over every transport and both parsers.</summary>
public sealed class OfficialClientTests
{
    private static readonly string Folder = Path.Combine(ClientProcess.Root, "tests", "socketio-node");

    [SkippableTheory]
    [InlineData("polling")]
    [InlineData("websocket")]
    [InlineData("upgrade")]
    [InlineData("msgpack")]
    public async Task TheJavaScriptClientGoesThroughEveryScenario(string mode)
    {
        Skip.IfNot(Directory.Exists(Path.Combine(Folder, "node_modules")), "npm ci was not run in tests/socketio-node");
        await using var server = await TestServer.Start(
            s => ScenarioServer.Add(s, o =>
            {
                o.Encoding = mode == "msgpack" ? PacketEncoding.MessagePack : PacketEncoding.Json;
                o.PingInterval = TimeSpan.FromSeconds(2); // a process that exits may leave a poll without its goodbye
                o.PingTimeout = TimeSpan.FromSeconds(8);
            }),
            app => app.MapSocketIO());
        await ClientProcess.Run("node", Path.Combine(Folder, "scenarios.mjs"), server.Url.ToString().TrimEnd('/'), mode);
        await Eventually.True(() => server.IO.ConnectionCount == 0, "every connection closed");
    }

    [SkippableTheory]
    [InlineData("websocket")]
    [InlineData("upgrade")]
    public async Task TheJavaScriptClientDoesNotNoticeThatItsWebSocketLeftHttp(string mode)
    {
        Skip.IfNot(Directory.Exists(Path.Combine(Folder, "node_modules")), "npm ci was not run in tests/socketio-node");
        await using var server = await TestServer.Start(s => ScenarioServer.Add(s), app => app.MapSocketIO(), listen => listen.UseSocketIO());
        await ClientProcess.Run("node", Path.Combine(Folder, "scenarios.mjs"), server.Url.ToString().TrimEnd('/'), mode);
        await Eventually.True(() => server.IO.ConnectionCount == 0, "every connection closed");
    }

    [SkippableFact]
    public async Task TheJavaScriptClientWorksThroughCompressionAndWithoutDirectWrites()
    {
        Skip.IfNot(Directory.Exists(Path.Combine(Folder, "node_modules")), "npm ci was not run in tests/socketio-node");
        foreach (var deflate in (bool[])[true, false])
        {
            await using var server = await TestServer.Start(
                s => ScenarioServer.Add(s, o =>
                {
                    o.PerMessageDeflate = deflate;
                    o.DirectSocketWrites = false;
                }),
                app => app.MapSocketIO());
            await ClientProcess.Run("node", Path.Combine(Folder, "scenarios.mjs"), server.Url.ToString().TrimEnd('/'), "upgrade");
        }
    }
}
