using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>The calls in docs/authoring.md, run as they stand there, on a fresh server.</summary>
public abstract partial class AuthoringTour(Func<Home> newHome)
{
    [SkippableFact]
    public async Task TheTourMakesACourseThatALearnerFinishes()
    {
        var file = Path.Combine(WatchingDevice.RepositoryFolder, "docs", "authoring.md");
        Skip.IfNot(File.Exists(file), "the sources are not beside the tests");
        var parts = Fence().Matches(await File.ReadAllTextAsync(file)).Select(part => part.Groups["part"].Value).ToList();
        parts.Sum(part => Calls().Count(part)).ShouldBeInRange(8, 12);

        await using var server = await ServerProcess.Start(newHome());
        (await Run(server, parts[0])).ShouldContain("\"displayName\":\"Zamenhof\"");
        await server.Stop();
        (await ServerProcess.RunTool(server.Home, "user grant zamenhof@example.com author")).ExitCode.ShouldBe(0);
        await server.Restart();

        var output = await Run(server, string.Concat(parts.Skip(1)));

        output.ShouldContain("\"introduction\":\"Say *saluton* to everybody.\"");
        output.ShouldContain("\"key\":{");
        output.ShouldMatch("""\{"id":"esperanto\.hello","version":1,"questions":\d+\}""");
        output.ShouldMatch(""""score":1,"correct":(\d+),"total":\1\b"""", "everything was answered right");
    }

    private static async Task<string> Run(ServerProcess server, string script)
    {
        using var bash = new Process
        {
            StartInfo = new ProcessStartInfo("bash", ["-c", script.Replace("5080", server.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            },
        };
        bash.Start();
        var output = bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return await output;
    }

    [GeneratedRegex(@"```bash\n(?<part>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\bcurl ")]
    private static partial Regex Calls();
}

public sealed class AuthoringTourOnSqlite() : AuthoringTour(Home.OnSqlite);

public sealed class AuthoringTourOnMongoDb(MongoDouble mongo) : AuthoringTour(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
