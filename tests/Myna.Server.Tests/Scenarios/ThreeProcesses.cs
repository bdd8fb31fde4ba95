using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using MongoDB.Bson;
using MongoDB.Driver;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>
/// Three servers on one database. Learners send each request to whichever comes, and again until it is answered, while one server after
/// the other is killed: nobody notices but for the waiting.
/// </summary>
public sealed class ThreeProcesses(MongoDouble mongo) : IClassFixture<MongoDouble>
{
    private const int Servers = 3, Learners = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static int Kills => Environment.GetEnvironmentVariable("MYNA_TEST_LONG") == "1" ? 300 : 6;

    [SkippableFact]
    public async Task LearnersUseThemAllWhileTheyAreKilledAndAreEachPaidOnce()
    {
        var home = Home.OnMongoDb(mongo);
        List<Home> homes = [home, .. Enumerable.Range(1, Servers - 1).Select(_ => home.Beside())];

        // All at once, on an empty database: each makes collections and indexes, and one loads the sample course.
        var servers = await Task.WhenAll(homes.Select(ServerProcess.Start));
        using var anywhere = new Anywhere([.. servers.Select(server => server.Address)]);
        var learners = new List<Diary>();
        for (var i = 0; i < Learners; i++)
        {
            var http = new HttpClient(anywhere, disposeHandler: false) { BaseAddress = servers[0].Address, Timeout = Patience };
            learners.Add(new Diary(await Learner.SignUp(new Learner(http), $"learner{i}", "Europe/Madrid")));
        }

        var lesson = await learners[0].Learner.FirstLesson();
        using var enough = new CancellationTokenSource();
        var learning = learners.Select(learner => learner.Learn(lesson, enough.Token)).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            await Busy(learners, learning, finishes: 4);
            var victim = servers[kill % Servers];
            await victim.Kill();
            await victim.Restart();
        }

        await enough.CancelAsync();
        await Task.WhenAll(learning).WaitAsync(Patience);

        learners.Sum(learner => learner.Refreshes).ShouldBeGreaterThan(Kills);
        await EverybodyIsPaidOnce(learners, home);
        await TheServersAgree(learners, servers);
        await TheOutboxIsEmptied(home);
        (await ServerProcess.RunTool(home, "check")).Output.ShouldContain($"{Learners} learners, 0 differ");
        foreach (var server in servers.Reverse())
        {
            await server.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task ATabletOnOneServerHearsWhatThePhoneDoesOnAnother()
    {
        var home = Home.OnMongoDb(mongo);
        await using var first = await ServerProcess.Start(home);
        await using var second = await ServerProcess.Start(home.Beside());
        var ana = await first.SignUp("ana");
        await using var tablet = WatchingDevice.Connect(first.Address, ana.AccessToken, "websocket");
        await tablet.Event("connect");
        (await tablet.Ask("leaderboard:watch", new { board = "all-time" })).GetProperty("total").GetInt32().ShouldBe(0);

        var phone = second.Nobody();
        await phone.LogIn(ana.Email);
        var lesson = await phone.FirstLesson();
        await phone.Learn(lesson);
        var total = (await phone.Learn(lesson))["xp"].GetProperty("total").GetInt64();

        await tablet.Event("xp:earned", data => data.GetProperty("total").GetInt64() == total);
        await tablet.Event("progress:updated", data => data.GetProperty("state").GetProperty("completions").GetInt32() == 2);
        await tablet.Event("leaderboard:changed", data => data.GetProperty("me") is { ValueKind: JsonValueKind.Object } me && me.GetProperty("score").GetInt64() == total);
        tablet.Events("xp:earned").Count(data => data.GetProperty("total").GetInt64() == total).ShouldBe(1);

        // Signed out there, refused here: the token within half a second, the socket at once.
        (await phone.Post("/auth/logout", new { refreshToken = ana.RefreshToken })).Status.ShouldBe(HttpStatusCode.NoContent);
        await tablet.Event("session:revoked");
        await tablet.Event("disconnect");
        await Wait.Until(async () => (await ana.Get("/users/me")).Status == HttpStatusCode.Unauthorized);
    }

    private static async Task Busy(List<Diary> learners, List<Task> learning, int finishes)
    {
        var before = learners.Sum(learner => learner.Earned.Count);
        while (learners.Sum(learner => learner.Earned.Count) < before + finishes && learning.TrueForAll(one => !one.IsCompleted))
        {
            await Task.Delay(5);
        }
    }

    private static async Task EverybodyIsPaidOnce(List<Diary> learners, Home home)
    {
        foreach (var learner in learners)
        {
            var days = (await learner.Learner.Get("/progress/history?days=2")).ShouldBeOk()["days"];
            days.EnumerateArray().Sum(day => day.GetProperty("xp").GetInt64()).ShouldBe(learner.Earned.Values.Sum());
            (await learner.Learner.Get("/progress")).ShouldBeOk()["courses"].EnumerateArray().Sum(course => course.GetProperty("xp").GetInt64()).ShouldBe(learner.Earned.Values.Sum());
        }

        var ledger = await Database(home).GetCollection<BsonDocument>("ledger").Find(new BsonDocument()).Project(new BsonDocument("xp", 1)).ToListAsync();
        ledger.ToDictionary(entry => entry["_id"].AsString, entry => entry["xp"].ToInt64())
            .ShouldBe(learners.SelectMany(learner => learner.Earned).ToDictionary(), ignoreOrder: true);
    }

    private static async Task TheServersAgree(List<Diary> learners, ServerProcess[] servers)
    {
        var token = learners[0].Learner.AccessToken;
        var scores = learners.ToDictionary(learner => learner.Learner.UserId, learner => learner.Earned.Values.Sum());
        foreach (var board in (string[])["all-time", "weekly"])
        {
            List<JsonElement> items = [];
            await Wait.Until(
                async () =>
                {
                    var boards = await Task.WhenAll(servers.Select(server => server.Nobody().Send(HttpMethod.Get, $"/leaderboards/{board}?limit=100", null, token)));
                    items = [.. boards.Select(reply => reply.ShouldBeOk()["items"])];
                    return items.TrueForAll(one => one.GetRawText() == items[0].GetRawText())
                        && items[0].EnumerateArray().All(item => scores[item.GetProperty("userId").GetString()!] == item.GetProperty("score").GetInt64())
                        && items[0].GetArrayLength() == scores.Count;
                },
                () => string.Join('\n', items.Select(one => one.GetRawText())));
        }

        var keys = await Task.WhenAll(servers.Select(server => server.Nobody().Send(HttpMethod.Get, "/.well-known/jwks.json", null, null)));
        keys.Select(reply => reply.ShouldBeOk().Text).Distinct().ShouldHaveSingleItem();
    }

    // What the dead left behind is taken over when its lease is over.
    private static async Task TheOutboxIsEmptied(Home home)
    {
        var outbox = Database(home).GetCollection<BsonDocument>("outbox");
        List<BsonDocument> left = [];
        await Wait.Until(async () => (left = await (await outbox.FindAsync(new BsonDocument())).ToListAsync()).Count == 0, () => string.Join('\n', left));
    }

    private static IMongoDatabase Database(Home home)
    {
        var uri = new MongoUrl(home.Database);
        return new MongoClient(uri).GetDatabase(uri.DatabaseName);
    }

    /// <summary>Sends each request to any of the servers, and again to any while it is not answered, or answered that the store is not available.</summary>
    private sealed class Anywhere(IReadOnlyList<Uri> servers) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.PathAndQuery;
            while (true)
            {
                request.RequestUri = new Uri(servers[Random.Shared.Next(servers.Count)], path);
                try
                {
                    var response = await base.SendAsync(request, cancellationToken);
                    await response.Content.LoadIntoBufferAsync(cancellationToken);
                    if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
                    {
                        return response;
                    }
                }
                catch (Exception e) when (e is HttpRequestException or IOException)
                {
                    // That one is dead: it may or may not have done it.
                }

                await Task.Delay(10, cancellationToken);
            }
        }
    }

    /// <summary>What one learner was told: the XP of each finished attempt.</summary>
    private sealed class Diary(Learner learner)
    {
        public Learner Learner { get; } = learner;

        public ConcurrentDictionary<string, long> Earned { get; } = new(StringComparer.Ordinal);

        public int Refreshes { get; private set; }

        /// <summary>Lesson after lesson; the last one is finished too.</summary>
        public async Task Learn(string lesson, CancellationToken enough)
        {
            while (!enough.IsCancellationRequested)
            {
                var attempt = await Learner.Start(lesson);
                var id = attempt.GetProperty("id").GetString()!;
                foreach (var question in attempt.GetProperty("questions").EnumerateArray())
                {
                    (await Learner.Answer(id, question.GetProperty("id").GetString()!)).ShouldBeOk();
                }

                await Learner.Refresh();
                Refreshes++;
                var finish = (await Learner.Post($"/attempts/{id}/finish")).ShouldBeOk();
                (await Learner.Post($"/attempts/{id}/finish")).ShouldBeOk().Text.ShouldBe(finish.Text);
                Earned[id] = finish["xp"].GetProperty("earned").GetInt64();
                finish["xp"].GetProperty("total").GetInt64().ShouldBe(Earned.Values.Sum());
            }
        }
    }
}
