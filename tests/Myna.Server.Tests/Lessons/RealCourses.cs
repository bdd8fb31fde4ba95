using Myna.Server.Lessons.Import;

namespace Myna.Server.Tests.Lessons;

/// <summary>Courses written by others, read and derived once for all tests; a test that needs one skips where it is absent.</summary>
public static class RealCourses
{
    private static readonly Lazy<(CourseContent Content, ProblemLog Log)> BasqueOnce = new(() => Load("basque-from-english"));
    private static readonly Lazy<(CourseContent Content, ProblemLog Log)> JudeoSpanishOnce = new(() => Load("judeo-spanish-from-english"));

    public static CourseContent Basque => BasqueOnce.Value.Content;

    public static ProblemLog BasqueLog => BasqueOnce.Value.Log;

    public static CourseContent JudeoSpanish => JudeoSpanishOnce.Value.Content;

    /// <summary>A folder or file of the reference data, which lies beside the repository; skips the test where it does not.</summary>
    public static string Data(string path)
    {
        var full = FindData(path);
        Skip.If(full is null, $"reference data ../shared/data/{path} is not here");
        return full!;
    }

    public static (CourseContent Content, ProblemLog Log) Load(string course)
    {
        var log = new ProblemLog();
        var source = CourseReader.Read(Data($"courses/{course}"), log);
        source.ShouldNotBeNull(string.Join('\n', log.Problems));
        return (CourseBuilder.Build(source, log), log);
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
