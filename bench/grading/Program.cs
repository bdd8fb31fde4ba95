using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Myna.Server.Content;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Import;
using Myna.Server.Practice.Grading;
using Myna.Server.Shared.Text;
using Myna.Storage.Sqlite;

// What importing a course and grading an answer cost, in CPU time of this process.
//   dotnet run -c Release --project bench/grading -- PATH_TO_COURSE

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var path = args.Length > 0 ? args[0] : "courses/spanish-from-english";
var content = await MeasureImport(path);
MeasureGrading(content);

static async Task<CourseContent> MeasureImport(string path)
{
    CourseContent? content = null;
    foreach (var run in new[] { "cold", "warm" })
    {
        var folder = Directory.CreateTempSubdirectory("myna-bench-").FullName;
        var store = SqliteDocumentStore.Open(
            new SqliteStoreOptions { Folder = folder }, [.. ContentDocuments.All, .. ContentDocuments.All], TimeProvider.System, NullLogger.Instance);
        var log = new ProblemLog();
        var (read, source) = Time(() => CourseReader.Read(path, log) ?? throw new InvalidDataException(string.Join('\n', log.Problems)));
        (var derive, content) = Time(() => CourseBuilder.Build(source, log));
        var watch = Stopwatch.StartNew();
        await new CourseWriter(store, TimeProvider.System).Write(content);
        var write = watch.Elapsed;
        watch.Restart();
        await CourseImport.Run(store, TimeProvider.System, path);
        Console.WriteLine(
            $"import {run}: {content.Lessons.Count} lessons, {content.Lessons.Sum(pair => pair.Quiz.Questions.Count)} questions: "
            + $"read {read.TotalMilliseconds:0} ms, derive {derive.TotalMilliseconds:0} ms, write {write.TotalMilliseconds:0} ms; again {watch.ElapsedMilliseconds} ms");
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    return content!;
}

static (TimeSpan Elapsed, T Value) Time<T>(Func<T> work)
{
    var watch = Stopwatch.StartNew();
    var value = work();
    return (watch.Elapsed, value);
}

static void MeasureGrading(CourseContent content)
{
    var lexicons = content.Vocabulary.Languages.ToDictionary(words => words.Code, words => new Lexicon(words.Words));
    var watch = Stopwatch.StartNew();
    var quizzes = content.Lessons.Select(pair => new PreparedQuiz(pair.Quiz, language => lexicons[language])).ToList();
    var all = quizzes.SelectMany(quiz => quiz.Quiz.Questions.Zip(quiz.Quiz.Keys, (question, key) => (Quiz: quiz, Question: question, Key: key))).ToList();
    all.ForEach(entry => entry.Quiz.Grade(entry.Question.Id, Response.Of("x")));
    Console.WriteLine($"prepare: {watch.Elapsed.TotalMilliseconds * 1000 / all.Count:0.0} us a question");

    var typed = all.Where(entry => entry.Question.Type is QuestionType.Text or QuestionType.Translate).ToList();
    Report("typed: the solution", [.. typed.Select(entry => (entry.Quiz, entry.Question.Id, entry.Key.Solution))]);
    Report("typed: the last alternative", [.. typed.Select(entry => (entry.Quiz, entry.Question.Id, Response.Of(entry.Key.Accepted[^1])))]);
    Report("typed: the solution with a slip", [.. typed.Select(entry => (entry.Quiz, entry.Question.Id, Response.Of(Slip(entry.Key.Solution.Text!))))]);
    Report("typed: another solution", [.. typed.Select((entry, i) => (entry.Quiz, entry.Question.Id, typed[(i + 37) % typed.Count].Key.Solution))]);
    Report("typed: 1,000 letters", [.. typed.Take(200).Select(entry => (entry.Quiz, entry.Question.Id, Response.Of(new string('a', 1000))))]);
    Report("typed: 200 words", [.. typed.Take(200).Select(entry => (entry.Quiz, entry.Question.Id, Response.Of(string.Join(' ', Enumerable.Repeat("the", 200)))))]);
    foreach (var type in new[] { QuestionType.Choice, QuestionType.Arrange, QuestionType.Match })
    {
        Report($"{type}: the solution", [.. all.Where(entry => entry.Question.Type == type).Select(entry => (entry.Quiz, entry.Question.Id, entry.Key.Solution))]);
    }
}

static string Slip(string text) => text.Length < 4 ? text : $"{text[..^2]}{text[^1]}{text[^2]}";

static void Report(string what, (PreparedQuiz Quiz, string QuestionId, Response Response)[] work)
{
    if (work.Length == 0)
    {
        return;
    }

    var verdicts = work.GroupBy(entry => entry.Quiz.Grade(entry.QuestionId, entry.Response).Grade?.Verdict).OrderByDescending(group => group.Count())
        .Select(group => $"{group.Key} {100.0 * group.Count() / work.Length:0}%");
    var best = double.MaxValue;
    long allocated = 0;
    for (var round = 0; round < 7; round++)
    {
        var (before, bytes, count) = (Cpu(), GC.GetAllocatedBytesForCurrentThread(), 0);
        while (count == 0 || Cpu() - before < TimeSpan.FromMilliseconds(300))
        {
            foreach (var (quiz, id, response) in work)
            {
                quiz.Grade(id, response);
            }

            count += work.Length;
        }

        best = Math.Min(best, (Cpu() - before).TotalMicroseconds / count);
        allocated = (GC.GetAllocatedBytesForCurrentThread() - bytes) / count;
    }

    Console.WriteLine($"{what,-32} {best,8:0.00} us CPU {allocated,6} B   {string.Join(", ", verdicts)}");
}

static TimeSpan Cpu() => Process.GetCurrentProcess().TotalProcessorTime;
