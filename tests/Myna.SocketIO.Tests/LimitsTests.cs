using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests;

/// <summary>What a hostile or broken peer may try; the server must refuse it, stay up and serve the others.</summary>
public sealed class LimitsTests
{
    private static Task<TestServer> Start(Action<SocketIOOptions>? configure = null) => TestServer.Start(
        s => ScenarioServer.Add(s, o =>
        {
            o.Recovery.Enabled = false;
            configure?.Invoke(o);
        }),
        app => app.MapSocketIO());

    [Fact]
    public async Task AnOversizedMessageClosesItsConnectionOnly()
    {
        await using var server = await Start(o => o.MaxPayload = 10_000);
        await using var other = await RawSocket.Connect(server);
        await using var socket = await RawSocket.Connect(server);
        await socket.Send($"420[\"echo\",\"{new string('x', 9_900)}\"]");
        (await socket.Receive()).Length.ShouldBe(9_907);
        await socket.Send($"420[\"echo\",\"{new string('x', 10_000)}\"]");
        await socket.WaitForClose();
        await IsServed(other);
    }

    [Fact]
    public async Task AnOversizedPollingPayloadIs413()
    {
        await using var server = await Start(o => o.MaxPayload = 10_000);
        using var http = new HttpClient { BaseAddress = server.Url };
        var open = await http.GetStringAsync(new Uri("/socket.io/?EIO=4&transport=polling", UriKind.Relative));
        var sid = open[9..29];
        foreach (var chunked in (bool[])[false, true])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/socket.io/?EIO=4&transport=polling&sid={sid}")
            {
                Content = new StringContent("4" + new string('x', 10_000)),
            };
            request.Headers.TransferEncodingChunked = chunked;
            using var response = await http.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        }
    }

    [Fact]
    public async Task DeepJsonClosesTheConnection()
    {
        await using var server = await Start();
        await using var socket = await RawSocket.Connect(server);
        await socket.Send($"420[\"echo\",{new string('[', 60)}{new string(']', 60)}]");
        (await socket.Receive()).ShouldStartWith("430[");
        await socket.Send($"420[\"echo\",{new string('[', 100_000)}{new string(']', 100_000)}]");
        await socket.WaitForClose();
    }

    [Theory]
    [InlineData("4510000-[\"echo\"]")]
    [InlineData("4511-[\"echo\"]")]
    [InlineData("45999999999999-[\"echo\"]")]
    public async Task TooManyAttachmentsCloseTheConnection(string packet)
    {
        await using var server = await Start();
        await using var socket = await RawSocket.Connect(server);
        await socket.Send(packet);
        await socket.WaitForClose();
    }

    [Fact]
    public async Task AFloodOfUnaskedAcknowledgementsIsIgnored()
    {
        await using var server = await Start();
        await using var socket = await RawSocket.Connect(server);
        for (var i = 0; i < 2_000; i++)
        {
            await socket.Send($"43{i}[1]");
        }

        await IsServed(socket);
    }

    [Fact]
    public async Task AFloodOfUnknownNamespacesIsAnsweredAndBounded()
    {
        await using var server = await Start(o => o.MaxNamespacesPerConnection = 3);
        await using var socket = await RawSocket.Connect(server);
        for (var i = 0; i < 200; i++)
        {
            await socket.Send($"40/nowhere{i}");
            (await socket.Receive()).ShouldBe($"44/nowhere{i},{{\"message\":\"Invalid namespace\"}}");
        }

        for (var i = 0; i < 5; i++)
        {
            await socket.Send($"40/room-{i}");
            var answer = await socket.Receive();
            if (i < 2)
            {
                answer.ShouldStartWith($"40/room-{i},");
            }
            else
            {
                answer.ShouldBe($"44/room-{i},{{\"message\":\"Too many namespaces\"}}");
            }
        }

        await IsServed(socket);
    }

    [Fact]
    public async Task DynamicNamespacesGoWithTheirLastSocket()
    {
        await using var server = await Start(o => o.MaxDynamicNamespaces = 1);
        await using var socket = await RawSocket.Connect(server, "/room-1");
        server.IO.Namespaces.Select(n => n.Name).ShouldContain("/room-1");
        await socket.Send("40/room-2");
        (await socket.Receive()).ShouldBe("""44/room-2,{"message":"Invalid namespace"}""");
        await socket.Send("41/room-1");
        await Eventually.True(() => server.IO.Namespaces.All(n => n.Name != "/room-1"));
        await socket.Send("40/room-2");
        (await socket.Receive()).ShouldStartWith("40/room-2,{\"sid\"");
    }

    [Theory]
    [InlineData(4, 1_000_000)]
    [InlineData(1, 1_000_000)]
    [InlineData(256, 1)]
    public async Task ABurstThatOutrunsItsHandlersIsHeldBackAndLosesNothing(int events, int bytes)
    {
        await using var server = await Start(o =>
        {
            o.MaxPendingEvents = events;
            o.MaxPendingBytes = bytes;
        });
        await using var socket = await RawSocket.Connect(server);
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
            {
                await socket.Send($"42[\"count\",{i * 7}]");
            }
        });
        for (var i = 0; i < 500; i++)
        {
            (await socket.Receive()).ShouldBe($"42[\"counted\",{i * 7}]");
        }

        await sending;
    }

    [Fact]
    public async Task AnAnswerThatAHandlerWaitsForIsTakenFromBehindMoreEventsThanMayWait()
    {
        await using var server = await Start(o => o.MaxPendingEvents = 4);
        await using var socket = await RawSocket.Connect(server);
        await socket.Send("420[\"ask me\",5]");
        var question = await socket.Receive();
        question.ShouldEndWith("[\"question\",5]");
        for (var i = 1; i <= 20; i++)
        {
            await socket.Send($"42[\"count\",{i}]");
        }

        await socket.Send($"43{question[2..question.IndexOf('[', StringComparison.Ordinal)]}[6]");

        (await socket.Receive()).ShouldBe("430[6]");
        for (var i = 1; i <= 20; i++)
        {
            (await socket.Receive()).ShouldBe($"42[\"counted\",{i}]");
        }
    }

    [Fact]
    public async Task AClientThatSendsEndlesslyAndNeverReadsIsCutOff()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var asked = new TaskCompletionSource();
        await using var server = await TestServer.Start(
            s => s.AddSingleton<TimeProvider>(time).AddSocketIO(o => o.MaxPendingEvents = 1).AddNamespace("/", (nsp, _) =>
                nsp.On("ask me", async socket =>
                {
                    var answer = socket.EmitWithAckAsync("question", EventArguments.None); // without a time-out
                    asked.SetResult();
                    await answer;
                })),
            app => app.MapSocketIO());
        await using var socket = await RawSocket.Connect(server);
        await socket.Send("42[\"ask me\"]");
        await asked.Task;
        for (var i = 0; i < 50; i++)
        {
            await socket.Send("42[\"noise\"]");
        }

        var member = server.IO.Of("/").Local.Select(BroadcastTarget.Everyone).ShouldHaveSingleItem();
        await Eventually.True(() => member.IsSaturated);

        await Eventually.True(() =>
        {
            time.Advance(TimeSpan.FromSeconds(5));
            return server.IO.ConnectionCount == 0;
        });
    }

    [Fact]
    public async Task BeyondMaxConnectionsTheAnswerIs503()
    {
        await using var server = await Start(o => o.MaxConnections = 2);
        await using var a = await RawSocket.Connect(server);
        var b = await RawSocket.Connect(server);
        using var http = new HttpClient { BaseAddress = server.Url };
        using var refused = await http.GetAsync(new Uri("/socket.io/?EIO=4&transport=polling", UriKind.Relative));
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await b.Close();
        await b.DisposeAsync();
        await Eventually.True(() => server.IO.ConnectionCount == 1);
        await using var c = await RawSocket.Connect(server);
    }

    [Fact]
    public async Task GuessedSessionsAreUnknown()
    {
        await using var server = await Start();
        await using var socket = await RawSocket.Connect(server);
        for (var i = 0; i < 50; i++)
        {
            await Should.ThrowAsync<WebSocketException>(() => RawSocket.Open(server, $"EIO=4&transport=websocket&sid=guess{i:00000000000000}"));
        }

        await IsServed(socket);
    }

    [Theory]
    [InlineData(QueueFullPolicy.Disconnect)]
    [InlineData(QueueFullPolicy.DropNewest)]
    [InlineData(QueueFullPolicy.DropOldest)]
    public async Task ASlowReaderDelaysNobodyAndMeetsThePolicy(QueueFullPolicy policy)
    {
        await using var server = await Start(o =>
        {
            o.QueueFull = policy;
            o.MaxQueuedBytes = 200_000;
        });
        using var slow = await ReadNothing(server);
        await using var quick = await RawSocket.Connect(server);
        await Eventually.True(() => server.IO.Of("/").Local.Count == 2);
        var text = new string('x', 50_000);
        for (var i = 0; i < 300; i++)
        {
            server.IO.Emit("news", text, ScenarioJson.Default.String);
            (await quick.Receive()).Length.ShouldBe(50_000 + 13);
        }

        // Its socket's buffers and its queue are full: only the policy decides whether it may stay.
        if (policy == QueueFullPolicy.Disconnect)
        {
            await Eventually.True(() => server.IO.Of("/").Local.Count == 1, "the slow reader's end");
        }
        else
        {
            server.IO.Of("/").Local.Count.ShouldBe(2);
        }

        await IsServed(quick);
    }

    [Fact]
    public async Task AnEmitDoesNotCloseTheSlowReaderItself()
    {
        var closings = new Closings();
        await using var server = await TestServer.Start(
            s => s.AddSingleton(closings).AddSocketIO(o => o.MaxQueuedBytes = 200_000).AddNamespace<Watching>("/"), app => app.MapSocketIO());
        using var slow = await ReadNothing(server);
        await Eventually.True(() => server.IO.Of("/").Local.Count == 1);
        var text = new string('x', 50_000);

        // The lock may be the host's, which its OnDisconnecting needs as well.
        Closings.IsEmitting = true;
        for (var i = 0; i < 300; i++)
        {
            server.IO.Emit("news", text, ScenarioJson.Default.String);
        }

        Closings.IsEmitting = false;

        (await closings.WhileEmitting.Task.WaitAsync(TimeSpan.FromSeconds(60))).ShouldBeFalse();
        await Eventually.True(() => server.IO.ConnectionCount == 0);
    }

    [Fact]
    public async Task VolatilePacketsAreDroppedWhereTheyWouldWait()
    {
        await using var server = await Start();
        using var slow = await ReadNothing(server);
        await Eventually.True(() => server.IO.Of("/").Local.Count == 1);
        var text = new string('x', 50_000);
        for (var i = 0; i < 1_000; i++)
        {
            server.IO.Of("/").All.Volatile.Emit("news", text, ScenarioJson.Default.String);
        }

        server.IO.Of("/").Local.Count.ShouldBe(1); // 50 MB would have been more than its queue takes
    }

    [Fact]
    public async Task AHalfOpenPeerIsReaped()
    {
        await using var server = await Start(o =>
        {
            o.PingInterval = TimeSpan.FromMilliseconds(100);
            o.PingTimeout = TimeSpan.FromMilliseconds(200);
            o.CloseTimeout = TimeSpan.FromMilliseconds(200);
        });
        using var silent = await ReadNothing(server); // open for TCP, and gone
        await Eventually.True(() => server.IO.ConnectionCount == 0, "the end of the half-open connection");
    }

    [Fact]
    public async Task ARoomLimitIsTheHandlersErrorAndChangesNothing()
    {
        await using var server = await Start(o => o.MaxRoomsPerSocket = 2);
        await using var socket = await RawSocket.Connect(server);
        for (var i = 0; i < 2; i++)
        {
            await socket.Send($"42{i}[\"join\",\"r{i}\"]");
            (await socket.Receive()).ShouldBe($"43{i}[true]");
        }

        await socket.Send("42[\"join\",\"r2\"]");
        await IsServed(socket);
        server.IO.Of("/").Local.Rooms.ShouldNotContain("r2");
    }

    [Fact]
    public async Task ARoomLimitHoldsBeforeASocketIsConnectedToo()
    {
        await using var server = await TestServer.Start(
            s => s.AddSocketIO(o => o.MaxRoomsPerSocket = 2).AddNamespace("/", (nsp, _) => nsp.UseConnect((socket, next) =>
            {
                socket.Join("a", "b");
                socket.Leave("a");
                socket.Join("c");
                if (socket.Auth.TryGetProperty("more", out System.Text.Json.JsonElement _))
                {
                    socket.Join("d");
                }

                return next();
            })),
            app => app.MapSocketIO());
        await using var greedy = await RawSocket.Open(server);
        await greedy.Receive();
        await greedy.Send("40{\"more\":true}");
        (await greedy.Receive()).ShouldBe("44{\"message\":\"Internal server error\"}");
        await greedy.Send("40");
        (await greedy.Receive()).ShouldStartWith("40{");
        server.IO.Of("/").Local.Rooms.Count.ShouldBe(3); // its own, b, c
    }

    [Fact]
    public async Task AnExceptionInTheHostEndsItsConnectionOnly()
    {
        await using var server = await TestServer.Start(
            s => s.AddSocketIO().AddNamespace("/", (nsp, _) => nsp.On("echo", (_, arguments) => new(arguments)))
                .AddNamespace<ScenarioServer.Room>(name => name.Length < 20 ? false : throw new FormatException("no such name")),
            app => app.MapSocketIO());
        await using var other = await RawSocket.Connect(server);
        await using var socket = await RawSocket.Connect(server);
        await socket.Send("40/a-name-that-the-host-cannot-read");
        await socket.WaitForClose();
        await Eventually.True(() => server.IO.ConnectionCount == 1);
        await IsServed(other);

        using var http = new HttpClient { BaseAddress = server.Url };
        var sid = (await http.GetStringAsync(new Uri("/socket.io/?EIO=4&transport=polling", UriKind.Relative)))[9..29];
        using var answer = await http.PostAsync(
            new Uri($"/socket.io/?EIO=4&transport=polling&sid={sid}", UriKind.Relative), new StringContent("40/a-name-that-the-host-cannot-read"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        server.IO.ConnectionCount.ShouldBe(1);
    }

    [Fact]
    public async Task WrongOptionsStopTheStartAndNameTheKey()
    {
        var error = await Should.ThrowAsync<OptionsValidationException>(() => Start(o =>
        {
            o.PingInterval = TimeSpan.Zero;
            o.MaxPayload = 1;
            o.AllowPolling = o.AllowWebSocket = false;
        }));
        error.Failures.ShouldBe(
        [
            "PingInterval must be more than zero and at most a day.", "MaxPayload must be at least 128.",
            "At least one of AllowPolling and AllowWebSocket must be true.",
        ]);
    }

    private static async Task IsServed(RawSocket socket)
    {
        await socket.Send("42777[\"echo\",1]");
        (await socket.Receive()).ShouldBe("43777[1]");
    }

    /// <summary>A client that has joined the namespace and from then on reads nothing.</summary>
    private static async Task<Socket> ReadNothing(TestServer server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, server.Url.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"));
        var buffer = new byte[4096];
        var have = "";
        while (!have.Contains("\"sid\"", StringComparison.Ordinal))
        {
            have += Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer));
        }

        have.ShouldContain("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="); // RFC 6455, section 1.3
        await socket.SendAsync(new byte[] { 0x81, 0x82, 0, 0, 0, 0, (byte)'4', (byte)'0' });
        have = "";
        while (!have.Contains("40{", StringComparison.Ordinal))
        {
            have += Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer));
        }

        return socket;
    }

    /// <summary>Whether a closing was told of on the stack of who emits.</summary>
    private sealed class Closings
    {
        [ThreadStatic]
        private static bool s_isEmitting;

        public static bool IsEmitting
        {
            get => s_isEmitting;
            set => s_isEmitting = value;
        }

        public TaskCompletionSource<bool> WhileEmitting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Watching(Closings closings) : SocketIONamespace
    {
        public override void OnDisconnecting(SocketIOSocket socket, DisconnectReason reason) => closings.WhileEmitting.TrySetResult(Closings.IsEmitting);
    }
}
