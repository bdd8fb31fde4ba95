using System.Net;
using System.Text.Json;
using Myna.Server.Gamification;
using Myna.Server.Practice.Attempts;
using Myna.Server.Progress;
using Myna.Server.Tests.Progress;
using Myna.Server.Tests.Scenarios;
using Myna.Storage;

namespace Myna.Server.Tests.Practice;

/// <summary>Batches of several devices in random order, cut anyhow and sent again, lead to the state that learning the same in the order of time leads to.</summary>
public sealed class BatchOrderTests
{
    private const int Attempts = 24;

    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task BatchesInAnyOrderEqualTheSequentialOracle(int seed)
    {
        var random = new Random(seed);
        await using var server = await LearningServer.Start(Start);
        var learner = await server.SignUp("oracle");
        var other = await server.SignUp("devices");
        var made = await Make(server, random);
        server.Clock.Advance(TimeSpan.FromDays(6));
        await learner.Refreshed();
        await other.Refreshed();

        foreach (var attempt in made.OrderBy(attempt => attempt.FinishedAt))
        {
            (await Send(learner, [attempt]))["items"][0].GetProperty("status").GetString().ShouldBe("finished");
        }

        // Several devices: each attempt is sent once, twice or three times, in batches of random sizes and in any order; some first without their end.
        var sent = made.SelectMany(attempt => Enumerable.Repeat(attempt, random.Next(1, 4))).Concat(made.Where(_ => random.Next(4) == 0).Select(Begun)).ToArray();
        random.Shuffle(sent);
        for (var at = 0; at < sent.Length;)
        {
            var size = Math.Min(random.Next(1, 9), sent.Length - at);
            await Send(other, sent[at..(at + size)]);
            at += size;
        }

        var (expected, actual) = (await StateOf(server, learner), await StateOf(server, other));
        actual.Lessons.ShouldBe(expected.Lessons);
        actual.Attempts.ShouldBe(expected.Attempts);
        actual.Xp.ShouldBe(expected.Xp);
        actual.Attempts.Count.ShouldBe(Attempts);
    }

    private static async Task<Reply> Send(Learner learner, IReadOnlyList<Made> attempts) => (await learner.Post("/attempts/batch", JsonSerializer.SerializeToNode(new { attempts }, JsonSerializerOptions.Web))).ShouldBeOk();

    private static Made Begun(Made attempt) => attempt with { FinishedAt = null, Answers = [.. attempt.Answers.Take(attempt.Answers.Count / 2)] };

    // Attempts at three lessons over five days: some answers right, some wrong, at times of their own.
    private static async Task<List<Made>> Make(LearningServer server, Random random)
    {
        var solver = await server.SignUp("solver");
        var course = (await solver.Get("/courses"))["items"][0].GetProperty("id").GetString()!;
        var lessons = (await solver.Get($"/courses/{course}"))["units"].EnumerateArray().SelectMany(unit => unit.GetProperty("lessons").EnumerateArray())
            .Select(lesson => (Id: lesson.GetProperty("id").GetString()!, Quiz: lesson.GetProperty("quizId").GetString()!)).Take(3).ToList();
        var solutions = new List<List<(string Id, JsonElement Solution)>>();
        foreach (var (_, quizId) in lessons)
        {
            var attempt = (await solver.Post("/attempts", new { kind = "quiz", quizId })).ShouldBeOk(HttpStatusCode.Created);
            var questions = new List<(string, JsonElement)>();
            foreach (var question in attempt["questions"].EnumerateArray())
            {
                var questionId = question.GetProperty("id").GetString()!;
                questions.Add((questionId, (await solver.Post($"/attempts/{attempt["id"].GetString()}/answers", new { questionId })).ShouldBeOk()["solution"]));
            }

            solutions.Add(questions);
        }

        var made = new List<Made>();
        for (var i = 0; i < Attempts; i++)
        {
            var lesson = random.Next(lessons.Count);
            var questions = solutions[lesson].ToArray();
            random.Shuffle(questions);
            // All different: of two ends at the same moment either could be the later one.
            var startedAt = Start + TimeSpan.FromMinutes(1 + random.Next(5 * 24 * 6) * 10) + TimeSpan.FromSeconds(i);
            var finishedAt = startedAt + TimeSpan.FromMinutes(5);
            made.Add(new Made(
                $"attempt-{i}",
                "lesson",
                lessons[lesson].Id,
                startedAt,
                [.. questions.Take(AttemptPlanner.SessionSize).Select((question, at) => new MadeAnswer(
                    question.Id, random.Next(3) == 0 ? null : question.Solution, random.Next(100, 9_000), startedAt + TimeSpan.FromSeconds(10 * at)))],
                finishedAt));
        }

        return made;
    }

    private static async Task<(List<string> Lessons, List<string> Attempts, long Xp)> StateOf(LearningServer server, Learner learner)
    {
        var lessons = new List<string>();
        await foreach (var (lesson, _) in server.Store.FindAll(ProgressDocuments.ByUser.Where(learner.UserId)))
        {
            var items = lesson.Items.OrderBy(item => item.Memory.ItemId, StringComparer.Ordinal).Select(item => item.ToString());
            lessons.Add($"{lesson with { Id = "", UserId = "", Items = [] }} {string.Join('\n', items)}");
        }

        var attempts = new List<string>();
        await foreach (var (attempt, _) in server.Store.FindAll(AttemptDocuments.ByUserAndTime.Where(learner.UserId)))
        {
            var answers = attempt.Answers.Select(answer => $"{answer.QuestionId} {answer.Verdict} {answer.ElapsedMs} {answer.At:O}");
            attempts.Add($"{attempt.LessonId} {attempt.StartedAt:O} {attempt.FinishedAt:O} {attempt.Result!.Score} {attempt.Result.Passed} {string.Join('\n', answers)}");
        }

        var ledger = 0L;
        await foreach (var (entry, _) in server.Store.FindAll(LedgerEntry.ByUser.Where(learner.UserId)))
        {
            ledger += entry.Xp;
        }

        (await server.Store.Load(LearnerTotals.Collection, learner.UserId))!.Value.Value.Xp.ShouldBe(ledger);
        return (lessons, attempts, ledger);
    }

    private sealed record Made(string ClientId, string Kind, string LessonId, DateTimeOffset StartedAt, IReadOnlyList<MadeAnswer> Answers, DateTimeOffset? FinishedAt);

    private sealed record MadeAnswer(string QuestionId, JsonElement? Response, int ElapsedMs, DateTimeOffset At);
}
