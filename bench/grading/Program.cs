using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Myna.Server.Content;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Import;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Exercises.Grading;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Shared.Text;
using Myna.Storage.Sqlite;

// What importing a course and grading an answer cost, in CPU time of this process.
//   dotnet run -c Release --project bench/grading -- PATH_TO_COURSE

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var path = args.Length > 0 ? args[0] : "courses/spanish-from-english";
var content = await MeasureImport(path);
MeasureGrading(content);
MeasureBounds();

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
        (var derive, content) = Time(() => CourseBuilder.Build(source));
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

// The largest grammars that authors write, and the longest and worst texts that anybody may send.
static void MeasureBounds()
{
    var pattern = Parse("[I|we|they|you all|people] [really|certainly|surely] [want|would like|need|wish for] [just|only] [the|a|this|that|my] "
        + "[red|blue|big|small|new] [car|house|book|bike|pen] [today|tomorrow]");
    var (before, kept) = (GC.GetTotalMemory(forceFullCollection: true), new PreparedAnswer[500]);
    for (var i = 0; i < kept.Length; i++)
    {
        kept[i] = PreparedAnswer.Prepare("en", [], [pattern])!;
    }

    Console.WriteLine($"a grammar of 30,000 answers: {(GC.GetTotalMemory(forceFullCollection: true) - before) / kept.Length / 1024.0:0.0} KB");
    Slowest("a grammar of 30,000 answers", kept[0], "they surely need only this blue bike today", "people certainly wish for just that small house tomorow", "my dog is blue today");

    var random = new Random(1);
    var words = Enumerable.Range(0, 900).Select(i => $"{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}e{(char)('a' + (i / 7 % 26))}").ToArray();
    var forms = Enumerable.Range(0, 38).Select(_ => string.Join(' ', Enumerable.Range(0, 100).Select(_ => words[random.Next(words.Length)]))).ToList();
    Slowest("38 answers of 100 words", PreparedAnswer.Prepare("en", forms)!, forms[17], forms[17].Replace('e', 'o'), string.Join(' ', words.Take(200)));
    Slowest("an answer of 250 Chinese characters", PreparedAnswer.Prepare("zh", [string.Concat(Enumerable.Range(0, 250).Select(i => (char)(0x4E00 + i)))])!, new string('\u4E01', 500));
    GC.KeepAlive(kept);
}

static void Slowest(string what, PreparedAnswer answer, params string[] typed)
{
    string[] hostile =
    [
        .. typed, new string('a', 1000), new string('a', 2000), string.Concat(Enumerable.Repeat("a ", 500)), string.Concat(Enumerable.Repeat("the ", 250)),
        new string('\u0301', 1000), string.Concat(Enumerable.Repeat("\uFDFA", 1000)), string.Concat(Enumerable.Repeat("\uD83D\uDC4D'", 333)), new string('字', 1000),
        string.Concat(Enumerable.Repeat("e\u0301\u0323\u200B", 250)),
    ];
    var worst = TimeSpan.Zero;
    var which = 0;
    for (var i = 0; i < hostile.Length; i++)
    {
        // The best of many says what the text costs, and not what else the machine did.
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 50; round++)
        {
            var (elapsed, _) = Time(() => answer.Grade(hostile[i]));
            best = elapsed < best ? elapsed : best;
        }

        (worst, which) = best > worst ? (best, i) : (worst, which);
    }

    Console.WriteLine($"{what}: the slowest of {hostile.Length} texts takes {worst.TotalMilliseconds:0.000} ms (number {which})");
}

static AnswerPattern Parse(string text) => AnswerPattern.TryParse(text, out var pattern, out var error) ? pattern : throw new InvalidDataException(error.Message);

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
