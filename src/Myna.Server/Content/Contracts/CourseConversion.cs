using System.Text.Json;
using System.Text.Json.Nodes;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Files;
using Myna.Server.Content.Import;
using Myna.Server.Content.Source;

namespace Myna.Server.Content.Contracts;

/// <summary>Makes a course file of a list of words or of questions.</summary>
public static class CourseConversion
{
    /// <param name="from">The list; its ending tells what it is.</param>
    /// <param name="to">The file to write.</param>
    /// <param name="id">The course's.</param>
    /// <param name="title">The course's.</param>
    /// <param name="language">That is learnt: <c>Basque:eu</c>.</param>
    /// <param name="speakers">The learners': <c>English:en</c>.</param>
    /// <param name="cancellation">Gives up before the file is written.</param>
    public static async ValueTask<CheckResult> Run(
        string from, string to, string id, string title, string language, string speakers, CancellationToken cancellation = default)
    {
        var log = new ProblemLog();
        var file = Path.GetFileName(from);
        var at = new SourceLine(file, 1);
        if (!File.Exists(from) || new FileInfo(from).Length > WordList.MaxBytes)
        {
            log.Error(at, File.Exists(from) ? $"the file is larger than {WordList.MaxBytes >> 20} MB" : "there is no such file");
            return new CheckResult(log.Problems, log.Omitted, null);
        }

        if (YamlTree.Decode(file, await File.ReadAllBytesAsync(from, cancellation), log, WordList.MaxBytes) is not { } text)
        {
            return new CheckResult(log.Problems, log.Omitted, null);
        }

        var isGift = Path.GetExtension(from).Equals(".gift", StringComparison.OrdinalIgnoreCase);
        var lessons = ReadLessons.Read(file, text, isGift, title, log);
        if (log.HasErrors)
        {
            return new CheckResult(log.Problems, log.Omitted, null);
        }

        // Through the door that its import goes through: options are checked there, and ids are made.
        var errors = new BodyErrors();
        var (course, pointers) = CourseFileReader.Read(new JsonObject
        {
            ["format"] = CourseFile.FormatName,
            ["id"] = id,
            ["title"] = title,
            ["language"] = Language(language),
            ["forSpeakersOf"] = Language(speakers),
            ["units"] = new JsonArray(new JsonObject
            {
                ["title"] = title,
                ["lessons"] = new JsonArray([.. lessons.Select(lesson => JsonSerializer.SerializeToNode(CourseFile.FileLesson.Of(null, lesson), CourseFileJson.Default.FileLesson))]),
            }),
        }, errors);
        if (!errors.Any)
        {
            CourseFileReader.Check(course, pointers, errors, new BodyErrors());
        }

        foreach (var (pointer, reasons) in errors.All)
        {
            log.Error(at, $"{pointer} {string.Join(", ", reasons)}");
        }

        if (log.HasErrors)
        {
            return new CheckResult(log.Problems, log.Omitted, null);
        }

        await using (var written = File.Create(to))
        {
            await CourseExport.Write(written, course.Course, ids => ValueTask.FromResult<IReadOnlyList<(string, LessonSource)>>([.. ids.Select(lesson => (lesson, course.Lessons[lesson]))]), cancellation);
        }

        var content = CourseBuilder.Build(course);
        return new CheckResult(log.Problems, log.Omitted, new CheckedCourse(id, content.Lessons.Count, course.ItemCount, content.Lessons.Sum(lesson => lesson.Quiz.Questions.Count)));
    }

    private static JsonObject Language(string option)
    {
        var colon = option.LastIndexOf(':');
        return new JsonObject { ["name"] = colon < 0 ? option : option[..colon], ["code"] = colon < 0 ? "" : option[(colon + 1)..] };
    }
}
