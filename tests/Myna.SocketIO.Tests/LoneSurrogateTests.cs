using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests;

/// <summary>
/// JavaScript strings may hold half of a surrogate pair and its JSON escapes it; .NET refuses to read it. The official server takes it as
/// any other text, wherever it is in a packet.
/// </summary>
public sealed class LoneSurrogateTests
{
    [Theory]
    [InlineData("""42["\ud83d",{}]""")]
    [InlineData("""42["\ude00\ud83d and a longer name than any reserved one",{}]""")]
    [InlineData("""42["conn\ud83d",1]""")]
    [InlineData("""427["\ud83d"]""")]
    [InlineData("""450-["\ud83d\ud83d",{"\ud83d":1,"\ud83d\ud83d":2}]""")]
    [InlineData("""437[{"\ud83d":"\ude00"}]""")]
    public async Task APacketThatCarriesOneLeavesTheConnectionOpen(string packet)
    {
        await using var server = await Start();
        await using var socket = await RawSocket.Connect(server);
        await socket.Send(packet);
        await IsServed(socket);
    }

    [Theory]
    [InlineData("""["\ud83d"]""")]
    [InlineData("""[{"\ud83d":"\ude00","\ud83d\ude00":["\ud83d",1]}]""")]
    public async Task ItComesBackAsItWasSent(string arguments)
    {
        await using var server = await Start();
        await using var socket = await RawSocket.Connect(server);
        await socket.Send($"420[\"echo\",{arguments[1..]}");
        (await socket.Receive()).ShouldBe($"430{arguments}");
    }

    [Fact]
    public async Task AttachmentsFindTheirPlaceBesideIt()
    {
        await using var server = await Start();
        await using var socket = await RawSocket.Connect(server);
        await socket.Send("""451-0["echo",{"\ud83d":1,"\ud83d\ud83d":{"_placeholder":true,"\ude00":0,"num":0}}]""");
        await socket.Send([1, 2, 3]);
        (await socket.Receive(2)).ShouldBe(
            ["""461-0[{"\ud83d":1,"\ud83d\ud83d":{"_placeholder":true,"\ude00":0,"num":0}}]""", "bin:010203"]);
    }

    [Fact]
    public async Task ItsNameReachesHandlersThatListenForIt()
    {
        await using var server = await Start();
        await using var socket = await RawSocket.Connect(server);
        await socket.Send("""420["half \ud83d",1]""");
        (await socket.Receive()).ShouldBe("430[1]");
    }

    [Theory]
    [InlineData("""420["who","\ud83d"]""")]
    [InlineData("""420["read","\ud83d"]""")]
    [InlineData("""420["read later","\ud83d"]""")]
    [InlineData("""420["read",{"\ud83d":1}]""")]
    [InlineData("""420["read",5]""")]
    public async Task AHandlerThatCannotReadItFailsItsEventAsMalformed(string packet)
    {
        await using var server = await Start();
        await using var socket = await RawSocket.Connect(server);
        await socket.Send(packet);
        (await socket.Receive()).ShouldBe("""430["malformed"]""");
        await IsServed(socket);
    }

    [Theory]
    [InlineData("""{"token":"\ud83d"}""")]
    [InlineData("""{"\ud83d":1}""")]
    [InlineData("""{"token":5}""")]
    public async Task AnAuthPayloadThatCannotBeReadIsRefused(string auth)
    {
        await using var server = await Start();
        await using var socket = await RawSocket.Open(server);
        await socket.Receive();
        await socket.Send($"40/guarded,{auth}");
        (await socket.Receive()).ShouldStartWith("""44/guarded,{"message":"Invalid auth"}""");
        await socket.Send("40");
        (await socket.Receive()).ShouldStartWith("40{");
        await IsServed(socket);
    }

    [Fact]
    public async Task ARecoveringClientMaySendItToo()
    {
        await using var server = await Start(o => o.Recovery.Enabled = true);
        await using var socket = await RawSocket.Connect(server, auth: """{"pid":"\ud83d","\ud83d\ud83d":1,"offset":"\ude00"}""");
        await socket.Send("""420["echo",1]""");
        (await socket.Receive()).ShouldBe("430[1]");
    }

    [Fact]
    public async Task RecoverySavesDataThatHoldsIt()
    {
        var folder = Directory.CreateTempSubdirectory("myna-recovery");
        var store = new FileRecoveryStore(folder.FullName);
        using var data = JsonDocument.Parse("""{"\ud83d":"\ude00"}""");
        await store.SaveAsync("/", new RecoveryState([new RecoverableSession("p", "s", [], data.RootElement, DateTimeOffset.UnixEpoch)], []), default);
        (await store.LoadAsync("/", default))!.Sessions.ShouldHaveSingleItem().Data.GetRawText().ShouldBe("""{"\ud83d":"\ude00"}""");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task MessagePackReplacesIt()
    {
        await using var server = await Start(o => o.Encoding = PacketEncoding.MessagePack);
        await using var socket = await RawSocket.Open(server);
        await socket.Receive();
        await socket.Send([0x82, .. Text("type"), 0, .. Text("nsp"), .. Text("/")]);
        (await socket.Receive()).ShouldStartWith("bin:");
        byte[] half = [0xa3, 0xed, 0xa0, 0xbd];
        byte[] packet = [0x84, .. Text("type"), 2, .. Text("nsp"), .. Text("/"), .. Text("id"), 0, .. Text("data"), 0x92, .. Text("echo"), 0x81, .. half, .. half];
        await socket.Send(packet);
        byte[] replaced = [0xa3, 0xef, 0xbf, 0xbd];
        byte[] expected = [.. Text("data"), 0x91, 0x81, .. replaced, .. replaced];
        (await socket.Receive()).ShouldContain(Convert.ToHexString(expected), Case.Insensitive);

        server.IO.Emit("news", EventArguments.FromJson("""["\ud83d",{"\ud83d":1}]"""u8));
        expected = [.. Text("data"), 0x93, .. Text("news"), .. replaced, 0x81, .. replaced, 1];
        (await socket.Receive()).ShouldContain(Convert.ToHexString(expected), Case.Insensitive);
    }

    private static byte[] Text(string text) => [(byte)(0xa0 | text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static async Task IsServed(RawSocket socket)
    {
        await socket.Send("""429["echo","fine"]""");
        (await socket.Receive()).ShouldBe("""439["fine"]""");
    }

    private static Task<TestServer> Start(Action<SocketIOOptions>? configure = null) => TestServer.Start(
        io => io
            .AddNamespace<Reading>("/")
            .AddNamespace("/guarded", (nsp, _) => nsp.UseConnect((socket, next) =>
                socket.Auth.GetProperty("token").GetString() == "sesame" ? next() : new(new ConnectError("unauthorized")))),
        configure);

    private sealed class Reading : SocketIONamespace
    {
        public Reading()
        {
            On("echo", (_, arguments) => new(arguments));
            On("half \ud83d", (_, arguments) => new(arguments));
            On("who", ScenarioJson.Default.String, ScenarioJson.Default.String, (_, name) => new(name));
            On("read", (_, arguments) => new(EventArguments.Of(arguments[0].GetString()!, ScenarioJson.Default.String)));
            On("read later", async (_, arguments) =>
            {
                await Task.Yield();
                return EventArguments.Of(arguments[0].GetString()!, ScenarioJson.Default.String);
            });
        }

        public override EventArguments? OnError(SocketIOSocket socket, string eventName, Exception error) =>
            error is JsonException ? EventArguments.FromJson("""["malformed"]"""u8) : null;
    }
}
