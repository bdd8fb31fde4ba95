using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Import;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Shared.Text;
using Myna.Server.Tests.Content;
using Myna.Tests;

namespace Myna.Server.Tests.Practice;

/// <summary>Budgets of the grader in bytes for each answer.</summary>
public sealed class GradingAllocationTests : IDisposable
{
    private readonly CourseFolder _folder = new();
    private readonly PreparedQuiz _quiz;

    public GradingAllocationTests()
    {
        var content = CourseBuilder.Build(CourseReader.Read(_folder.Path, new ProblemLog())!);
        _quiz = new PreparedQuiz(content.Lessons[0].Quiz, language => new Lexicon(content.Vocabulary.WordsOf(language)));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(QuestionType.Choice, 100)]
    [InlineData(QuestionType.Translate, 500)]
    public void ARightAnswerStaysWithinItsBudget(QuestionType type, long budget)
    {
        var key = KeyOf(type);

        Allocations.PerCall(() => _quiz.Grade(key.QuestionId, key.Solution)).ShouldBeLessThanOrEqualTo(budget);
    }

    /// <summary>Feedback is made of words: it costs more, and only where an answer is wrong.</summary>
    [Fact]
    public void AWrongTextWithItsFeedbackStaysWithinItsBudget()
    {
        var key = KeyOf(QuestionType.Translate);
        var wrong = Response.Of(key.Solution.Text + " xyz");

        Allocations.PerCall(() => _quiz.Grade(key.QuestionId, wrong)).ShouldBeLessThanOrEqualTo(6_000);
    }

    private AnswerKey KeyOf(QuestionType type) => _quiz.Quiz.Keys[_quiz.Quiz.Questions.Index().First(entry => entry.Item.Type == type).Index];
}
