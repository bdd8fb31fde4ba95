using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
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
        using var http = new HttpClient { BaseAddress = server.Url };
        var open = await http.GetStringAsync(new Uri("/socket.io/?EIO=4&transport=polling", UriKind.Relative));
        await using var socket = await RawSocket.Open(server, $"EIO=4&transport=websocket&sid={open[9..29]}");
        await socket.Send("2probe");
        (await socket.Receive()).ShouldBe("3probe");
        await socket.Send("5");
        await socket.Send("40");
        (await socket.Receive()).ShouldStartWith("40{");
        await Talk(socket);
        Only(server).IsDirect.ShouldBeTrue();
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
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        await using var server = await TestServer.Start(
            s => ScenarioServer.Add(s), app => app.MapSocketIO(), listen => listen.UseHttps(certificate));
        await using var socket = await RawSocket.Connect(server);
        await Talk(socket);
        Only(server).IsDirect.ShouldBeFalse();
    }

    [Fact]
    public async Task OverHttp2ItWorksTheSame()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
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

    static async Task Talk(RawSocket socket)
    {
        for (var size = 1; size < 500_000; size *= 7)
        {
            var text = new string('x', size);
            await socket.Send($"421[\"echo\",\"{text}\"]");
            (await socket.Receive())[..3].ShouldBe("431");
        }
    }

    static EngineIO.FramedTransport Only(TestServer server) =>
        server.IO.Of("/").Local.Select(BroadcastTarget.Everyone).ShouldHaveSingleItem().Client.Session.Transport.ShouldBeOfType<EngineIO.FramedTransport>();
}
