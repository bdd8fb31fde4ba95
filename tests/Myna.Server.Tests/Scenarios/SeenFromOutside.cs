using System.Net;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>What an operator sees of a server that is told where to send its telemetry.</summary>
public abstract class SeenFromOutside(Func<Home> newHome)
{
    [SkippableFact]
    public async Task AFinishedAttemptIsOneTraceFromTheRequestToItsDeliveries()
    {
        await using var operators = await OtlpReceiver.Start();
        await using var server = await ServerProcess.Start(newHome().With(operators.Settings));
        var ana = await server.SignUp("ana");
        await using var phone = WatchingDevice.Connect(server.Address, ana.AccessToken);
        await phone.Event("connect");
        await phone.Ask("progress:watch", new { });
        await phone.Ask("progress:watch", new { });
        await ana.Learn(await ana.FirstLesson());

        // The request, its commit inside it, and the delivery of its events.
        OtlpReceiver.Span? Finish() => operators.Spans.FirstOrDefault(span => span.Name == "POST /api/v1/attempts/{id}/finish");
        await operators.Until(_ => Finish() is { } finish
            && operators.Spans.Any(span => span is { Source: "Myna.Storage", Name: "commit" } && span.Parent == finish.Id && span.Trace == finish.Trace)
            && operators.Spans.Any(span => span is { Source: "Myna.Storage.Outbox", Name: "deliver to realtime" } && span.Trace == finish.Trace));
        Finish()!.Parent.ShouldBeEmpty();

        // An event of a socket is a trace of its own, and not a part of the one before it.
        await operators.Until(_ => operators.Spans.Count(span => span is { Source: "Myna.SocketIO", Name: "progress:watch" }) == 2);
        var events = operators.Spans.Where(span => span.Source == "Myna.SocketIO").ToList();
        events.ShouldAllBe(span => span.Parent == "");
        events.Select(span => span.Trace).ShouldBeUnique();
        operators.Spans.ShouldNotContain(span => span.Name.Contains("/readyz", StringComparison.Ordinal) || span.Name.Contains("/socket.io", StringComparison.Ordinal));

        string[] expected =
        [
            "http.server.request.duration", "myna.store.commit.duration", "myna.store.group.size", "myna.outbox.lag", "myna.outbox.oldest", "myna.grading.duration",
            "myna.boards.members", "myna.boards.watchers", "myna.passwords.waiting", "socketio.sockets", "socketio.event.duration", "dotnet.process.cpu.time",
        ];
        await operators.Until(_ => expected.All(operators.Metrics.Contains));
        await operators.Until(_ => operators.Logs.Count > 0);
    }

    [SkippableFact]
    public async Task ThePrometheusServerReadsTheMetricsAtAnAddressOfTheirOwn()
    {
        var scraped = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}/");
        await using var server = await ServerProcess.Start(newHome().With([new("Myna__Telemetry__Prometheus", scraped.ToString().TrimEnd('/'))]));
        var ana = await server.SignUp("ana");
        await ana.Learn(await ana.FirstLesson());

        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri(scraped, "/metrics"));
        metrics.ShouldContain("myna_boards_members");
        metrics.ShouldContain("""outcome="committed",store=""");
        metrics.ShouldContain("""http_route="/api/v1/attempts/{id}/finish""");
        metrics.ShouldMatch("""myna_grading_duration_seconds_count\{.*verdict="Skipped"\} [1-9]""");

        // Neither address serves what belongs to the other.
        (await http.GetAsync(new Uri(scraped, "/readyz"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await http.GetAsync(new Uri(scraped, "/api/v1/courses"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await http.GetAsync(new Uri(server.Address, "/metrics"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}

public sealed class SeenFromOutsideOnSqlite() : SeenFromOutside(Home.OnSqlite)
{
    [Theory]
    [InlineData("9464")]
    [InlineData("http://127.0.0.1:9464/metrics")]
    [InlineData("https://127.0.0.1:9464")]
    public async Task AnAddressOfMetricsThatIsNoneStopsTheStartWithOneLine(string address)
    {
        await using var home = Home.OnSqlite().With([new("Myna__Telemetry__Prometheus", address)]);
        var (exitCode, _, error) = await ServerProcess.RunTool(home, $"--urls http://127.0.0.1:{ServerProcess.FreePort()}");
        exitCode.ShouldBe(1);
        error.Trim().ShouldBe("Myna:Telemetry:Prometheus must be an address such as http://127.0.0.1:9464.");
    }

    [Fact]
    public async Task AnAddressOfMetricsThatIsTakenStopsTheStartWithOneLine()
    {
        var taken = ServerProcess.FreePort();
        using var other = new System.Net.Sockets.TcpListener(IPAddress.Loopback, taken);
        other.Start();
        await using var home = Home.OnSqlite().With([new("Myna__Telemetry__Prometheus", $"http://127.0.0.1:{taken}")]);
        var (exitCode, _, error) = await ServerProcess.RunTool(home, $"--urls http://127.0.0.1:{ServerProcess.FreePort()}");
        exitCode.ShouldBe(1);
        error.Trim().ShouldBe($"Failed to bind to address http://127.0.0.1:{taken}: address already in use.");
    }
}

public sealed class SeenFromOutsideOnMongoDb(MongoDouble mongo) : SeenFromOutside(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
