using System.Net.WebSockets;
using System.Text;

namespace Myna.SocketIO.Tests;

/// <summary>A WebSocket that speaks packets by hand. Waiting is bounded, so that a test fails instead of hanging.</summary>
public sealed class RawSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ClientWebSocket _webSocket = new();
#pragma warning disable CA5359 // the servers of these tests make their certificates themselves
    private readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler
    {
        SslOptions = { RemoteCertificateValidationCallback = static (_, _, _, _) => true },
    });
#pragma warning restore CA5359

    /// <summary>Whether pings of the server are answered and left out of what is received.</summary>
    public bool AnswersPings { get; init; } = true;

    public static async Task<RawSocket> Open(TestServer server, string query = "EIO=4&transport=websocket", string path = "/socket.io/", bool answersPings = true)
    {
        var socket = new RawSocket { AnswersPings = answersPings };
        using var limit = new CancellationTokenSource(Patience);
        socket._webSocket.Options.HttpVersion = server.HttpVersion;
        socket._webSocket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        await socket._webSocket.ConnectAsync(server.WebSocketUrl(query, path), socket._invoker, limit.Token);
        return socket;
    }

    /// <summary>Opens a session and joins a namespace.</summary>
    public static async Task<RawSocket> Connect(TestServer server, string nsp = "/", string? auth = null) =>
        await Join(await Open(server), nsp, auth);

    /// <summary>The same, at another server's address.</summary>
    public static async Task<RawSocket> Connect(Uri url, string nsp = "/", string? auth = null) => await Join(await Open(url), nsp, auth);

    /// <summary>Opens a connection at an address.</summary>
    public static async Task<RawSocket> Open(Uri url)
    {
        var socket = new RawSocket();
        using var limit = new CancellationTokenSource(Patience);
        await socket._webSocket.ConnectAsync(url, socket._invoker, limit.Token);
        return socket;
    }

    private static async Task<RawSocket> Join(RawSocket socket, string nsp, string? auth)
    {
        (await socket.Receive()).ShouldStartWith("0{");
        var prefix = nsp == "/" ? "" : nsp + ",";
        await socket.Send($"40{prefix}{auth}");
        (await socket.Receive()).ShouldStartWith($"40{prefix}{{\"sid\":");
        return socket;
    }

    public async Task Send(string text)
    {
        using var limit = new CancellationTokenSource(Patience);
        await _webSocket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, limit.Token);
    }

    public async Task Send(byte[] bytes)
    {
        using var limit = new CancellationTokenSource(Patience);
        await _webSocket.SendAsync(bytes, WebSocketMessageType.Binary, true, limit.Token);
    }

    /// <summary>The next message: text, or binary as <c>bin:</c> and hexadecimal; null when the server has closed.</summary>
    public async Task<string?> ReceiveOrClose()
    {
        using var limit = new CancellationTokenSource(Patience);
        var buffer = new byte[1 << 20];
        while (true)
        {
            var have = 0;
            WebSocketReceiveResult part;
            try
            {
                do
                {
                    part = await _webSocket.ReceiveAsync(buffer.AsMemory(have).ToArraySegment(), limit.Token);
                    have += part.Count;
                    if (have == buffer.Length)
                    {
                        Array.Resize(ref buffer, have * 2);
                    }
                }
                while (!part.EndOfMessage);
            }
            catch (WebSocketException)
            {
                return null;
            }

            if (part.MessageType == WebSocketMessageType.Close)
            {
                try
                {
                    if (_webSocket.State == WebSocketState.CloseReceived)
                    {
                        await _webSocket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
                    }
                }
                catch (WebSocketException)
                {
                    // The server did not wait for the answer.
                }

                return null;
            }

            if (part.MessageType == WebSocketMessageType.Binary)
            {
                return "bin:" + Convert.ToHexString(buffer, 0, have);
            }

            var text = Encoding.UTF8.GetString(buffer, 0, have);
            if (text != "2" || !AnswersPings)
            {
                return text;
            }

            await Send("3");
        }
    }

    public async Task<string> Receive() => await ReceiveOrClose() ?? throw new InvalidOperationException("The server has closed the connection.");

    public async Task<string[]> Receive(int count)
    {
        var messages = new string[count];
        for (var i = 0; i < count; i++)
        {
            messages[i] = await Receive();
        }

        return messages;
    }

    /// <summary>Reads on until the server closes.</summary>
    public async Task WaitForClose()
    {
        while (await ReceiveOrClose() is not null)
        {
            // What still comes is of no interest.
        }
    }

    public async Task Close()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _webSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
    }

    /// <summary>Cuts the connection.</summary>
    public void Vanish() => _webSocket.Abort();

    public ValueTask DisposeAsync()
    {
        _webSocket.Dispose();
        _invoker.Dispose();
        return ValueTask.CompletedTask;
    }
}

internal static class MemoryExtensions
{
    public static ArraySegment<byte> ToArraySegment(this Memory<byte> memory) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray<byte>(memory, out var segment) ? segment : throw new InvalidOperationException();
}
