using System.Net;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>Importing with the operator's tool, as a teacher does, into the folder that the server then runs on.</summary>
public abstract class Import(Func<Home> newHome)
{
    [SkippableFact]
    public async Task ACourseImportedTwiceChangesNothingAndAChangedOneDisturbsNoOpenAttempt()
    {
        await using var home = newHome();
        var course = Path.Combine(home.Folder, "course");
        Copy(Path.Combine(AppContext.BaseDirectory, "courses", "spanish-from-english"), course);
        (await ServerProcess.RunTool(home, "course import course")).Output.ShouldContain("version 1: 20 lessons added");
        (await ServerProcess.RunTool(home, "course import course")).Output.ShouldContain("nothing has changed");

        await using var server = await ServerProcess.Start(home);
        var ana = await server.SignUp("ana");
        var lesson = await ana.FirstLesson();
        var attempt = await ana.Start(lesson);
        var id = attempt.GetProperty("id").GetString()!;
        var questions = attempt.GetProperty("questions").EnumerateArray().Select(question => question.GetProperty("id").GetString()!).ToList();
        (await ana.Answer(id, questions[0])).ShouldBeOk();
        (await server.Stop()).ShouldBe(0);

        // The teacher changes the first lesson while the attempt is open.
        var skill = Directory.EnumerateFiles(course, "hello.yaml", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(skill, (await File.ReadAllTextAsync(skill)).Replace("good afternoon", "good day", StringComparison.Ordinal));
        var second = await ServerProcess.RunTool(home, "course import course");
        second.Output.ShouldContain("version 2");

        await server.Restart();
        (await ana.Get($"/lessons/{lesson}"))["version"].GetInt32().ShouldBe(2);
        var resumed = (await ana.Get($"/attempts/{id}")).ShouldBeOk();
        resumed["questions"].GetRawText().ShouldBe(attempt.GetProperty("questions").GetRawText());
        foreach (var question in questions.Skip(1))
        {
            (await ana.Answer(id, question)).ShouldBeOk();
        }

        (await ana.Post($"/attempts/{id}/finish")).ShouldBeOk()["total"].GetInt32().ShouldBe(questions.Count);
    }

    [SkippableFact]
    public async Task EveryErrorOfACourseIsNamedWithItsFileAndLineAndNothingIsImported()
    {
        await using var home = newHome();
        var course = Path.Combine(home.Folder, "course");
        Copy(Path.Combine(AppContext.BaseDirectory, "courses", "spanish-from-english"), course);
        var skill = Directory.EnumerateFiles(course, "hello.yaml", SearchOption.AllDirectories).Single();
        var lines = await File.ReadAllLinesAsync(skill);
        var at = Array.FindIndex(lines, line => line.TrimStart().StartsWith("- Word:", StringComparison.Ordinal));
        lines[at] = lines[at][..lines[at].IndexOf("Word:", StringComparison.Ordinal)] + "Wrod: hola";
        await File.WriteAllLinesAsync(skill, lines);
        await File.WriteAllTextAsync(Directory.EnumerateFiles(course, "family.yaml", SearchOption.AllDirectories).Single(), "Skill: [\n  not, closed\nName: x");

        var import = await ServerProcess.RunTool(home, "course import course");
        import.ExitCode.ShouldBe(1);
        import.Error.ShouldContain($"skills/hello.yaml:{at + 1}:");
        import.Error.ShouldContain("skills/family.yaml:");
        import.Error.ShouldContain("Nothing was imported");
        (await ServerProcess.RunTool(home, "course import nowhere")).ExitCode.ShouldBe(1);
    }

    [SkippableFact]
    public async Task ALessonWithoutQuestionsCannotBeStarted()
    {
        await using var home = newHome();
        var course = Path.Combine(home.Folder, "course");
        Copy(Path.Combine(AppContext.BaseDirectory, "courses", "spanish-from-english"), course);
        await File.WriteAllTextAsync(Directory.EnumerateFiles(course, "hello.yaml", SearchOption.AllDirectories).Single(), "Skill: {Id: 101, Name: Notes}\n");
        (await ServerProcess.RunTool(home, "course import course")).Error.ShouldContain("can be read but has no questions");

        await using var server = await ServerProcess.Start(home);
        var ana = await server.SignUp("ana");
        var refused = await ana.Post("/attempts", new { kind = "lesson", lessonId = "spanish-from-english.101" });
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Code.ShouldBe("no_questions");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

public sealed class ImportOnSqlite() : Import(Home.OnSqlite)
{
    [Fact]
    public async Task TheToolExplainsItselfAndRefusesWrongUsage()
    {
        await using var home = Home.OnSqlite();
        var help = await ServerProcess.RunTool(home, "--help");
        help.ExitCode.ShouldBe(0);
        help.Output.ShouldContain("course");
        (await ServerProcess.RunTool(home, "course import --help")).Output.ShouldContain("PATH");
        (await ServerProcess.RunTool(home, "course fly")).ExitCode.ShouldBe(2);
        (await ServerProcess.RunTool(home, "course import")).ExitCode.ShouldBe(2);
        (await ServerProcess.RunTool(home, "teleport")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task ASecondServerOnTheSameFolderEndsWithOneLineAndLeavesTheFirstAlone()
    {
        await using var first = await ServerProcess.Start(Home.OnSqlite());
        var second = await ServerProcess.RunTool(first.Home, "--urls http://127.0.0.1:0");
        second.ExitCode.ShouldBe(1);
        second.Error.Trim().Split('\n').Length.ShouldBe(1, second.Error);
        (await (await first.SignUp("ana")).Get("/courses")).Status.ShouldBe(HttpStatusCode.OK);
    }
}

public sealed class ImportOnMongoDb(MongoDouble mongo) : Import(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
