using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>The tour in docs/tour.md, run as it stands there, on a fresh server.</summary>
public abstract partial class ApiTour(Func<Home> newHome)
{
    [SkippableFact]
    public async Task TheTourCanBePastedAndWorks()
    {
        var page = Path.Combine(WatchingDevice.RepositoryFolder, "docs", "tour.md");
        Skip.IfNot(File.Exists(page), "the sources are not beside the tests");
        var tour = Fence().Match(await File.ReadAllTextAsync(page)).Groups["tour"].Value;
        Calls().Count(tour).ShouldBeInRange(5, 10);

        await using var server = await ServerProcess.Start(newHome());
        using var bash = new Process
        {
            StartInfo = new ProcessStartInfo("bash", ["-c", tour.Replace("5080", server.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        bash.Start();
        var output = bash.StandardOutput.ReadToEndAsync();
        var errors = bash.StandardError.ReadToEndAsync();
        await bash.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        (await output).ShouldContain("\"title\":\"First words\"");
        (await output).ShouldContain("\"board\":\"weekly\"", customMessage: await errors);
        (await output).ShouldContain("\"me\":{\"rank\":1,", customMessage: await output);
        // Skipped the first time, all right with the shown solutions the second time.
        Scores().Matches(await output).Select(score => score.Groups["score"].Value).ShouldBe(["0", "1"]);
    }

    [GeneratedRegex(@"```bash\n(?<tour>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();

    [GeneratedRegex(@"""score"":(?<score>[0-9.]+),""correct""", RegexOptions.ExplicitCapture)]
    private static partial Regex Scores();

    [GeneratedRegex(@"\bcurl ")]
    private static partial Regex Calls();
}

public sealed class ApiTourOnSqlite() : ApiTour(Home.OnSqlite);

public sealed class ApiTourOnMongoDb(MongoDouble mongo) : ApiTour(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
