using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests;

/// <summary>What the scenarios with foreign clients cannot see.</summary>
public sealed class OperatorTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CompressDecidesOverAPollingAnswer(bool compress)
    {
        await using var server = await Start();
        using var http = new HttpClient { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        var sid = (await http.GetStringAsync(Query("")))[9..29];
        using var joined = await http.PostAsync(Query(sid), new StringContent("40", Encoding.UTF8, "text/plain"));
        await http.GetStringAsync(Query(sid));
        server.IO.Of("/").All.Compress(compress).Emit("news", new string('x', 5_000), ScenarioJson.Default.String);
        using var response = await http.GetAsync(Query(sid));
        response.Content.Headers.ContentEncoding.ShouldBe(compress ? ["gzip"] : []);
        (response.Content.Headers.ContentLength > 5_000).ShouldBe(!compress);
    }

    [Fact]
    public async Task AnAckThatDoesNotComeInTimeThrows()
    {
        await using var server = await Start();
        await using var client = await RawSocket.Connect(server);
        var socket = server.IO.Of("/").Local.Select(BroadcastTarget.Everyone).ShouldHaveSingleItem();
        await Should.ThrowAsync<TimeoutException>(() => socket.Timeout(TimeSpan.FromMilliseconds(20)).EmitWithAckAsync("ask", EventArguments.None));
        var asked = socket.EmitWithAckAsync("ask", EventArguments.None);
        client.Vanish();
        await Should.ThrowAsync<SocketDisconnectedException>(() => asked);
        await Should.ThrowAsync<SocketDisconnectedException>(() => socket.EmitWithAckAsync("ask", EventArguments.None));
        socket.Disconnected.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task WhiteSpaceAroundAnAckIsNoPartOfIt()
    {
        await using var server = await Start();
        await using var socket = await RawSocket.Connect(server);
        await Eventually.True(() => server.IO.Of("/").Local.Count == 1);
        var asking = server.IO.Of("/").Local.Select(BroadcastTarget.Everyone).Single().EmitWithAckAsync("question", EventArguments.None);
        var question = await socket.Receive();
        await socket.Send($"43{question[2..question.IndexOf('[', StringComparison.Ordinal)]} [ 1, 2 ] ");
        (await asking).Json.ToArray().ShouldBe("1, 2"u8.ToArray());
    }

    [Fact]
    public async Task EventsThatCameWithTheConnectWaitUntilTheSocketIsGreeted()
    {
        var early = 0;
        await using var server = await TestServer.Start(io => io.AddNamespace("/", (nsp, _) =>
        {
            nsp.UseConnect(async (_, next) =>
            {
                await Task.Yield(); // what follows runs beside the reading of the connection
                return await next();
            });
            nsp.OnConnection(async socket =>
            {
                await Task.Yield();
                socket.Items["greeted"] = true;
            });
            nsp.On("work", (socket, _) =>
            {
                if (!socket.Items.ContainsKey("greeted"))
                {
                    Interlocked.Increment(ref early);
                }

                return new((EventArguments?)EventArguments.None);
            });
        }));
        for (var i = 0; i < 100; i++)
        {
            await using var socket = await RawSocket.Open(server);
            await socket.Receive();
            await socket.Send("40");
            (await socket.Receive()).ShouldStartWith("40{");
            await socket.Send("420[\"work\"]");
            (await socket.Receive()).ShouldBe("430[]");
        }

        early.ShouldBe(0);
    }

    [Fact]
    public async Task MiddlewareSeesEventsInOrderAndMayAnswerOrSwallowThem()
    {
        var seen = new Log();
        await using var server = await TestServer.Start(
            s => s.AddSocketIO().AddNamespace("/", (nsp, _) =>
            {
                nsp.OnAny(context =>
                {
                    seen.Add($"any {context.EventName}{context.Arguments}");
                    return default;
                });
                nsp.UseEvent(async (context, next) =>
                {
                    seen.Add("first");
                    if (context.EventName == "answered")
                    {
                        context.Acknowledge(EventArguments.FromJson("[\"middleware\"]"u8));
                    }

                    if (context.EventName != "swallowed")
                    {
                        await next();
                    }
                });
                nsp.UseEvent((context, next) =>
                {
                    seen.Add("second");
                    return next();
                });
                foreach (var name in (string[])["heard", "swallowed", "answered"])
                {
                    nsp.On(name, (_, arguments) =>
                    {
                        seen.Add(name);
                        return new(arguments);
                    });
                }
            }),
            app => app.MapSocketIO());
        await using var client = await RawSocket.Connect(server);
        await client.Send("""421["swallowed",1]""");
        await client.Send("""422["answered",2]""");
        await client.Send("""423["heard",3]""");
        (await client.Receive(2)).ShouldBe(["""432["middleware"]""", "433[3]"]);
        seen.Lines.ShouldBe(
        [
            "any swallowed[1]", "first", "any answered[2]", "first", "second", "answered", "any heard[3]", "first", "second", "heard",
        ]);
    }

    [Theory]
    [InlineData("41", "client namespace disconnect")]
    [InlineData("4x", "parse error")]
    [InlineData("42/other,[\"a\"]", "forced server close")]
    [InlineData(null, "transport close")]
    public async Task ReasonsAreTheOfficialOnes(string? packet, string reason)
    {
        var seen = new Log();
        await using var server = await TestServer.Start(
            s => s.AddSocketIO().AddNamespace("/", (nsp, _) => nsp.OnDisconnection((_, why) =>
            {
                seen.Add(why.ToWireName());
                return default;
            })),
            app => app.MapSocketIO());
        await using var client = await RawSocket.Connect(server);
        if (packet is null)
        {
            await client.Close();
        }
        else
        {
            await client.Send(packet);
        }

        await Eventually.True(() => seen.Lines.Count == 1);
        seen.Lines.ShouldBe([reason]);
    }

    [Fact]
    public async Task TheHostDecidesOverEachHandshake()
    {
        await using var server = await Start(o => o.AllowRequest = context => new(context.Request.Query["key"] == "sesame"));
        using var http = new HttpClient { BaseAddress = server.Url };
        using var refused = await http.GetAsync(Query(""));
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync()).ShouldBe("""{"code":4,"message":"Forbidden"}""");
        await using var client = await RawSocket.Open(server, "EIO=4&transport=websocket&key=sesame");
    }

    [Fact]
    public async Task TheClientsScriptIsServedWhereTheHostHasIt()
    {
        var folder = Directory.CreateTempSubdirectory("myna-bundle");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "socket.io.js"), "var io;");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "secret.js"), "no");
        using (var files = new PhysicalFileProvider(folder.FullName))
        {
            await using var server = await Start(o => o.ClientBundle = files);
            using var http = new HttpClient { BaseAddress = server.Url };
            using var script = await http.GetAsync(new Uri("/socket.io/socket.io.js", UriKind.Relative));
            (await script.Content.ReadAsStringAsync()).ShouldBe("var io;");
            script.Content.Headers.ContentType!.MediaType.ShouldBe("application/javascript");
            http.DefaultRequestHeaders.Add("If-None-Match", script.Headers.ETag!.Tag);
            (await http.GetAsync(new Uri("/socket.io/socket.io.js", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotModified);
            foreach (var name in (string[])["secret.js", "socket.io.min.js"])
            {
                (await http.GetAsync(new Uri($"/socket.io/{name}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            }
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task EventsAreMeasuredAndTraced()
    {
        var measured = new Log();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Myna.SocketIO")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured.Add($"{instrument.Name} {value}"));
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => measured.Add($"{instrument.Name} {tags[1].Value}"));
        meters.Start();
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Myna.SocketIO",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => measured.Add($"activity {activity.OperationName}"),
        };
        ActivitySource.AddActivityListener(traces);
        await using var server = await Start();
        await using var client = await RawSocket.Connect(server);
        await client.Send("""421["who"]""");
        (await client.Receive()).ShouldBe("431[\"/\"]");
        await client.Send("""42["made up"]""");
        await Eventually.True(() => measured.Lines.Contains("activity *"));
        foreach (var line in (string[])["socketio.sessions.opened 1", "socketio.sockets 1", "socketio.events.received 1", "socketio.event.duration who", "activity who"])
        {
            measured.Lines.ShouldContain(line);
        }
    }

    private static Uri Query(string sid) => new($"/socket.io/?EIO=4&transport=polling{(sid.Length > 0 ? "&sid=" + sid : "")}", UriKind.Relative);

    private static Task<TestServer> Start(Action<SocketIOOptions>? configure = null) => TestServer.Start(
        s => ScenarioServer.Add(s, o =>
        {
            o.Recovery.Enabled = false;
            configure?.Invoke(o);
        }),
        app => app.MapSocketIO());
}
