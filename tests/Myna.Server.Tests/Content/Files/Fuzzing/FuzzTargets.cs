using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Files;
using Myna.Server.Content.Import;
using Myna.Server.Content.Media.Formats;
using Myna.Server.Content.Source;

namespace Myna.Server.Tests.Content.Files.Fuzzing;

/// <summary>What must hold for any bytes: no exception, and either lessons that can be derived from or errors that have a place.</summary>
public static class FuzzTargets
{
    public static IReadOnlyDictionary<string, Action<byte[]>> All { get; } = new Dictionary<string, Action<byte[]>>(StringComparer.Ordinal)
    {
        ["course"] = Course,
        ["gift"] = input => Lessons(input, isGift: true),
        ["words"] = input => Lessons(input, isGift: false),
        ["media"] = Media,
    };

    private static void Course(byte[] input)
    {
        var log = new ProblemLog();
        var read = CourseFileText.Read("x", input, log);
        Check(log, read is null);
        if (read is not null)
        {
            CourseBuilder.Build(read.Course);
        }
    }

    private static void Lessons(byte[] input, bool isGift)
    {
        var log = new ProblemLog();
        if (YamlTree.Decode("x", input, log, WordList.MaxBytes) is { } text && !text.Contains('\0', StringComparison.Ordinal))
        {
            var lessons = ReadLessons.Read("x", text, isGift, "Title", log);
            if (!log.HasErrors && lessons.Count > 0)
            {
                Derive(lessons);
            }
        }

        Check(log, isRefused: false);
    }

    private static void Derive(IReadOnlyList<LessonSource> lessons)
    {
        var ids = lessons.Select((_, i) => $"x.l{i}").ToList();
        CourseBuilder.Build(new SourceCourse(
            new CourseSource
            {
                Id = "x",
                Title = "X",
                Language = new Language("Esperanto", "eo"),
                ForSpeakersOf = new Language("English", "en"),
                SpecialCharacters = [],
                Units = [new UnitSource("x.u", "U", ids)],
                UpdatedAt = default,
            },
            ids.Zip(lessons).ToDictionary(lesson => lesson.First, lesson => lesson.Second, StringComparer.Ordinal)));
    }

    private static void Media(byte[] input)
    {
        using var stream = new MemoryStream(input, writable: false);
        if (MediaFormat.Read(new FileWindow(stream)) is { } facts && (facts.Width < 0 || facts.Height < 0 || facts.Seconds is < 0 or double.NaN || !MediaFormat.Endings.ContainsKey(facts.Type)))
        {
            throw new InvalidOperationException(facts.ToString());
        }
    }

    private static void Check(ProblemLog log, bool isRefused)
    {
        if ((isRefused && !log.HasErrors) || log.Problems.Any(problem => problem.At.Line < 1 || problem.At.Column < 0 || problem.Message.Length == 0))
        {
            throw new InvalidOperationException($"Refused without a reason or without a place: {string.Join('\n', log.Problems)}");
        }
    }
}
