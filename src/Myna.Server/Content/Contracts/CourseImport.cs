using Myna.Server.Content.Derivation;
using Myna.Server.Content.Import;
using Myna.Storage;

namespace Myna.Server.Content.Contracts;

/// <summary>How an import ended: every problem of the files, and what was written. Nothing is written when one of the problems is an error.</summary>
public sealed record ImportResult(IReadOnlyList<ImportProblem> Problems, int OmittedProblems, ImportSummary? Summary)
{
    public bool IsImported => Summary is not null;
}

/// <summary>The changes of an import, in lessons. Not changed at all: the store already had just this course.</summary>
public sealed record ImportSummary(string CourseId, int CourseVersion, bool IsChanged, int LessonsAdded, int LessonsChanged, int LessonsUnchanged, int LessonsRemoved);

/// <summary>Brings a course from a folder of LibreLingo's YAML into the store.</summary>
public static class CourseImport
{
    /// <param name="store">Where the course goes.</param>
    /// <param name="clock">Dates the new versions.</param>
    /// <param name="path">The folder with <c>course.yaml</c>, or that file.</param>
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
        if (CourseReader.Read(path, log, progress) is not { } source)
        {
            return new ImportResult(log.Problems, log.Omitted, null);
        }

        var content = CourseBuilder.Build(source, progress);
        var writer = new CourseWriter(store, clock);
        if (!replace && await writer.Refusal(content, cancellation) is { } why)
        {
            log.Error(new SourceLine("course.yaml", 1), why);
            return new ImportResult(log.Problems, log.Omitted, null);
        }

        return new ImportResult(log.Problems, log.Omitted, await writer.Write(content, progress, cancellation));
    }
}
