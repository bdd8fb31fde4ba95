using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Import;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Shared.Text;
using Myna.Server.Tests.Content;

namespace Myna.Server.Tests.Practice;

public sealed class PreparedQuizTests : IDisposable
{
    private readonly CourseFolder _folder = new();
    private readonly PreparedQuiz _quiz;

    public PreparedQuizTests()
    {
        var content = CourseBuilder.Build(CourseReader.Read(_folder.Path, new ProblemLog())!);
        _quiz = new PreparedQuiz(content.Lessons[0].Quiz, language => new Lexicon(content.Vocabulary.WordsOf(language)));
    }

    public void Dispose() => _folder.Dispose();

    private Question Any(QuestionType type) => _quiz.Quiz.Questions.First(question => question.Type == type);

    [Fact]
    public void EverySolutionIsCorrect()
    {
        foreach (var key in _quiz.Quiz.Keys)
        {
            _quiz.Grade(key.QuestionId, key.Solution).Grade!.Verdict.ShouldBe(Verdict.Correct);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void NothingIsASkippedQuestionAndShowsItsSolution(string? text)
    {
        foreach (var question in _quiz.Quiz.Questions)
        {
            var grade = _quiz.Grade(question.Id, text is null ? null : Response.Of(text)).Grade!;

            grade.Verdict.ShouldBe(Verdict.Skipped);
            grade.IsCorrect.ShouldBeFalse();
            grade.Solution.ShouldBe(_quiz.SolutionOf(question.Id));
        }
    }

    [Fact]
    public void AnotherOptionIsWrongAndAnUnknownOneIsBad()
    {
        var question = Any(QuestionType.Choice);
        var solution = _quiz.SolutionOf(question.Id)!.Text;

        foreach (var option in question.Options!.Where(option => option.Id != solution))
        {
            _quiz.Grade(question.Id, Response.Of(option.Id)).Grade!.Verdict.ShouldBe(Verdict.Wrong);
        }

        _quiz.Grade(question.Id, Response.Of("nothing")).Bad.ShouldBe(BadResponse.UnknownOption);
    }

    [Fact]
    public void AShapeOfAnotherTypeIsBad()
    {
        Response[] shapes = [Response.Of("a"), Response.OfParts(["a"]), Response.OfPairs([new Pair("a", "b")])];
        foreach (var question in _quiz.Quiz.Questions)
        {
            var bad = shapes.Count(shape => _quiz.Grade(question.Id, shape).Bad?.Code == "response_shape");
            bad.ShouldBe(2, question.Type.ToString());
        }

        _quiz.Grade("unknown", shapes[0]).Bad.ShouldBe(BadResponse.UnknownQuestion);
    }

    [Fact]
    public void TilesInAnotherOrderAreWrongAndOneUsedTwiceIsBad()
    {
        var question = Any(QuestionType.Arrange);
        var right = _quiz.SolutionOf(question.Id)!.Parts!;

        var reversed = _quiz.Grade(question.Id, Response.OfParts([.. right.Reverse()])).Grade!;
        reversed.Verdict.ShouldBe(Verdict.Wrong);
        reversed.Feedback!.Closest.ShouldNotBeNull();
        reversed.Feedback.Words.ShouldNotBeNull().ShouldContain(word => word.Reason == WordReason.Order);
        _quiz.Grade(question.Id, Response.OfParts([right[0]])).Grade!.Verdict.ShouldBe(Verdict.Wrong);
        _quiz.Grade(question.Id, Response.OfParts([])).Grade!.Verdict.ShouldBe(Verdict.Wrong);
        _quiz.Grade(question.Id, Response.OfParts([right[0], right[0]])).Bad.ShouldBe(BadResponse.TileTwice);
        _quiz.Grade(question.Id, Response.OfParts(["x"])).Bad.ShouldBe(BadResponse.UnknownTile);
    }

    [Fact]
    public void APairThatDoesNotBelongTogetherIsNamed()
    {
        var question = Any(QuestionType.Match);
        var right = _quiz.SolutionOf(question.Id)!.Pairs!;
        Pair[] crossed = [new(right[0].Left, right[1].Right), new(right[1].Left, right[0].Right), .. right.Skip(2)];

        var grade = _quiz.Grade(question.Id, Response.OfPairs(crossed)).Grade!;

        grade.Verdict.ShouldBe(Verdict.Wrong);
        grade.Feedback!.Pairs.ShouldBe(crossed.Take(2));
        _quiz.Grade(question.Id, Response.OfPairs([.. right.Skip(1)])).Grade!.Verdict.ShouldBe(Verdict.Wrong);
        _quiz.Grade(question.Id, Response.OfPairs([right[0], right[0]])).Bad.ShouldBe(BadResponse.TileTwice);
        _quiz.Grade(question.Id, Response.OfPairs([new Pair(right[0].Right, right[0].Left)])).Bad.ShouldBe(BadResponse.UnknownTile);
    }

    [Fact]
    public void ATypedSlipIsForgivenUnlessItIsAnotherWord()
    {
        var question = _quiz.Quiz.Questions.Single(question =>
            question is { Type: QuestionType.Text, Prompt: { Text: "agur", Language: "eu" } });

        var grade = _quiz.Grade(question.Id, Response.Of("goodbey")).Grade!;

        grade.Verdict.ShouldBe(Verdict.Typo);
        grade.IsCorrect.ShouldBeTrue();
        grade.Feedback!.Words.ShouldHaveSingleItem().ShouldBe(new WordFeedback("goodbey", "goodbye", WordReason.Typo));
        grade.Solution.Text.ShouldBe("goodbye");
    }

    [Fact]
    public void KeysOfOtherQuestionsAreRefused() =>
        Should.Throw<ArgumentException>(() => new PreparedQuiz(_quiz.Quiz with { Keys = [.. _quiz.Quiz.Keys.Reverse()] }, _ => Lexicon.Empty));
}
