using System.Net;
using System.Net.Sockets;
using System.Text;
using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests;

/// <summary>Thousands of connections come and go; afterwards nothing of them is left. Alone, because it measures the memory of the whole process.</summary>
[Collection(nameof(SoakTests))]
[CollectionDefinition(nameof(SoakTests), DisableParallelization = true)]
public sealed class SoakTests
{
    private static bool IsLong => Environment.GetEnvironmentVariable("MYNA_TEST_LONG") == "1";

    [SkippableFact]
    public async Task TenThousandConnectionsLeaveNothingBehind()
    {
        Skip.IfNot(IsLong, "the soak runs with ./test.sh --long");
        await Soak(clients: 10_000, rounds: 3, pingTimeout: TimeSpan.FromSeconds(20));
    }

    [Fact]
    public Task AHundredConnectionsLeaveNothingBehind() => Soak(clients: 100, rounds: 2, pingTimeout: TimeSpan.FromSeconds(6));

    /// <param name="pingTimeout">A round must connect everybody within it: these clients answer no pings.</param>
    private static async Task Soak(int clients, int rounds, TimeSpan pingTimeout)
    {
        await using var server = await TestServer.Start(
            s => ScenarioServer.Add(s, o =>
            {
                o.Recovery.Enabled = false;
                o.PingInterval = TimeSpan.FromSeconds(2);
                o.PingTimeout = pingTimeout;
                o.CloseTimeout = TimeSpan.FromSeconds(1);
            }),
            app => app.MapSocketIO());
        await Round(server, clients); // pools and tables grow to the size of a round once
        var before = Memory();
        for (var i = 0; i < rounds; i++)
        {
            await Round(server, clients);
        }

        var after = Memory();
        // Half a kilobyte for each connection that ever was would be a leak; pools breathe by some megabytes.
        (after - before).ShouldBeLessThan(Math.Max(clients * rounds * 512L, 4_000_000));
    }

    private static async Task Round(TestServer server, int clients)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = server.Url, Timeout = TimeSpan.FromMinutes(2) };
        var sockets = new Socket[clients];
        await Parallel.ForAsync(0, clients, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, cancellation) =>
        {
            // Every fourth begins with polling, of which every second one upgrades; the others are WebSockets at once.
            var sid = "";
            if (i % 4 == 0)
            {
                sid = (await http.GetStringAsync(new Uri("/socket.io/?EIO=4&transport=polling", UriKind.Relative), cancellation))[9..29];
            }

            if (i % 8 == 0)
            {
                return; // and vanishes: only the heartbeat will find out
            }

            var socket = sockets[i] = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, server.Url.Port, cancellation);
            await Send(socket, Encoding.ASCII.GetBytes(
                $"GET /socket.io/?EIO=4&transport=websocket{(sid.Length > 0 ? "&sid=" + sid : "")} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"));
            if (sid.Length > 0)
            {
                await Send(socket, Frame("2probe"));
                await Await(socket, "3probe");
                await Send(socket, Frame("5"));
            }
            else
            {
                await Await(socket, "\"sid\"");
            }

            await Send(socket, Frame("40"));
            await Await(socket, "40{");
            await Send(socket, Frame($"421[\"join\",\"room-{i % 100}\"]"));
            await Await(socket, "431[true]");
            await Send(socket, Frame("422[\"echo\",\"hello\"]"));
            await Await(socket, "432[\"hello\"]");
        });
        server.IO.To("room-1").Emit("news", 1, ScenarioJson.Default.Int32);
        server.IO.Of("/").Local.Count.ShouldBe(sockets.Count(s => s is not null));
        for (var i = 0; i < clients; i++)
        {
            if (sockets[i] is not { } socket)
            {
                continue;
            }

            if (i % 3 == 0)
            {
                socket.LingerState = new LingerOption(true, 0); // a reset instead of a goodbye
            }

            socket.Dispose();
        }

        var deadline = Environment.TickCount64 + 120_000;
        while (server.IO.ConnectionCount > 0 && Environment.TickCount64 < deadline)
        {
            await Task.Delay(50);
        }

        server.IO.ConnectionCount.ShouldBe(0);
        server.IO.Of("/").Local.Count.ShouldBe(0);
        server.IO.Of("/").Local.Rooms.ShouldBeEmpty();
    }

    private static long Memory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task Send(Socket socket, byte[] bytes) => (await socket.SendAsync(bytes)).ShouldBe(bytes.Length);

    private static async Task Await(Socket socket, string text)
    {
        var buffer = new byte[2048];
        var seen = "";
        while (!seen.Contains(text, StringComparison.Ordinal))
        {
            var read = await socket.ReceiveAsync(buffer);
            if (read == 0)
            {
                throw new IOException($"Closed instead of {text}");
            }

            seen += Encoding.ASCII.GetString(buffer, 0, read);
        }
    }

    private static byte[] Frame(string text)
    {
        byte[] frame = [0x81, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text)];
        return frame;
    }
}
