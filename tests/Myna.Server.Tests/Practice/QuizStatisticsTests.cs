using Myna.Server.Content.Contracts;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Practice.Statistics;
using Myna.Server.Shared.Text;

namespace Myna.Server.Tests.Practice;

/// <summary>How questions are answered, from attempts made by hand.</summary>
public sealed class QuizStatisticsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static readonly PreparedQuiz Quiz = NewQuiz();

    [Fact]
    public void EachQuestionHasItsFiguresOfFirstAnswers()
    {
        var statistics = new QuizStatistics(Quiz);
        // Good learners know the first and not the second, which tells the wrong way round.
        statistics.Add(Attempt("jes", "x", "jes"), Now);
        statistics.Add(Attempt("jes", "Iks!", "jes"), Now);
        statistics.Add(Attempt("iks", "jes", "ne"), Now);
        statistics.Add(Attempt(null, "jes", "ne"), Now);
        var (first, second, third) = (statistics.Questions[0], statistics.Questions[1], statistics.Questions[2]);

        statistics.Attempts.ShouldBe(4);
        (first.Answers, first.Skipped, first.Facility, first.MedianMs).ShouldBe((4, 1, 0.5, 2000));
        first.Discrimination.ShouldBeNull("the rest of the attempts does not vary");
        second.Facility.ShouldBe(0.5);
        second.Discrimination.ShouldNotBeNull().ShouldBe(-1);
        second.Wrong.Select(wrong => (wrong.Answer, wrong.Count)).ShouldBe([("Iks!", 1), ("x", 1)]);
        third.Wrong.ShouldHaveSingleItem().ShouldBe(new WrongAnswer("ne", 2));
    }

    [Fact]
    public void AnswersThatAreComparedAlikeAreOneAndTheCommonestComesFirst()
    {
        var statistics = new QuizStatistics(Quiz);
        foreach (var typed in (string[])["Ne!", "kio", "ne", "NE"])
        {
            statistics.Add(Attempt(typed, "jes", "jes"), Now);
        }

        statistics.Questions[0].Wrong.ShouldBe([new WrongAnswer("Ne!", 3), new WrongAnswer("kio", 1)]);
        statistics.Questions[1].Discrimination.ShouldBeNull("nothing varies");
    }

    [Fact]
    public void AnAttemptThatNobodyGoesOnWithWasLeftAtItsNextQuestion()
    {
        var statistics = new QuizStatistics(Quiz);
        var open = Attempt("jes", "jes", "jes") with { Result = null, FinishedAt = null };
        open = open with { Answers = [open.Answers[0]] };
        statistics.Add(open, Now.AddHours(23));
        statistics.Questions.Sum(question => question.Left).ShouldBe(0);
        statistics.Add(open, Now.AddHours(25));

        statistics.Questions.Select(question => question.Left).ShouldBe([0, 1, 0]);
    }

    private static Attempt Attempt(params string?[] typed) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        UserId = "ana",
        Kind = AttemptKind.Lesson,
        CourseId = "course",
        LessonId = "lesson",
        QuizId = "quiz",
        Quizzes = [new PinnedQuiz("quiz", 1)],
        Questions = [.. Quiz.Quiz.Questions.Select(question => new AskedQuestion(question.Id, 0))],
        Answers =
        [
            .. Quiz.Quiz.Questions.Zip(typed, (question, text) => (question.Id, Response: text is null ? null : Response.Of(text)))
                .Select(given => GivenAnswer.Of(given.Id, given.Response, Quiz.Grade(given.Id, given.Response).Grade!, 2000, Now)),
        ],
        StartedAt = Now,
        FinishedAt = Now,
        Result = new AttemptResult("a", 0, 0, 3, new XpReward(0, 0, []), new StreakStatus(0, false, 0), null, []),
    };

    private static PreparedQuiz NewQuiz()
    {
        var questions = Enumerable.Range(0, 3).Select(i => new Question { Id = $"q{i}", Type = QuestionType.Text, ItemIds = [], Level = 2, Prompt = new Prompt($"yes {i}", "en") }).ToList();
        return new PreparedQuiz(
            new Quiz
            {
                Id = "quiz",
                Version = 1,
                CourseId = "course",
                LessonId = "lesson",
                Title = "Yes",
                TargetLanguage = "eo",
                SourceLanguage = "en",
                Items = [],
                Questions = questions,
                Keys = [.. questions.Select(question => new AnswerKey { QuestionId = question.Id, Solution = Response.Of("jes"), Language = "eo", Accepted = ["jes"] })],
                ContentHash = "",
                UpdatedAt = Now,
            },
            _ => Lexicon.Empty);
    }
}
