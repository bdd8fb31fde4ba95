using Myna.SocketIO.Tests.Servers;
using SocketIOClient;
using SocketIOClient.Transport;

namespace Myna.SocketIO.Tests.Clients;

/// <summary>The SocketIOClient package.</summary>
public sealed class DotNetClientTests
{
    [Theory]
    [InlineData(TransportProtocol.Polling)]
    [InlineData(TransportProtocol.WebSocket)]
    public async Task TheDotNetClientTalksBothWays(TransportProtocol transport)
    {
        await using var server = await TestServer.Start(s => ScenarioServer.Add(s, o => o.Recovery.Enabled = false), app => app.MapSocketIO());
        using var client = new SocketIOClient.SocketIO(server.Url.ToString(), new SocketIOClient.SocketIOOptions { Transport = transport, Reconnection = false });
        var questions = 0;
        client.On("question", question =>
        {
            questions++;
            _ = question.CallbackAsync(question.GetValue<int>() * 2);
        });
        var news = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.On("news", n => news.TrySetResult(n.GetValue<int>()));
        await client.ConnectAsync();

        (await Ask(client, "ask me", 21)).GetValue<int>().ShouldBe(42);
        questions.ShouldBe(1);
        (await Ask(client, "echo", new { text = "Grüße" })).GetValue<Dictionary<string, string>>()["text"].ShouldBe("Grüße");
        (await Ask(client, "echo", new byte[] { 1, 2, 3 })).GetValue<byte[]>().ShouldBe([1, 2, 3]);
        server.IO.Emit("news", 7, ScenarioJson.Default.Int32);
        (await news.Task.WaitAsync(TimeSpan.FromSeconds(60))).ShouldBe(7);
        await client.DisconnectAsync();
    }

    private static async Task<SocketIOResponse> Ask(SocketIOClient.SocketIO client, string name, object payload)
    {
        var answer = new TaskCompletionSource<SocketIOResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        await client.EmitAsync(name, response => answer.TrySetResult(response), payload);
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }
}
