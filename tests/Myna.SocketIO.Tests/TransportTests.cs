using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests;

/// <summary>Which way frames take, and that it makes no difference to what is said.</summary>
public sealed class TransportTests
{
    [Fact]
    public async Task APlainConnectionIsWrittenToDirectlyOnceItsClientHasAnswered()
    {
        await using var server = await TestServer.Start(s => ScenarioServer.Add(s), app => app.MapSocketIO());
        await using var socket = await RawSocket.Connect(server);
        await Talk(socket);
        Only(server).IsDirect.ShouldBeTrue();
    }

    [Fact]
    public async Task AnUpgradedConnectionIsWrittenToDirectlyAsWell()
    {
        await using var server = await TestServer.Start(s => ScenarioServer.Add(s), app => app.MapSocketIO());
        await using var socket = await Upgrade(server);
        await Talk(socket);
        Only(server).IsDirect.ShouldBeTrue();
    }

    [Fact]
    public async Task APollThatOvertakesTheUpgradeIsRefusedAndHarmsNothing()
    {
        await using var server = await TestServer.Start(
            s => ScenarioServer.Add(s.AddSingleton<TimeProvider>(new FakeTimeProvider())), app => app.MapSocketIO()); // no sweep answers the poll
        using var http = new HttpClient { BaseAddress = server.Url };
        var open = await http.GetStringAsync(new Uri("/socket.io/?EIO=4&transport=polling", UriKind.Relative));
        await using var socket = await RawSocket.Open(server, $"EIO=4&transport=websocket&sid={open[9..29]}");
        await socket.Send("2probe");
        (await socket.Receive()).ShouldBe("3probe");
        var poll = http.GetAsync(new Uri($"/socket.io/?EIO=4&transport=polling&sid={open[9..29]}", UriKind.Relative));
        await Task.Delay(200);
        await socket.Send("5");
        using var refused = await poll;
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await socket.Send("40");
        (await socket.Receive()).ShouldStartWith("40{");
        await Talk(socket);
    }

    [Fact]
    public async Task BinaryMayComeAsBase64OnAWebSocketToo()
    {
        await using var server = await TestServer.Start(s => ScenarioServer.Add(s, o => o.Recovery.Enabled = false), app => app.MapSocketIO());
        await using var socket = await RawSocket.Connect(server);
        await socket.Send("""451-0["echo",{"_placeholder":true,"num":0}]""");
        await socket.Send("bAQID"); // a client with forceBase64
        (await socket.Receive()).ShouldBe("""461-0[{"_placeholder":true,"num":0}]""");
        (await socket.Receive()).ShouldBe("bin:010203");
        await socket.Send("b?");
        await socket.WaitForClose();
    }

    [Fact]
    public async Task TheOptionKeepsEverythingOnTheStream()
    {
        await using var server = await TestServer.Start(s => ScenarioServer.Add(s, o => o.DirectSocketWrites = false), app => app.MapSocketIO());
        await using var socket = await RawSocket.Connect(server);
        await Talk(socket);
        Only(server).IsDirect.ShouldBeFalse();
    }

    [Fact]
    public async Task BehindTlsTheStreamIsUsedAndNothingChanges()
    {
        using var certificate = SelfSigned();
        await using var server = await TestServer.Start(
            s => ScenarioServer.Add(s), app => app.MapSocketIO(), listen => listen.UseHttps(certificate));
        await using var socket = await RawSocket.Connect(server);
        await Talk(socket);
        Only(server).IsDirect.ShouldBeFalse();
    }

    [Fact]
    public async Task OverHttp2ItWorksTheSame()
    {
        using var certificate = SelfSigned();
        await using var server = await TestServer.Start(
            s => ScenarioServer.Add(s),
            app => app.MapSocketIO(),
            listen =>
            {
                listen.Protocols = Microsoft.AspNetCore.Server.Kestrel.Core.HttpProtocols.Http2;
                listen.UseHttps(certificate);
            });
        await using var socket = await RawSocket.Connect(server);
        await Talk(socket);
        Only(server).IsDirect.ShouldBeFalse();
    }

    [Fact]
    public async Task AServerWithNothingButTheFrameworksWebSocketWillDo()
    {
        await using var server = await TestServer.Start(s => ScenarioServer.Add(s), app =>
        {
            app.UseWebSockets();
            app.Use((context, next) =>
            {
                context.Features.Set<IHttpUpgradeFeature>(null);
                return next(context);
            });
            app.UseRouting();
            app.MapSocketIO();
        });
        await using var socket = await RawSocket.Connect(server);
        await Talk(socket);
        Transport(server).ShouldBeOfType<EngineIO.ManagedTransport>();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AWebSocketThatLeavesHttpTakesNothingOfItAlong(bool upgrade)
    {
        WeakReference? request = null;
        var wentThroughMiddleware = 0;
        await using var server = await TestServer.Start(
            s => ScenarioServer.Add(s),
            app =>
            {
                app.Use((context, next) =>
                {
                    wentThroughMiddleware++;
                    if (context.Request.Query["transport"] == "websocket")
                    {
                        request = new WeakReference(context);
                    }

                    return next(context);
                });
                app.UseRouting();
                app.MapSocketIO();
            },
            listen => listen.UseSocketIO());
        await using var socket = upgrade ? await Upgrade(server) : await RawSocket.Connect(server);
        await Talk(socket);
        Only(server).IsDirect.ShouldBeTrue();
        wentThroughMiddleware.ShouldBe(upgrade ? 2 : 1);
        await Eventually.True(
            () =>
            {
                GC.Collect();
                return !request!.IsAlive;
            },
            "the request collected while its WebSocket lives");
        await Talk(socket);
    }

    [Fact]
    public async Task BehindTlsAWebSocketLeavesHttpAsWell()
    {
        using var certificate = SelfSigned();
        await using var server = await TestServer.Start(
            s => ScenarioServer.Add(s), app => app.MapSocketIO(), listen => listen.UseHttps(certificate).UseSocketIO());
        await using var socket = await RawSocket.Connect(server);
        await Talk(socket);
        Only(server).IsDirect.ShouldBeFalse();
    }

    [Fact]
    public async Task OnceItHasLeftHttpItStillClosesAtEitherEnd()
    {
        await using var server = await TestServer.Start(s => ScenarioServer.Add(s), app => app.MapSocketIO(), listen => listen.UseSocketIO());
        await using (var leaves = await RawSocket.Connect(server))
        {
            await leaves.Send("1");
        }

        await using (await RawSocket.Connect(server))
        {
            // It vanishes without a word.
        }

        await Eventually.True(() => server.IO.ConnectionCount == 0, "both connections gone");
        await using var stays = await RawSocket.Connect(server);
        var stopped = server.Stop();
        await Should.ThrowAsync<InvalidOperationException>(() => stays.Receive()); // the close frame
        await stopped;
    }

    [Fact]
    public async Task OrdinaryRequestsBeforeItOnItsConnectionAreAnswered()
    {
        await using var server = await TestServer.Start(
            s => ScenarioServer.Add(s),
            app =>
            {
                app.MapSocketIO();
                app.MapPost("/length", async (HttpRequest request) => await new StreamReader(request.Body).ReadToEndAsync() is { } text ? text.Length : -1);
            },
            listen => listen.UseSocketIO());
        using var client = new TcpClient();
        await client.ConnectAsync(server.Url.Host, server.Url.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            "POST /length HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello"u8.ToArray()
                .Concat("POST /length HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"u8.ToArray())
                .Concat("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"u8.ToArray())
                .Concat("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"u8.ToArray())
                .ToArray());
        var received = "";
        var buffer = new byte[4096];
        while (!received.Contains("pingInterval", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer);
            read.ShouldBeGreaterThan(0, received);
            received += Encoding.Latin1.GetString(buffer, 0, read);
        }

        received.Split("HTTP/1.1 ").Select(r => r[..Math.Min(3, r.Length)]).ShouldBe(["", "200", "200", "101"]);
        received.ShouldContain("\r\n5\r\n0\r\n");
        received.ShouldContain("\r\n3\r\n0\r\n");
    }

    private static async Task<RawSocket> Upgrade(TestServer server)
    {
        using var http = new HttpClient { BaseAddress = server.Url };
        var open = await http.GetStringAsync(new Uri("/socket.io/?EIO=4&transport=polling", UriKind.Relative));
        var socket = await RawSocket.Open(server, $"EIO=4&transport=websocket&sid={open[9..29]}");
        await socket.Send("2probe");
        (await socket.Receive()).ShouldBe("3probe");
        await socket.Send("5");
        await socket.Send("40");
        (await socket.Receive()).ShouldStartWith("40{");
        return socket;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private static async Task Talk(RawSocket socket)
    {
        for (var size = 1; size < 500_000; size *= 7)
        {
            var text = new string('x', size);
            await socket.Send($"421[\"echo\",\"{text}\"]");
            (await socket.Receive())[..3].ShouldBe("431");
        }
    }

    private static EngineIO.FramedTransport Only(TestServer server) => Transport(server).ShouldBeOfType<EngineIO.FramedTransport>();

    private static EngineIO.WebSocketTransport? Transport(TestServer server) =>
        server.IO.Of("/").Local.Select(BroadcastTarget.Everyone).ShouldHaveSingleItem().Client.Session.Transport;

    /// <summary>A failed send aborts on another thread, where an exception would end the process.</summary>
    [Fact]
    public void AbortingARequestThatHasEndedDoesNothing()
    {
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        var request = new EngineIO.UpgradedRequest(context, Stream.Null, mayBypassHttp: false);
        context.Uninitialize();
        Should.NotThrow(request.Abort);
    }
}
