using Microsoft.Extensions.Logging.Abstractions;
using Myna.Server.Content;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Import;
using Myna.Server.Exercises.Contracts;
using Myna.Storage;
using Myna.Storage.Sqlite;

namespace Myna.Server.Tests.Content;

public sealed class CourseImportTests : IAsyncDisposable
{
    private const string CourseId = "basque-from-english";

    private readonly string _data = Directory.CreateTempSubdirectory("myna-import-").FullName;
    private readonly CourseFolder _folder = new();
    private readonly SqliteDocumentStore _store;

    public CourseImportTests() => _store = SqliteDocumentStore.Open(
        new SqliteStoreOptions { Folder = _data }, ContentDocuments.All, TimeProvider.System, NullLogger.Instance);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task<ImportSummary> Import(string? path = null)
    {
        var result = await CourseImport.Run(_store, TimeProvider.System, path ?? _folder.Path);
        return result.Summary.ShouldNotBeNull(string.Join('\n', result.Problems));
    }

    private async Task<Course> Course() => (await _store.Load(ContentDocuments.Courses, CourseId)).ShouldNotBeNull().Value;

    private async Task<Lesson?> Lesson(string id) => (await _store.Load(ContentDocuments.Lessons, id))?.Value;

    [Fact]
    public async Task ACourseBecomesAnOutlineWithItsLessonsAndQuizzes()
    {
        var summary = await Import();

        summary.ShouldBe(new ImportSummary(CourseId, 1, IsChanged: true, 1, 0, 0, 0));
        var course = await Course();
        course.Units.ShouldHaveSingleItem().Id.ShouldBe("basque-from-english.basics");
        var outlined = course.Units[0].Lessons.ShouldHaveSingleItem();
        outlined.Id.ShouldBe("basque-from-english.11");
        var lesson = (await Lesson(outlined.Id))!;
        lesson.Words.Select(word => word.Text).ShouldBe(["kaixo", "agur", "bai", "ez"]);
        var quiz = (await new Catalogue(_store).Quiz(outlined.QuizId, 1)).ShouldNotBeNull();
        quiz.Questions.Select(question => question.Type).Distinct().Order().ShouldBe(
            [QuestionType.Choice, QuestionType.Text, QuestionType.Translate, QuestionType.Arrange, QuestionType.Match]);
    }

    [Fact]
    public async Task ImportingTheSameCourseTwiceWritesNothing()
    {
        await Import();
        var before = await Versions();

        var again = await Import();

        again.IsChanged.ShouldBeFalse();
        again.CourseVersion.ShouldBe(1);
        (await Versions()).ShouldBe(before);
    }

    [Fact]
    public async Task AChangeMakesANewVersionAndAnOpenAttemptKeepsItsOwn()
    {
        await Import();
        var before = (await new Catalogue(_store).Quiz("basque-from-english.11.quiz", 1))!;
        _folder.Write("basics/skills/hello.yaml", CourseFolder.Hello.Replace("goodbye", "farewell", StringComparison.Ordinal));

        var summary = await Import();

        summary.ShouldBe(new ImportSummary(CourseId, 2, IsChanged: true, 0, 1, 0, 0));
        (await Lesson("basque-from-english.11"))!.Version.ShouldBe(2);
        var pinned = (await new Catalogue(_store).Quiz(before.Id, 1)).ShouldNotBeNull();
        pinned.ContentHash.ShouldBe(before.ContentHash);
        var current = (await new Catalogue(_store).Quiz(before.Id, 2)).ShouldNotBeNull();
        current.Items.Single(item => item.Texts[0] == "agur").Translations.ShouldBe(["farewell"]);
        current.Items.Select(item => item.Id).ShouldBe(before.Items.Select(item => item.Id), "memory survives an edit of a translation");
        (await new Catalogue(_store).Quiz(before.Id, 3)).ShouldBeNull();
    }

    [Fact]
    public async Task ALessonThatOnlyGetsAnIntroductionKeepsItsQuiz()
    {
        await Import();
        _folder.Write("basics/skills/hello.md", "# Greetings\n\n<script>alert(1)</script>Say *kaixo*.");

        await Import();

        var lesson = (await Lesson("basque-from-english.11"))!;
        lesson.Version.ShouldBe(2);
        lesson.Content.ShouldHaveSingleItem().Markdown.ShouldNotContain("<script");
        (await new Catalogue(_store).Quiz(lesson.QuizId, 1)).ShouldNotBeNull();
        (await new Catalogue(_store).Quiz(lesson.QuizId, 2)).ShouldBeNull();
    }

    [Fact]
    public async Task ALessonThatGoesLeavesItsArchiveAndComesBackAsTheNextVersion()
    {
        const string Second = "Skill: {Id: 12, Name: More}\nNew words:\n  - {Word: gizon, Translation: man}\n";
        const string Both = "Module:\n  Name: Basics\nSkills:\n  - hello.yaml\n  - more.yaml\n";
        _folder.Write("basics/skills/more.yaml", Second).Write("basics/module.yaml", Both);
        await Import();

        _folder.Write("basics/module.yaml", "Module:\n  Name: Basics\nSkills:\n  - hello.yaml\n");
        (await Import()).LessonsRemoved.ShouldBe(1);

        (await Lesson("basque-from-english.12")).ShouldBeNull();
        (await new Catalogue(_store).Quiz("basque-from-english.12.quiz", 1)).ShouldNotBeNull();

        _folder.Write("basics/module.yaml", Both);
        await Import();

        (await Lesson("basque-from-english.12"))!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task TheSourceOfEachVersionIsKeptAsItsAuthorWroteIt()
    {
        _folder.Write("basics/skills/hello.md", "Say <b>*kaixo*</b>.");
        await Import();
        _folder.Write("basics/skills/hello.md", "Say *agur*.");
        await Import();

        var first = (await _store.Load(ContentDocuments.LessonSources, "basque-from-english.11@1")).ShouldNotBeNull().Value.Source;
        first.Introduction.ShouldBe("Say <b>*kaixo*</b>.");
        first.Words[0].Synonyms.ShouldBe(["iepa"]);
        (await _store.Load(ContentDocuments.LessonSources, "basque-from-english.11@2")).ShouldNotBeNull().Value.Source.Introduction.ShouldBe("Say *agur*.");
        var course = (await _store.Load(ContentDocuments.CourseSources, CourseId)).ShouldNotBeNull().Value;
        course.Units.ShouldHaveSingleItem().Lessons.ShouldBe(["basque-from-english.11"]);
    }

    [Fact]
    public async Task ALessonThatOnlyMovesKeepsItsVersion()
    {
        const string Second = "Skill: {Id: 12, Name: More}\nNew words:\n  - {Word: gizon, Translation: man}\n";
        _folder.Write("basics/skills/more.yaml", Second).Write("basics/module.yaml", "Module:\n  Name: Basics\nSkills:\n  - hello.yaml\n  - more.yaml\n");
        await Import();
        _folder.Write("basics/module.yaml", "Module:\n  Name: Basics\nSkills:\n  - more.yaml\n  - hello.yaml\n");
        await Import();

        var moved = (await Lesson("basque-from-english.11"))!;
        (moved.Version, moved.Position).ShouldBe((1, 1));
    }

    [Fact]
    public async Task AnErrorWritesNothing()
    {
        _folder.Write("basics/skills/hello.yaml", CourseFolder.Hello + "New word: []\n" + "  broken");

        var result = await CourseImport.Run(_store, TimeProvider.System, _folder.Path);

        result.IsImported.ShouldBeFalse();
        result.Problems.ShouldContain(problem => problem.IsError);
        (await Versions()).ShouldBeEmpty();
    }

    [Fact]
    public async Task AnInterruptedImportIsFinishedByTheNext()
    {
        await Import();
        var content = CourseBuilder.Build(CourseReader.Read(_folder.Path, new ProblemLog())!);
        var changed = content with { Course = content.Course with { ContentHash = "of an import that stopped before its outline" } };
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await new CourseWriter(_store, TimeProvider.System).Write(changed, cancellation: stopped.Token));

        var summary = await new CourseWriter(_store, TimeProvider.System).Write(changed);

        summary.ShouldBe(new ImportSummary(CourseId, 2, IsChanged: true, 0, 0, 1, 0));
    }

    [Fact]
    public async Task AnInterruptedImportIsTakenBackByImportingTheFormerContent()
    {
        _folder.Write("basics/module.yaml", "Module:\n  Name: Basics\nSkills:\n  - hello.yaml\n");
        await Import();
        var former = (await Lesson("basque-from-english.11"))!;
        var changed = Build(CourseFolder.Hello.Replace("goodbye", "farewell", StringComparison.Ordinal));
        await StopAfterTheLessons(changed);
        (await Lesson("basque-from-english.11"))!.ContentHash.ShouldNotBe(former.ContentHash, "the interrupted import changed the lesson");

        _folder.Write("basics/skills/hello.yaml", CourseFolder.Hello);
        var summary = await Import();

        summary.IsChanged.ShouldBeTrue();
        (await Lesson("basque-from-english.11"))!.ContentHash.ShouldBe(former.ContentHash);
        (await Import()).IsChanged.ShouldBeFalse();
    }

    [Fact]
    public async Task AnotherCourseOfTheSameIdIsReplacedOnlyWhenTold()
    {
        await Import();
        var before = await Versions();
        _folder.Write("basics/skills/hello.yaml", "Skill: {Id: 77, Name: Other}\nNew words:\n  - {Word: ur, Translation: water}\n");

        var refused = await CourseImport.Run(_store, TimeProvider.System, _folder.Path);

        refused.IsImported.ShouldBeFalse();
        refused.Problems.ShouldHaveSingleItem().Message.ShouldContain("--replace");
        (await Versions()).ShouldBe(before);

        var told = await CourseImport.Run(_store, TimeProvider.System, _folder.Path, replace: true);
        told.Summary.ShouldBe(new ImportSummary(CourseId, 2, IsChanged: true, 1, 0, 0, 1));
    }

    private CourseContent Build(string skill)
    {
        _folder.Write("basics/skills/hello.yaml", skill);
        return CourseBuilder.Build(CourseReader.Read(_folder.Path, new ProblemLog())!);
    }

    // Cancelled when the last lesson has been written and before the outline is.
    private async Task StopAfterTheLessons(CourseContent content)
    {
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
            await new CourseWriter(_store, TimeProvider.System).Write(content, progress: new StopOnProgress(stop), cancellation: stop.Token));
    }

    private sealed class StopOnProgress(CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => stop.Cancel();
    }

    [SkippableFact]
    public async Task AllOfBasqueIsWrittenAndAgainWithoutAnyWrite()
    {
        var path = RealCourses.Data("courses/basque-from-english");
        var stages = new List<ImportProgress>();
        var result = await CourseImport.Run(_store, TimeProvider.System, path, progress: new Collected(stages));

        result.Summary!.LessonsAdded.ShouldBe(144);
        stages.Where(progress => progress.Stage == ImportStage.Writing).Select(progress => progress.Done).Last().ShouldBe(144);
        stages.ShouldAllBe(progress => progress.Total == 144 && progress.Done <= 144);
        var before = await Versions();
        before.Count.ShouldBe(144 + 144 + 144 + 1 + 1 + 1);

        (await Import(path)).IsChanged.ShouldBeFalse();

        (await Versions()).ShouldBe(before);
    }

    private async Task<List<string>> Versions()
    {
        var versions = new List<string>();
        await Add(ContentDocuments.Courses);
        await Add(ContentDocuments.CourseSources);
        await Add(ContentDocuments.LessonSources);
        await Add(ContentDocuments.Lessons);
        await Add(ContentDocuments.LessonVersions);
        await Add(ContentDocuments.Vocabularies);
        await Add(ContentDocuments.Quizzes);
        await Add(ContentDocuments.QuizVersions);
        return versions;

        async Task Add<T>(Collection<T> collection)
            where T : class
        {
            await foreach (var document in _store.Scan(collection))
            {
                versions.Add($"{collection.Name}/{collection.Id(document.Value)} {document.Version}");
            }
        }
    }

    private sealed class Collected(List<ImportProgress> into) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => into.Add(value);
    }
}
