using Microsoft.Extensions.Logging.Abstractions;
using Myna.Server.Content;
using Myna.Server.Content.Contracts;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Tests.Content;
using Myna.Storage.Sqlite;

namespace Myna.Server.Tests.Practice;

public sealed class PreparedQuizzesTests : IAsyncDisposable
{
    private const string QuizId = "basque-from-english.11.quiz";

    private readonly string _data = Directory.CreateTempSubdirectory("myna-quizzes-").FullName;
    private readonly CourseFolder _folder = new();
    private readonly SqliteDocumentStore _store;

    public PreparedQuizzesTests() => _store = SqliteDocumentStore.Open(
        new SqliteStoreOptions { Folder = _data }, ContentDocuments.All, TimeProvider.System, NullLogger.Instance);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task Import() => (await CourseImport.Run(_store, TimeProvider.System, _folder.Path)).IsImported.ShouldBeTrue();

    [Fact]
    public async Task AnOpenAttemptIsGradedByTheVersionItPinned()
    {
        await Import();
        _folder.Write("basics/skills/hello.yaml", CourseFolder.Hello.Replace("goodbye", "farewell", StringComparison.Ordinal));
        await Import();
        var quizzes = new PreparedQuizzes(new Catalogue(_store));

        var old = (await quizzes.Load(QuizId, 1)).ShouldNotBeNull();
        var current = (await quizzes.Load(QuizId, 2)).ShouldNotBeNull();

        var question = old.Quiz.Questions.Single(question => question is { Type: QuestionType.Text, Prompt: { Text: "agur", Language: "eu" } }).Id;
        old.Grade(question, Response.Of("goodbye")).Grade!.Verdict.ShouldBe(Verdict.Correct);
        current.Grade(question, Response.Of("goodbye")).Grade!.Verdict.ShouldBe(Verdict.Wrong);
        current.Grade(question, Response.Of("farewell")).Grade!.Verdict.ShouldBe(Verdict.Correct);
    }

    [Fact]
    public async Task AVersionIsPreparedOnceAndOneThatNeverWasIsNull()
    {
        await Import();
        var quizzes = new PreparedQuizzes(new Catalogue(_store));

        (await quizzes.Load(QuizId, 1)).ShouldBeSameAs(await quizzes.Load(QuizId, 1));
        (await quizzes.Load(QuizId, 2)).ShouldBeNull();
        (await quizzes.Load("nothing", 1)).ShouldBeNull();
    }

    [Fact]
    public async Task TheCoursesOwnWordsAreNoSlips()
    {
        _folder.Write("basics/skills/hello.yaml", CourseFolder.Hello.Replace("Phrases:", "  - Word: hiru\n    Translation: hella\nPhrases:", StringComparison.Ordinal));
        await Import();
        var quiz = (await new PreparedQuizzes(new Catalogue(_store)).Load(QuizId, 1))!;
        var question = quiz.Quiz.Questions.Single(question => question is { Type: QuestionType.Text, Prompt: { Text: "kaixo", Language: "eu" } }).Id;

        quiz.Grade(question, Response.Of("hellp")).Grade!.Verdict.ShouldBe(Verdict.Typo);
        quiz.Grade(question, Response.Of("hella")).Grade!.Verdict.ShouldBe(Verdict.Wrong);
    }
}
