using System.Collections.Concurrent;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Import;

namespace Myna.Server.Tests.Content;

/// <summary>Courses written by others, read and derived once for all tests; a test that needs one skips where it is absent.</summary>
internal static class RealCourses
{
    private static readonly ConcurrentDictionary<string, Lazy<(CourseContent Content, ProblemLog Log)>> Read = new();

    public static CourseContent Basque => Load("basque-from-english").Content;

    public static ProblemLog BasqueLog => Load("basque-from-english").Log;

    public static (CourseContent Content, ProblemLog Log) Load(string course)
    {
        // Before the cache, which would keep the skip as a failure.
        _ = Data($"courses/{course}");
        return Read.GetOrAdd(course, name => new(() => LoadAnew(name))).Value;
    }

    /// <summary>A folder or file of the reference data, which lies beside the repository; skips the test where it does not.</summary>
    public static string Data(string path)
    {
        var full = FindData(path);
        Skip.If(full is null, $"reference data ../shared/data/{path} is not here");
        return full!;
    }

    public static (CourseContent Content, ProblemLog Log) LoadAnew(string course)
    {
        var log = new ProblemLog();
        var source = CourseReader.Read(Data($"courses/{course}"), log);
        source.ShouldNotBeNull(string.Join('\n', log.Problems));
        return (CourseBuilder.Build(source), log);
    }

    private static string? FindData(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Myna.slnx")))
            {
                for (var above = folder.Parent; above is not null; above = above.Parent)
                {
                    var data = Path.Combine(above.FullName, "shared", "data", path);
                    if (Path.Exists(data))
                    {
                        return data;
                    }
                }
            }
        }

        return null;
    }
}
