using System.Collections.Concurrent;
using System.Text.Json;
using Myna.Server.Tests.Scenarios;

namespace Myna.Web.Tests;

/// <summary>The real server with the built pages, on a data folder of its own: one for each class.</summary>
public class Site(Browser browser) : IAsyncLifetime
{
    private const int MaxRuns = 12;

    private readonly ConcurrentDictionary<string, JsonElement> _solutions = new(StringComparer.Ordinal);

    private Task<IReadOnlyList<string>>? _lessons;

    public static string Pages { get; } = Path.Combine(RepositoryFolder(), "web", "dist");

    public static string FailuresFolder { get; } = Path.Combine(RepositoryFolder(), "artifacts", "test-results", "pages");

    public ServerProcess Server { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        if (Browser.Absence is null)
        {
            Server = await ServerProcess.Start(await NewHome());
        }
    }

    protected virtual Task<Home> NewHome() => Task.FromResult(Home.OnSqlite().With([new("Myna__Web__Folder", Pages)]));

    public virtual async Task DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }

    /// <summary>
    /// Somebody opens the pages. After the story nothing may have gone wrong unseen: no error in the console, no call to another host. A story that fails leaves
    /// a screenshot in <see cref="FailuresFolder"/>.
    /// </summary>
    public async Task Visit(Func<Visitor, Task> story, Look? look = null)
    {
        Skip.If(Browser.Absence is not null, Browser.Absence);
        await using var visitor = await Visitor.Arrive(browser, this, look ?? Look.Desktop);
        try
        {
            await story(visitor);
        }
        catch (Exception failure) when (failure is not SkipException)
        {
            throw new InvalidOperationException($"{failure.Message}\nAt {visitor.Page.Url}, screenshot {await visitor.Photograph()}. Seen meanwhile: {visitor.Faults}", failure);
        }

        visitor.Faults.ShouldBeEmpty();
    }

    /// <summary>The solution of each question of an attempt at a lesson, as a learner comes to know them: one who skips is shown what was right.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> Solutions(Attempt attempt)
    {
        for (var run = 0; !attempt.Questions.All(question => _solutions.ContainsKey(question.FirstId)); run++)
        {
            run.ShouldBeLessThan(MaxRuns, "an attempt asks questions that others are never asked");
            var scholar = await Learner.AsGuest(Server.Nobody());
            var skipped = await scholar.Start(attempt.LessonId!);
            foreach (var question in skipped.GetProperty("questions").EnumerateArray())
            {
                var id = question.GetProperty("id").GetString()!;
                _solutions[id] = (await scholar.Answer(skipped.GetProperty("id").GetString()!, id)).ShouldBeOk()["solution"];
            }
        }

        return _solutions;
    }

    /// <summary>The solution of each question that a lesson can ask.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> SolutionsOf(string lessonId)
    {
        var scholar = await Learner.AsGuest(Server.Nobody());
        var quizId = (await scholar.Get($"/lessons/{lessonId}")).ShouldBeOk()["quizId"].GetString();
        var attempt = (await scholar.Post("/attempts", new { kind = "quiz", quizId })).ShouldBeOk(System.Net.HttpStatusCode.Created);
        foreach (var question in attempt["questions"].EnumerateArray())
        {
            var id = question.GetProperty("id").GetString()!;
            _solutions[id] = (await scholar.Answer(attempt["id"].GetString()!, id)).ShouldBeOk()["solution"];
        }

        return _solutions;
    }

    /// <summary>Lessons with an exercise of each type, published at the first use.</summary>
    public Task<IReadOnlyList<string>> Lessons() => _lessons ??= Server.Teach("es", Classroom.EveryType, Classroom.MoreTypes);

    private static string RepositoryFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Myna.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests are not below the repository.");
        }

        return folder;
    }
}
