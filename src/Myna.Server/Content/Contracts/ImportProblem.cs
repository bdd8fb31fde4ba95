using System.Runtime.InteropServices;

namespace Myna.Server.Content.Contracts;

/// <summary>Where something stands in a course's files: a path relative to <c>course.yaml</c>, a line and a column, both from 1.</summary>
/// <param name="Column">0: not known.</param>
public readonly record struct SourceLine(string File, int Line, int Column = 0)
{
    public override string ToString() => Column == 0 ? $"{File}:{Line}" : $"{File}:{Line}:{Column}";
}

/// <summary>A fault in a course's files. An error stops the import, a warning is told and passed over.</summary>
public sealed record ImportProblem(bool IsError, SourceLine At, string Message)
{
    /// <summary>As compilers print it, so that editors jump there: <c>basics/skills/food.yaml:12: …</c>.</summary>
    public override string ToString() => IsError ? $"{At}: {Message}" : $"{At}: warning: {Message}";
}

/// <summary>Collects the problems of all files, so that an author sees every one of them at once.</summary>
public sealed class ProblemLog
{
    /// <summary>Enough to work on; a file of garbage must not fill the memory with its errors.</summary>
    public const int MaxProblems = 500;

    private readonly List<ImportProblem> _problems = [];

    public IReadOnlyList<ImportProblem> Problems => _problems;

    public bool HasErrors => ErrorCount > 0;

    /// <summary>Errors logged so far, those not kept included.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>How many more there were than are kept.</summary>
    public int Omitted { get; private set; }

    public void Error(SourceLine at, string message)
    {
        ErrorCount++;
        Add(new ImportProblem(true, at, message));
    }

    public void Warn(SourceLine at, string message) => Add(new ImportProblem(false, at, message));

    /// <summary>Counts problems that were not kept elsewhere.</summary>
    public void Omit(int count) => Omitted += count;

    private void Add(ImportProblem problem)
    {
        if (_problems.Count < MaxProblems)
        {
            _problems.Add(problem);
        }
        else
        {
            Omitted++;
        }
    }
}

/// <summary>How far an import is.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImportProgress(ImportStage Stage, int Done, int Total);

public enum ImportStage
{
    Reading,
    Deriving,
    Writing,
}

/// <summary>Bounds on what is read, far above any real course.</summary>
public static class ImportLimits
{
    public const int MaxFileBytes = 1 << 20;

    public const int MaxDepth = 12;

    /// <summary>Of one file, aliases counted as large as what they stand for.</summary>
    public const int MaxNodes = 100_000;

    public const int MaxUnits = 500;

    public const int MaxLessons = 3000;

    public const int MaxItemsPerLesson = 300;

    public const int MaxItems = 60_000;

    /// <summary>Forms of one item in one language.</summary>
    public const int MaxForms = 200;

    /// <summary>Of a word, phrase or name, in UTF-16 units.</summary>
    public const int MaxTextLength = 500;
}
