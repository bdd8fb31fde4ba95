using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Files;
using Myna.Server.Content.Import;
using Myna.Server.Content.Media;
using Myna.Server.Content.Source;
using Myna.Storage;

namespace Myna.Server.Content.Contracts;

/// <summary>How an import ended: every problem of the files, and what was written. Nothing is written when one of the problems is an error.</summary>
public sealed record ImportResult(IReadOnlyList<ImportProblem> Problems, int OmittedProblems, ImportSummary? Summary)
{
    public bool IsImported => Summary is not null;
}

/// <summary>The changes of an import, in lessons. Not changed at all: the store already had just this course.</summary>
public sealed record ImportSummary(string CourseId, int CourseVersion, bool IsChanged, int LessonsAdded, int LessonsChanged, int LessonsUnchanged, int LessonsRemoved);

/// <summary>The findings of a check of a course's files.</summary>
public sealed record CheckResult(IReadOnlyList<ImportProblem> Problems, int OmittedProblems, CheckedCourse? Course);

public sealed record CheckedCourse(string Id, int Lessons, int Items, int Questions);

/// <summary>Brings a course from a folder of LibreLingo's YAML, or from a file of our own format, into the store.</summary>
public static class CourseImport
{
    /// <param name="store">Where the course goes.</param>
    /// <param name="clock">Dates the new versions.</param>
    /// <param name="path">The folder with <c>course.yaml</c>, that file, or a file of our own format, which ends in <c>.json</c>.</param>
    /// <param name="replace">Whether another course that is installed under the same id may be replaced.</param>
    /// <param name="progress">Told of each lesson read, derived and written.</param>
    /// <param name="cancellation">Stops between commits; the next import goes on from there.</param>
    public static async ValueTask<ImportResult> Run(
        IDocumentStore store,
        TimeProvider clock,
        string path,
        bool replace = false,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var log = new ProblemLog();
        if (await Read(store, path, log, progress, cancellation) is not { } source)
        {
            return new ImportResult(log.Problems, log.Omitted, null);
        }

        var content = CourseBuilder.Build(source, progress);
        var writer = new CourseWriter(store, clock);
        if (!replace && await writer.Refusal(content, cancellation) is { } why)
        {
            log.Error(new SourceLine(IsOwnFormat(path) ? Path.GetFileName(path) : "course.yaml", 1), why);
            return new ImportResult(log.Problems, log.Omitted, null);
        }

        return new ImportResult(log.Problems, log.Omitted, await writer.Write(content, progress, cancellation));
    }

    /// <summary>Reads and derives a course, and tells everything that is wrong with it. Writes nothing.</summary>
    public static CheckResult Check(string path)
    {
        var log = new ProblemLog();
        var source = IsOwnFormat(path) ? CourseFileText.Read(path, log)?.Course : CourseReader.Read(path, log);
        var content = source is null ? null : CourseBuilder.Build(source);
        return new CheckResult(log.Problems, log.Omitted, content is null ? null : new CheckedCourse(
            content.Course.Id, content.Lessons.Count, source!.ItemCount, content.Lessons.Sum(lesson => lesson.Quiz.Questions.Count)));
    }

    private static bool IsOwnFormat(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && File.Exists(path);

    private static async ValueTask<SourceCourse?> Read(
        IDocumentStore store, string path, ProblemLog log, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        if (!IsOwnFormat(path))
        {
            return CourseReader.Read(path, log, progress);
        }

        if (CourseFileText.Read(path, log) is not { } read)
        {
            return null;
        }

        var errors = new BodyErrors();
        await MediaReferences.Check(store, read.Course.Lessons, lesson => read.Pointers[lesson], errors, cancellation);
        CourseFileText.Tell(Path.GetFileName(path), read.Utf8, errors, log.Error, log);
        return errors.Any ? null : read.Course;
    }
}
