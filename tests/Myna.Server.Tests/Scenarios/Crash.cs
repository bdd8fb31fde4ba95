using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>
/// Learners learn over HTTP while the process is killed (SIGKILL) at random moments. Whatever was acknowledged is there afterwards,
/// nothing is there by half, and the views agree with the ledger.
/// </summary>
public abstract class Crash(Func<Home> newHome, int kills)
{
    private const int Learners = 8, TimesInALongRun = 50;

    private int Kills => Environment.GetEnvironmentVariable("MYNA_TEST_LONG") == "1" ? kills * TimesInALongRun : kills;

    [SkippableFact]
    public async Task NothingAcknowledgedIsLostHoweverOftenTheServerIsKilled()
    {
        await using var server = await ServerProcess.Start(newHome());
        var learners = new List<Diary>();
        for (var i = 0; i < Learners; i++)
        {
            learners.Add(new Diary(await server.SignUp($"learner{i}")));
        }

        var lesson = await learners[0].Learner.FirstLesson();
        var random = new Random(7);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var stop = new CancellationTokenSource();
            var learning = learners.Select(learner => learner.LearnUntil(lesson, stop.Token)).ToList();
            await Busy(learners, learning, answers: random.Next(20, 300));
            await Task.Delay(random.Next(20));
            await server.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(learning);
            await server.Restart();
            foreach (var learner in learners)
            {
                await learner.Learner.Refresh(); // a session goes on, longer than its first access token lasts
                await learner.ShouldAgreeWithTheServer();
            }

            await TheBoardAgreesWithTheLedger(learners);
        }

        learners.Sum(learner => learner.Answers).ShouldBeGreaterThan(Kills);
        learners.Sum(learner => learner.Finishes).ShouldBeGreaterThan(0);
    }

    // By what was done, not by the clock: a slow machine is killed at the same places.
    private static async Task Busy(List<Diary> learners, List<Task> learning, int answers)
    {
        var before = learners.Sum(learner => learner.Answers);
        while (learners.Sum(learner => learner.Answers) < before + answers && learning.TrueForAll(one => !one.IsCompleted))
        {
            await Task.Delay(1);
        }
    }

    private static async Task TheBoardAgreesWithTheLedger(List<Diary> learners)
    {
        var board = (await learners[0].Learner.Get("/leaderboards/all-time?limit=100")).ShouldBeOk();
        var scores = board["items"].EnumerateArray().ToDictionary(item => item.GetProperty("userId").GetString()!, item => item.GetProperty("score").GetInt64());
        foreach (var learner in learners)
        {
            var history = (await learner.Learner.Get("/progress/history?days=2")).ShouldBeOk();
            var paid = history["days"].EnumerateArray().Sum(day => day.GetProperty("xp").GetInt64());
            scores.GetValueOrDefault(learner.Learner.UserId).ShouldBe(paid);
            var progress = (await learner.Learner.Get("/progress")).ShouldBeOk()["courses"].EnumerateArray().Sum(course => course.GetProperty("xp").GetInt64());
            progress.ShouldBe(paid);
        }
    }

    /// <summary>What one learner was told: each acknowledged answer and finish.</summary>
    private sealed class Diary(Learner learner)
    {
        private readonly ConcurrentDictionary<string, Dictionary<string, string>> _attempts = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, string> _finished = new(StringComparer.Ordinal);

        public Learner Learner { get; } = learner;

        public int Answers { get; private set; }

        public int Finishes => _finished.Count;

        public async Task LearnUntil(string lesson, CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    var attempt = await Learner.Start(lesson);
                    var id = attempt.GetProperty("id").GetString()!;
                    var answers = _attempts[id] = new Dictionary<string, string>(StringComparer.Ordinal);
                    foreach (var question in attempt.GetProperty("questions").EnumerateArray())
                    {
                        var questionId = question.GetProperty("id").GetString()!;
                        var reply = await Learner.Answer(id, questionId);
                        reply.Status.ShouldBe(HttpStatusCode.OK, reply.Text);
                        answers[questionId] = reply["verdict"].GetString()!;
                        Answers++;
                    }

                    var finish = await Learner.Post($"/attempts/{id}/finish");
                    finish.Status.ShouldBe(HttpStatusCode.OK, finish.Text);
                    _finished[id] = finish.Text;
                }
                catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
                {
                    // The server was killed under this call: it was not acknowledged, and may or may not have happened.
                    return;
                }
            }
        }

        public async Task ShouldAgreeWithTheServer()
        {
            foreach (var (id, answers) in _attempts)
            {
                var attempt = (await Learner.Get($"/attempts/{id}")).ShouldBeOk();
                var kept = attempt["answers"].EnumerateArray().ToDictionary(answer => answer.GetProperty("questionId").GetString()!, answer => answer.GetProperty("verdict").GetString()!);
                foreach (var (question, verdict) in answers)
                {
                    kept.GetValueOrDefault(question).ShouldBe(verdict, $"answer to {question} of attempt {id}");
                }

                // At most the one answer that was under way is there beyond what was acknowledged.
                kept.Count.ShouldBeLessThanOrEqualTo(answers.Count + 1);
                if (_finished.TryGetValue(id, out var finish))
                {
                    attempt["result"].GetRawText().ShouldBe(JsonDocument.Parse(finish).RootElement.GetRawText());
                }
            }

            // What has been checked need not be checked after each of a thousand kills.
            foreach (var id in _finished.Keys)
            {
                _attempts.TryRemove(id, out _);
            }
        }
    }
}

public sealed class CrashOnSqlite() : Crash(Home.OnSqlite, kills: 20);

public sealed class CrashOnMongoDb(MongoDouble mongo) : Crash(() => Home.OnMongoDb(mongo), kills: 6), IClassFixture<MongoDouble>;
