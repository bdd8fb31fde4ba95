using System.Net;
using System.Text.Json;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.SignIn;
using Myna.Server.Gamification;
using Myna.Server.Practice.Attempts;
using Myna.Server.Progress;
using Myna.Server.Shared;
using Myna.Server.Tests.Scenarios;
using Myna.Storage;

namespace Myna.Server.Tests.Practice;

public sealed class FinishAttemptTests
{
    [Fact]
    public async Task AFinishAtMidnightHasOneInstantInEveryDocument()
    {
        await using var server = await LearningServer.Start(new DateTimeOffset(2026, 11, 23, 22, 58, 0, TimeSpan.Zero));
        var ana = await server.SignUp("ana");
        var attempt = await Answered(ana, await ana.FirstLesson());
        // Each look at the clock is a second later: the second one is past midnight in Madrid. (Longer steps would outrun the timers of the
        // server's own upkeep, which look at the clock themselves.)
        server.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 22, 59, 59, 500, TimeSpan.Zero));
        server.Clock.AutoAdvanceAmount = TimeSpan.FromSeconds(1);

        var finished = await server.Get<FinishAttempt>().Handle(CallerOf(ana), attempt, default);

        finished.IsOk.ShouldBeTrue();
        var at = (await server.Store.Load(AttemptDocuments.Attempts, attempt))!.Value.Value.FinishedAt!.Value;
        (await server.Store.Load(LedgerEntry.Collection, attempt))!.Value.Value.At.ShouldBe(at);
        var lesson = await OnlyLesson(server, ana);
        lesson.LastDoneAt.ShouldBe(at);
        lesson.Items.ShouldAllBe(item => item.Memory.LastReview == at);
    }

    [Fact]
    public async Task AFinishLooksUpTheTimeZoneOnce()
    {
        await using var server = await LearningServer.Start();
        var ana = await server.SignUp("ana", "Pacific/Pago_Pago");
        var attempt = await Answered(ana, await ana.FirstLesson());
        // After each look the learner moves to a place where it is another day. Emails are sent beside: their looks do not count.
        var isFinishing = new AsyncLocal<bool>();
        var looks = 0;
        void Watch() => server.Held.BeforeLoad(IdentityDocuments.Users, async () =>
        {
            Watch();
            if (isFinishing.Value && ++looks > 1)
            {
                await server.Store.Update(IdentityDocuments.Users, ana.UserId, user => user with { TimeZone = "Pacific/Kiritimati" });
            }
        });
        Watch();
        isFinishing.Value = true;

        (await server.Get<FinishAttempt>().Handle(CallerOf(ana), attempt, default)).IsOk.ShouldBeTrue();

        looks.ShouldBe(1);
        (await server.Store.Load(LedgerEntry.Collection, attempt))!.Value.Value.Zone.ShouldBe("Pacific/Pago_Pago");
    }

    [Fact]
    public async Task ALessonThatIsFinishedTwiceAtOnceIsFirstCompletedOnce()
    {
        await using var server = await LearningServer.Start();
        var ana = await server.SignUp("ana");
        var lesson = await ana.FirstLesson();
        await ana.Learn(lesson);
        // Both attempts are begun before either ends, and one ends while the other is about to commit.
        var (first, second) = (await Answered(ana, lesson), await Answered(ana, lesson));
        server.Held.BeforeChange(AttemptDocuments.Attempts, async () => (await ana.Post($"/attempts/{second}/finish")).ShouldBeOk());

        var result = (await ana.Post($"/attempts/{first}/finish")).ShouldBeOk();

        server.Held.HasHeld.ShouldBeTrue();
        result["lesson"].GetProperty("completions").GetInt32().ShouldBe(3);
        var ledger = new List<LedgerEntry>();
        await foreach (var entry in server.Store.FindAll(LedgerEntry.ByUser.Where(ana.UserId)))
        {
            ledger.Add(entry.Value);
        }

        ledger.Count.ShouldBe(3);
        (await server.Store.Load(LearnerTotals.Collection, ana.UserId))!.Value.Value.Xp.ShouldBe(ledger.Sum(entry => entry.Xp));
        (await OnlyLesson(server, ana)).Completions.ShouldBe(3);
    }

    [Fact]
    public async Task ALessonStartedOnOneDeviceIsSeenByTheNextRead()
    {
        await using var server = await LearningServer.Start();
        var ana = await server.SignUp("ana");
        var course = (await ana.Get("/courses")).ShouldBeOk()["items"][0].GetProperty("id").GetString()!;
        var lessons = (await ana.Get($"/courses/{course}"))["units"].EnumerateArray().SelectMany(unit => unit.GetProperty("lessons").EnumerateArray())
            .Select(lesson => lesson.GetProperty("id").GetString()!).Take(2).ToList();

        foreach (var (lesson, i) in lessons.Select((lesson, i) => (lesson, i)))
        {
            await ana.Learn(lesson);
            (await ana.Get($"/progress/courses/{course}")).ShouldBeOk()["lessons"].GetArrayLength().ShouldBe(i + 1);
        }
    }

    [Fact]
    public async Task AnAttemptWithoutQuestionsIsNeverFinished()
    {
        await using var server = await LearningServer.Start();
        var ana = await server.SignUp("ana");
        var lesson = await ana.FirstLesson();
        var id = (await ana.Start(lesson)).GetProperty("id").GetString()!;
        await server.Store.Update(AttemptDocuments.Attempts, id, attempt => attempt with { Questions = [] });

        (await ana.Post($"/attempts/{id}/finish")).ShouldBe(HttpStatusCode.Conflict, "attempt_incomplete");
    }

    internal static Caller CallerOf(Learner learner) => new(learner.UserId, "session", Roles.Learner);

    internal static async Task<string> Answered(Learner learner, string lessonId)
    {
        var attempt = await learner.Start(lessonId);
        var id = attempt.GetProperty("id").GetString()!;
        foreach (var question in attempt.GetProperty("questions").EnumerateArray())
        {
            (await learner.Answer(id, question.GetProperty("id").GetString()!)).ShouldBeOk();
        }

        return id;
    }

    private static async Task<LessonProgress> OnlyLesson(LearningServer server, Learner learner) =>
        (await server.Store.Find(ProgressDocuments.ByUser.Where(learner.UserId))).Items.ShouldHaveSingleItem().Value;
}
