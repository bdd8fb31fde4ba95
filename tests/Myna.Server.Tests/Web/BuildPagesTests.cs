using System.Diagnostics;
using Myna.Server.Tests.Scenarios;

namespace Myna.Server.Tests.Web;

/// <summary>The build of the pages (<c>Pages.targets</c>), on a small folder in the place of <c>web/</c>: each build of it adds a line to a file.</summary>
public sealed class BuildPagesTests : IDisposable
{
    private const string Build = """
        const fs = require('fs');
        fs.appendFileSync('builds.log', 'built\n');
        fs.rmSync('dist', { recursive: true, force: true });
        fs.mkdirSync('dist/assets', { recursive: true });
        const text = fs.readFileSync('src/page.txt', 'utf8');
        if (text === 'broken') process.exit(1);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, text === 'slow' ? 600000 : 300);
        fs.writeFileSync(`dist/assets/page-${text}.txt`, text);
        fs.writeFileSync('dist/index.html', text);
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("myna-web-").FullName;

    public BuildPagesTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "src"));
        Write("package.json", """{"name":"pages","version":"1.0.0","scripts":{"build":"node build.cjs"}}""");
        Write("package-lock.json", """{"name":"pages","version":"1.0.0","lockfileVersion":3,"requires":true,"packages":{"":{"name":"pages","version":"1.0.0"}}}""");
        Write("build.cjs", Build);
        Write("src/page.txt", "one");
        Write("project.proj", $"""
            <Project DefaultTargets="BuildWithPages">
              <PropertyGroup><OutDir>{_folder}/out/</OutDir></PropertyGroup>
              <Target Name="Build" />
              <Import Project="{Path.Combine(WatchingDevice.RepositoryFolder, "src", "Myna.Server", "Web", "Pages.targets")}" />
            </Project>
            """);
    }

    private int Builds => File.Exists(Path.Combine(_folder, "builds.log")) ? File.ReadAllLines(Path.Combine(_folder, "builds.log")).Length : 0;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task OnlyWhatHasChangedIsBuiltAgain()
    {
        await ShouldBuild();
        Read("out/web/index.html").ShouldBe("one");
        await ShouldBuild();
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "src/page.txt"), DateTime.UnixEpoch);
        await ShouldBuild();
        Builds.ShouldBe(1);

        // Another text at an older time, as a branch that is switched to brings it.
        Write("src/page.txt", "two");
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "src/page.txt"), DateTime.UnixEpoch);
        await ShouldBuild();
        Builds.ShouldBe(2);
        Read("out/web/index.html").ShouldBe("two");
        Directory.GetFiles(Path.Combine(_folder, "out/web/assets")).Select(Path.GetFileName).ShouldBe(["page-two.txt"]);
    }

    [SkippableFact]
    public async Task OutputThatIsGoneIsMadeAgain()
    {
        await ShouldBuild();

        Directory.Delete(Path.Combine(_folder, "dist"), recursive: true);
        await ShouldBuild();
        Builds.ShouldBe(2);

        Directory.Delete(Path.Combine(_folder, "out"), recursive: true);
        await ShouldBuild();
        Builds.ShouldBe(2);
        Read("out/web/index.html").ShouldBe("one");
    }

    [SkippableFact]
    public async Task TwoBuildsAtOnceBuildOnce()
    {
        var builds = new[] { MsBuild(), MsBuild(), MsBuild() };

        foreach (var build in builds)
        {
            (await build).ExitCode.ShouldBe(0);
        }

        Builds.ShouldBe(1);
        Read("out/web/index.html").ShouldBe("one");
    }

    [SkippableFact]
    public async Task ABuildThatFailedOrWasKilledIsDoneAgain()
    {
        await ShouldBuild();
        Write("src/page.txt", "broken");
        var failed = await MsBuild();
        failed.ExitCode.ShouldNotBe(0);
        failed.Output.ShouldContain("The pages could not be built");

        Write("src/page.txt", "slow");
        using var slow = Process.Start(new ProcessStartInfo("node", [Script, _folder + "/", "hash"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        for (var waited = 0; Builds < 3 && waited < 600; waited++)
        {
            await Task.Delay(50);
        }

        slow.Kill(entireProcessTree: true);
        await slow.WaitForExitAsync();
        Write("src/page.txt", "three");
        await ShouldBuild();

        Read("out/web/index.html").ShouldBe("three");
    }

    [SkippableFact]
    public async Task TheBuildCanBeSkippedAndGoesOnWithoutNpm()
    {
        (await MsBuild("-p:BuildWeb=false")).ExitCode.ShouldBe(0);
        var shell = Directory.CreateDirectory(Path.Combine(_folder, "shell")).FullName;
        File.CreateSymbolicLink(Path.Combine(shell, "sh"), "/bin/sh");
        var withoutNpm = await MsBuild(path: shell);

        withoutNpm.ExitCode.ShouldBe(0, withoutNpm.Output);
        withoutNpm.Output.ShouldContain("there is no npm here");
        Builds.ShouldBe(0);
        Directory.Exists(Path.Combine(_folder, "out")).ShouldBeFalse();
    }

    private static string Script => Path.Combine(WatchingDevice.RepositoryFolder, "src", "Myna.Server", "Web", "build-pages.mjs");

    private async Task ShouldBuild()
    {
        var (exitCode, output) = await MsBuild();
        exitCode.ShouldBe(0, output);
    }

    private async Task<(int ExitCode, string Output)> MsBuild(string? property = null, string? path = null)
    {
        Skip.IfNot(File.Exists(Script), "the sources are not beside the tests");
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "npm"))), "there is no npm");
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["msbuild", "project.proj", "-nologo", "-v:m", "-nodeReuse:false", $"-p:WebRoot={_folder}/", property ?? "-p:BuildWeb=true"])
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (path is not null)
        {
            start.Environment["PATH"] = path;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        return (process.ExitCode, await output + await errors);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    private string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));
}
