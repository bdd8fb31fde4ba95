using System.Globalization;
using Myna.Server.Content.Contracts;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Gamification;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Rules;
using Myna.Server.Gamification.Streaks;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Progress;
using Myna.Server.Progress.Contracts;
using Myna.Server.Progress.Memory;
using Myna.Server.Shared.Text;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Tests.Practice;

/// <summary>The whole decision of a finish as a table: no store, no clock.</summary>
public sealed class FinishTests
{
    private const string User = "ana", Lesson = "lesson";

    private static readonly PreparedQuiz Quiz = NewQuiz(Lesson);
    private static readonly PreparedQuiz OtherQuiz = NewQuiz("other");

    /// <param name="kind">Lesson, quiz or review.</param>
    /// <param name="answers">One for each question (a choice about el gato, typed la casa, a translated phrase): c(orrect), t(ypo), w(rong), s(kipped), and milliseconds.</param>
    /// <param name="before">Completions of the lesson, then the streak's days and its last day.</param>
    /// <param name="finishedAt">When.</param>
    /// <param name="zone">The learner's.</param>
    /// <param name="expected">Score; XP by reason; streak; the lesson's state; unlocked; memory of each item; the ledger's day; events.</param>
    [Theory]
    [InlineData("lesson", "c2000 c2000 c9000", "0", "2026-11-23T12:00Z", "Europe/Madrid", "3/3; lesson:10 correct:3 perfect:5; 1 day, active; done 1x 1.00; lessons_1 perfect_1; gato Good casa Easy phrase Good; 2026-11-23; xpEarned streakUpdated achievementUnlocked achievementUnlocked updated")]
    [InlineData("lesson", "c2000 t2000 w9000", "0", "2026-11-23T12:00Z", "Europe/Madrid", "2/3; lesson:10 correct:2; 1 day, active; done 1x 0.67; lessons_1; gato Good casa Hard phrase Again; 2026-11-23; xpEarned streakUpdated achievementUnlocked updated")]
    [InlineData("lesson", "c2000 c2000 c9000", "1 6 2026-11-22", "2026-11-23T12:00Z", "Europe/Madrid", "3/3; practice:5 correct:3 perfect:5 streak:10; 7 days, active, 1 freeze; done 2x 1.00; lessons_1 perfect_1 streak_7; gato Good casa Easy phrase Good; 2026-11-23; xpEarned streakUpdated achievementUnlocked achievementUnlocked achievementUnlocked updated")]
    [InlineData("lesson", "c2000 c2000 c9000", "1 6 2026-11-23", "2026-11-23T23:30Z", "Europe/Madrid", "3/3; practice:5 correct:3 perfect:5 streak:10; 7 days, active, 1 freeze; done 2x 1.00; lessons_1 perfect_1 streak_7; gato Good casa Easy phrase Good; 2026-11-24; xpEarned streakUpdated achievementUnlocked achievementUnlocked achievementUnlocked updated")]
    [InlineData("lesson", "c2000 c2000 c9000", "1 6 2026-11-23", "2026-11-23T23:30Z", "UTC", "3/3; practice:5 correct:3 perfect:5; 6 days, active; done 2x 1.00; lessons_1 perfect_1; gato Good casa Easy phrase Good; 2026-11-23; xpEarned achievementUnlocked achievementUnlocked updated")]
    [InlineData("lesson", "w2000 s0 w9000", "1 6 2026-11-22", "2026-11-23T12:00Z", "UTC", "0/3; nothing; 6 days; done 2x 1.00; nothing; gato Again casa Again phrase Again; 2026-11-23; updated")]
    // Below the pass mark only right answers are paid, and nothing is done.
    [InlineData("lesson", "c2000 w2000 w9000", "0", "2026-11-23T12:00Z", "UTC", "1/3; correct:1; 1 day, active; started 1x 0.33; nothing; gato Good casa Again phrase Again; 2026-11-23; xpEarned streakUpdated updated")]
    [InlineData("lesson", "c2000 w2000 w9000", "1", "2026-11-23T12:00Z", "UTC", "1/3; correct:1; 1 day, active; done 2x 1.00; nothing; gato Good casa Again phrase Again; 2026-11-23; xpEarned streakUpdated updated")]
    [InlineData("quiz", "c2000 s0 w9000", "0", "2026-11-23T12:00Z", "UTC", "1/3; correct:1; 1 day, active; started 1x 0.33; nothing; gato Good casa Again phrase Again; 2026-11-23; xpEarned streakUpdated updated")]
    [InlineData("quiz", "c2000 c5000 w9000", "0", "2026-11-23T12:00Z", "UTC", "2/3; quiz:10 correct:2; 1 day, active; done 1x 0.67; nothing; gato Good casa Good phrase Again; 2026-11-23; xpEarned streakUpdated updated")]
    [InlineData("review", "c2000 c5000 c9000", "1", "2026-11-23T12:00Z", "UTC", "3/3; review:10 correct:3 perfect:5; 1 day, active; no lesson; perfect_1; gato Good casa Good phrase Good; 2026-11-23; xpEarned streakUpdated achievementUnlocked updated updated")]
    public void AFinishIsDecidedFromItsFacts(string kind, string answers, string before, string finishedAt, string zone, string expected)
    {
        var now = DateTimeOffset.Parse(finishedAt, CultureInfo.InvariantCulture);
        var finish = Decide(Enum.Parse<AttemptKind>(kind, ignoreCase: true), answers, before, now, DateTimeZoneProviders.Tzdb[zone]);

        Line(finish).ShouldBe(expected);
    }

    [Theory]
    [InlineData(null, "c2000 c2000 w9000", true)]
    [InlineData(0.7, "c2000 c2000 w9000", false)]
    [InlineData(1.0, "c2000 t2000 c9000", true)]
    [InlineData(0.0, "w2000 s0 s0", true)]
    public void ALessonIsPassedFromThePassMarkOn(double? passMark, string answers, bool isPassed)
    {
        var finish = Decide(
            AttemptKind.Lesson, answers, "0", new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero), DateTimeZone.Utc,
            attempt => attempt with { PassMark = passMark, Opens = new NextLesson("next", "Next") });

        finish.Result.Passed.ShouldBe(isPassed);
        finish.Result.Lesson!.Status.ShouldBe(isPassed ? LessonStatus.Done : LessonStatus.Started);
        finish.Result.Unlocked.Contains(new Unlocked("lesson", "next", "Next")).ShouldBe(isPassed);
    }

    [Fact]
    public void AttemptMemoryStreakAndLedgerHaveOneInstant()
    {
        var now = new DateTimeOffset(2026, 11, 23, 22, 59, 59, 999, TimeSpan.Zero);

        var finish = Decide(AttemptKind.Lesson, "c2000 c2000 c9000", "0", now, DateTimeZoneProviders.Tzdb["Europe/Madrid"]);

        finish.End.FinishedAt.ShouldBe(now);
        finish.Payment.Award.Entry.At.ShouldBe(now);
        finish.Payment.Award.Game.Streak!.ActiveAt.ShouldBe(now);
        var lesson = finish.Lessons.Lessons.ShouldHaveSingleItem();
        lesson.LastDoneAt.ShouldBe(now);
        lesson.Items.ShouldAllBe(item => item.Memory.LastReview == now);
    }

    [Fact]
    public void AReviewPaysTheLessonOfItsFirstAnswerAndCompletesNone()
    {
        var finish = Decide(AttemptKind.Review, "c2000 c5000 c9000", "1", new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero), DateTimeZone.Utc);

        finish.Lessons.Lessons.Select(lesson => (lesson.LessonId, lesson.Xp, lesson.Completions)).ShouldBe([(Lesson, 18, 1), ("other", 0, 0)]);
        finish.Lessons.Completed.ShouldBeNull();
    }

    [Fact]
    public void AnItemThatIsAskedTwiceIsReviewedOnceByItsWorstAnswer()
    {
        ItemAnswer Answer(bool correct, bool tolerated) => new("casa", Lesson, true, correct, tolerated, 2000);
        var now = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        var progress = LessonProgress.Started(User, "course", Lesson, now);

        var item = progress.Finished([Answer(true, false), Answer(false, false), Answer(true, true)], 0, 1, true, now, DateTimeZone.Utc).Items.ShouldHaveSingleItem();

        item.Memory.Reps.ShouldBe(1);
        item.LastCorrect.ShouldBeFalse();
        progress.Finished([Answer(true, false), Answer(true, true)], 0, 1, true, now, DateTimeZone.Utc).Items[0].Memory.ShouldBe(
            Fsrs.Default.Review(ItemMemory.Fresh("casa", now), Rating.Hard, now));
    }

    private static Finish Decide(
        AttemptKind kind, string answers, string before, DateTimeOffset now, DateTimeZone zone, Func<Attempt, Attempt>? change = null)
    {
        var given = answers.Split(' ').Select((answer, i) => Given(Quiz.Quiz.Questions[i].Id, answer, now)).ToList();
        var isReview = kind == AttemptKind.Review;
        var attempt = new Attempt
        {
            Id = "attempt",
            UserId = User,
            Kind = kind,
            CourseId = "course",
            LessonId = isReview ? null : Lesson,
            Quizzes = isReview ? [new PinnedQuiz(Lesson, 1), new PinnedQuiz("other", 1)] : [new PinnedQuiz(Lesson, 1)],
            // The review's last question is about the other lesson.
            Questions = [.. given.Select((answer, i) => new AskedQuestion(answer.QuestionId, isReview && i == 2 ? 1 : 0))],
            Answers = given,
            StartedAt = now - TimeSpan.FromMinutes(1),
        };
        var past = before.Split(' ');
        var completions = int.Parse(past[0], CultureInfo.InvariantCulture);
        Document<LessonProgress>? progress = completions == 0
            ? null
            : new(LessonProgress.Started(User, "course", Lesson, now) with { Completions = completions, BestScore = 1 }, 1);
        var lessons = isReview ? new LoadedLessons(User, [Lesson, "other"], [progress, null]) : new LoadedLessons(User, [Lesson], [progress]);
        Document<LearnerTotals>? totals = past is [_, var days, var day]
            ? new(LearnerTotals.Empty(User) with { Streak = new Streak(int.Parse(days, CultureInfo.InvariantCulture), 6, 0, day, now.AddHours(-20), zone.Id), Achievements = [new UnlockedAchievement("streak_3", now.AddDays(-4))] }, 1)
            : null;
        return Finish.Decide(
            new FinishFacts(new Document<Attempt>(change?.Invoke(attempt) ?? attempt, 4), isReview ? [Quiz, OtherQuiz] : [Quiz], lessons, new LoadedTotals(AchievementsOnly, User, totals)), now, zone, 1);
    }

    private static readonly GameRules AchievementsOnly =
        RulesFile.Shipped with { Badges = [], Quests = new QuestPools(new QuestPool(0, []), new QuestPool(0, []), new QuestPool(0, [])) };

    private static GivenAnswer Given(string question, string answer, DateTimeOffset now)
    {
        var verdict = answer[0] switch { 'c' => Verdict.Correct, 't' => Verdict.Typo, 'w' => Verdict.Wrong, _ => Verdict.Skipped };
        return new GivenAnswer(question, verdict == Verdict.Skipped ? null : Response.Of("said"), verdict, null, int.Parse(answer[1..], CultureInfo.InvariantCulture), now);
    }

    private static string Line(Finish finish)
    {
        var result = finish.Result;
        var commit = new Commit();
        finish.AddTo(commit);
        var streak = $"{result.Streak.Days} {(result.Streak.Days == 1 ? "day" : "days")}{(result.Streak.Active ? ", active" : "")}{(result.Streak.Freezes > 0 ? ", 1 freeze" : "")}";
        var lesson = result.Lesson is { } state ? string.Create(CultureInfo.InvariantCulture, $"{state.Status.ToString().ToLowerInvariant()} {state.Completions}x {state.BestScore:0.00}") : "no lesson";
        var now = finish.End.FinishedAt!.Value;
        var memory = finish.Lessons.Lessons.SelectMany(changed => changed.Items)
            .Select(item => $"{item.Memory.ItemId} {Enum.GetValues<Rating>().Single(rating => Fsrs.Default.Review(ItemMemory.Fresh(item.Memory.ItemId, now), rating, now) == item.Memory)}");
        return $"{result.Correct}/{result.Total}; {Words(result.Xp.Reasons.Select(reason => $"{reason.Code}:{reason.Xp}"))}; {streak}; {lesson}; "
            + $"{Words(result.Unlocked.Select(unlocked => unlocked.Id))}; {Words(memory)}; {finish.Payment.Award.Entry.Day}; {Words(commit.Events.Select(happened => happened.Type.Split('.')[1]))}";
    }

    private static string Words(IEnumerable<string> words) => string.Join(' ', words) is { Length: > 0 } line ? line : "nothing";

    private static PreparedQuiz NewQuiz(string lessonId)
    {
        (string Item, ItemKind Kind, QuestionType Type)[] questions =
        [
            ("gato", ItemKind.Word, QuestionType.Choice), ("casa", ItemKind.Word, QuestionType.Text), ("phrase", ItemKind.Phrase, QuestionType.Translate),
        ];
        return new PreparedQuiz(
            new Quiz
            {
                Id = lessonId,
                Version = 1,
                CourseId = "course",
                LessonId = lessonId,
                Title = "",
                TargetLanguage = "es",
                SourceLanguage = "en",
                ContentHash = "",
                UpdatedAt = default,
                Items = [.. questions.Select(question => new LearningItem { Id = question.Item, Kind = question.Kind, Texts = [], Translations = [], Images = [] })],
                Questions = [.. questions.Select(question => new Question { Id = $"q-{question.Item}", Type = question.Type, ItemIds = [question.Item], Level = 0, Prompt = new Prompt() })],
                Keys = [.. questions.Select(question => new AnswerKey { QuestionId = $"q-{question.Item}", Solution = Response.Of(question.Item) })],
            },
            _ => Lexicon.Empty);
    }
}
