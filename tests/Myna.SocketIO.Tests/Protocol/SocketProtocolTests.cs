using System.Text.Json;

namespace Myna.SocketIO.Tests.Protocol;

/// <summary>Socket.IO protocol 5 on top of Engine.IO.</summary>
public class SocketProtocolTests() : EngineSuite("/socket.io/")
{
    [Theory]
    [InlineData("40", "40", """42["auth",{}]""")]
    [InlineData("""40{"token":"123"}""", "40", """42["auth",{"token":"123"}]""")]
    [InlineData("40/custom,", "40/custom,", """42/custom,["auth",{}]""")]
    [InlineData("40/custom", "40/custom,", """42/custom,["auth",{}]""")]
    [InlineData("""40/custom,{"token":"abc"}""", "40/custom,", """42/custom,["auth",{"token":"abc"}]""")]
    public async Task ANamespaceLetsIn(string connect, string prefix, string auth)
    {
        await using var socket = await Open();
        await socket.Send(connect);
        var answer = await socket.Receive();
        answer.ShouldStartWith(prefix);
        using var json = JsonDocument.Parse(answer[prefix.Length..]);
        json.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["sid"]);
        (await socket.Receive()).ShouldBe(auth);
    }

    [Fact]
    public async Task AnUnknownNamespaceIsRefused()
    {
        await using var socket = await Open();
        await socket.Send("40/random");
        (await socket.Receive()).ShouldBe("""44/random,{"message":"Invalid namespace"}""");
    }

    [Fact]
    public async Task AConnectionThatJoinsNothingIsClosed()
    {
        await using var hasty = await Hasty();
        await using var socket = await RawSocket.Open(hasty);
        await socket.WaitForClose();
    }

    [Fact]
    public async Task AfterLeavingTheMainNamespaceTheConnectionStays()
    {
        await using var beating = await Beating();
        await using var socket = await RawSocket.Open(beating, answersPings: false);
        await socket.Send("40");
        while (!(await socket.Receive()).StartsWith("42", StringComparison.Ordinal))
        {
            // The handshake, its CONNECT, and on a slow machine a ping already.
        }

        await socket.Send("41");
        (await socket.Receive()).ShouldBe("2");
    }

    [Fact]
    public async Task LeavingOneNamespaceLeavesTheOtherAlone()
    {
        await using var socket = await Connect();
        await socket.Send("40/custom");
        await socket.Receive(2);
        await socket.Send("41/custom");
        await socket.Send("""42["message","message to main namespace"]""");
        (await socket.Receive()).ShouldBe("""42["message-back","message to main namespace"]""");
    }

    [Theory]
    [InlineData("""42["message",1,"2",{"3":[true]}]""", """42["message-back",1,"2",{"3":[true]}]""")]
    [InlineData("""42456["message-with-ack",1,"2",{"3":[false]}]""", """43456[1,"2",{"3":[false]}]""")]
    [InlineData("""42["message"]""", """42["message-back"]""")]
    [InlineData("""42["message","Aé漢\ud83d\ude00\"\\"]""", """42["message-back","Aé漢\ud83d\ude00\"\\"]""")]
    [InlineData(""" 42["message"]""", null)]
    public async Task AnEventIsAnswered(string sent, string? answer)
    {
        await using var socket = await Connect();
        await socket.Send(sent);
        if (answer is null)
        {
            await socket.WaitForClose();
        }
        else
        {
            (await socket.Receive()).ShouldBe(answer);
        }
    }

    [Theory]
    [InlineData("452-[\"message\",", "452-[\"message-back\",")]
    [InlineData("452-789[\"message-with-ack\",", "462-789[")]
    public async Task BinaryAttachmentsGoThereAndBack(string head, string answer)
    {
        const string Placeholders = """{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]""";
        await using var socket = await Connect();
        await socket.Send(head + Placeholders);
        await socket.Send([1, 2, 3]);
        await socket.Send([4, 5, 6]);
        (await socket.Receive(3)).ShouldBe([answer + Placeholders, "bin:010203", "bin:040506"]);
    }

    [Theory]
    [InlineData("4abc")]
    [InlineData("42{}")]
    [InlineData("42abc[\"message-with-ack\",1]")]
    [InlineData("42[]")]
    [InlineData("42[\"connect\"]")]
    [InlineData("42[{}]")]
    [InlineData("42[\"a\"")]
    [InlineData("42[\"a\"]]")]
    [InlineData("4")]
    [InlineData("48")]
    [InlineData("41{}")]
    [InlineData("43[1")]
    [InlineData("44{}")]
    [InlineData("45[\"a\"]")]
    [InlineData("45-[\"a\"]")]
    [InlineData("451[\"a\"]")]
    [InlineData("45+1-[\"a\"]")]
    [InlineData("4511-[\"a\"]")]
    [InlineData("450-[\"a\",{\"_placeholder\":true,\"num\":0}]")]
    [InlineData("4299999999999999999999[\"a\"]")]
    [InlineData("40")]
    public async Task AnInvalidPacketClosesTheConnection(string packet)
    {
        await using var socket = await Connect();
        await socket.Send(packet);
        await socket.WaitForClose();
    }

    [Theory]
    [InlineData("""{"_placeholder":true,"num":1}""")]
    [InlineData("""{"_placeholder":true,"num":-1}""")]
    [InlineData("""{"_placeholder":true}""")]
    [InlineData("""{"_placeholder":true,"num":"0"}""")]
    public async Task APlaceholderWithoutItsAttachmentClosesTheConnection(string placeholder)
    {
        await using var socket = await Connect();
        await socket.Send($"451-[\"message\",{placeholder}]");
        await socket.Send([1]);
        await socket.WaitForClose();
    }

    [Fact]
    public async Task BinaryThatWasNotAnnouncedClosesTheConnection()
    {
        await using var socket = await Connect();
        await socket.Send([1]);
        await socket.WaitForClose();
    }

    [Fact]
    public async Task TextInPlaceOfAnAttachmentClosesTheConnection()
    {
        await using var socket = await Connect();
        await socket.Send("""451-["message",{"_placeholder":true,"num":0}]""");
        await socket.Send("""42["message"]""");
        await socket.WaitForClose();
    }

    [Fact]
    public async Task AnEventForANamespaceThatWasNotJoinedClosesTheConnection()
    {
        await using var socket = await Connect();
        await socket.Send("""42/custom,["message"]""");
        await socket.WaitForClose();
    }

    protected override async Task ExpectAlive(RawSocket socket)
    {
        if (_joined.TryAdd(socket, true))
        {
            await socket.Send("40");
            await socket.Receive(2);
        }

        await socket.Send("""42["message",1]""");
        (await socket.Receive()).ShouldBe("""42["message-back",1]""");
    }

    private readonly Dictionary<RawSocket, bool> _joined = [];

    private async Task<RawSocket> Open()
    {
        var socket = await RawSocket.Open(Server);
        await socket.Receive();
        return socket;
    }

    private async Task<RawSocket> Connect()
    {
        var socket = await Open();
        await socket.Send("40");
        await socket.Receive(2);
        return socket;
    }
}

/// <summary>All of it again, with WebSockets that leave the HTTP pipeline.</summary>
public sealed class SocketProtocolOutsideHttpTests : SocketProtocolTests
{
    protected override bool LeavesHttp => true;
}
