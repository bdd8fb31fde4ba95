using System.Net;
using System.Net.Sockets;
using System.Text;
using Myna.SocketIO.Protocol;
using Myna.SocketIO.Tests.Clients;
using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests.Fuzzing;

/// <summary>A bounded run of the fuzzers, and every input that was ever found.</summary>
public sealed class FuzzTests
{
    private static readonly string Corpus = Path.Combine(ClientProcess.Root, "fuzz", "socketio", "corpus");

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Keys];

    [Theory]
    [MemberData(nameof(Targets))]
    public void TheCorpusAndItsMutationsHold(string target)
    {
        var corpus = Directory.GetFiles(Path.Combine(Corpus, target)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        corpus.ShouldNotBeEmpty();
        foreach (var input in corpus)
        {
            FuzzTargets.All[target](input);
        }

        var mutator = new Mutator(seed: 1, corpus);
        for (var i = 0; i < 20_000; i++)
        {
            var input = mutator.Next();
            try
            {
                FuzzTargets.All[target](input);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{target}: {Convert.ToBase64String(input)}", e);
            }
        }
    }

    /// <summary>TCP cuts where it likes: frames of every size, control frames and fragments among them, in pieces of any size.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FramesArriveInAnyPieces(bool direct)
    {
        await using var server = await TestServer.Start(
            s => ScenarioServer.Add(s, o =>
            {
                o.DirectSocketWrites = direct;
                o.Recovery.Enabled = false;
            }),
            app => app.MapSocketIO());
        var random = new Random(7);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Url.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"));
        var reader = new FrameReader(socket);
        await reader.SkipHead();
        (await reader.Next()).ShouldStartWith("0{");
        await socket.SendAsync(Frame(0x81, "40"));
        (await reader.Next()).ShouldStartWith("40{");

        var sent = new List<byte>();
        var expected = new List<string>();
        for (var i = 0; i < 60; i++)
        {
            var text = new string((char)('a' + i % 26), (int)Math.Pow(10, random.NextDouble() * 4.9));
            expected.Add($"43{i}[\"{text}\"]");
            var packet = $"42{i}[\"echo\",\"{text}\"]";
            if (random.Next(3) == 0)
            {
                var cut = random.Next(packet.Length);
                sent.AddRange(Frame(0x01, packet[..cut]));
                sent.AddRange(Frame(0x89, "")); // a ping may come between fragments
                sent.AddRange(Frame(0x80, packet[cut..]));
            }
            else
            {
                sent.AddRange(Frame(0x81, packet));
            }
        }

        var sending = Task.Run(async () =>
        {
            var bytes = sent.ToArray();
            for (var at = 0; at < bytes.Length;)
            {
                var length = Math.Min((int)Math.Pow(10, random.NextDouble() * 5), bytes.Length - at);
                await socket.SendAsync(bytes.AsMemory(at, length));
                at += length;
                if (random.Next(4) == 0)
                {
                    await Task.Delay(1);
                }
            }
        });
        foreach (var answer in expected)
        {
            (await reader.Next()).ShouldBe(answer);
        }

        await sending;
    }

    private static byte[] Frame(byte first, string text)
    {
        var payload = Encoding.ASCII.GetBytes(text);
        var frame = WebSocketFrame.Build(first, payload);
        var head = frame.Length - payload.Length;
        byte[] masked = [.. frame[..head], 1, 2, 3, 4, .. payload];
        masked[1] |= 0x80;
        WebSocketFrame.Unmask(masked.AsSpan(head + 4), 0x04030201);
        return masked;
    }

    /// <summary>Reads the server's frames, which are never masked; answers pings, skips pongs.</summary>
    private sealed class FrameReader(Socket socket)
    {
        private readonly NetworkStream _stream = new(socket);

        public async Task SkipHead()
        {
            var last = "";
            var one = new byte[1];
            while (!last.EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                await _stream.ReadExactlyAsync(one);
                last = (last + (char)one[0])[^Math.Min(last.Length + 1, 4)..];
            }
        }

        public async Task<string> Next()
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (true)
            {
                var head = new byte[2];
                await _stream.ReadExactlyAsync(head, limit.Token);
                long length = head[1];
                if (length >= 126)
                {
                    var more = new byte[length == 126 ? 2 : 8];
                    await _stream.ReadExactlyAsync(more, limit.Token);
                    length = more.Aggregate(0L, (sum, b) => (sum << 8) | b);
                }

                var payload = new byte[length];
                await _stream.ReadExactlyAsync(payload, limit.Token);
                var text = Encoding.ASCII.GetString(payload);
                if (head[0] == 0x81 && text != "2")
                {
                    return text;
                }
            }
        }
    }
}
