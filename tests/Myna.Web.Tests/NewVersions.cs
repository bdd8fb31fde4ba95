using Microsoft.Playwright;
using Myna.Server.Tests.Scenarios;
using static Microsoft.Playwright.Assertions;

namespace Myna.Web.Tests;

/// <summary>The server gets new pages while people have the old ones open.</summary>
[Collection(Browser.Collection)]
public sealed class NewVersions(ChangingSite site) : IClassFixture<ChangingSite>
{
    private const string FirstScript = "script[type=module][src*='/first-']";

    [SkippableFact]
    public Task ANewVersionTakesOverWhole() => site.Visit(
        reading => site.Visit(
            async opening =>
            {
                foreach (var visitor in new[] { reading, opening })
                {
                    visitor.Tolerate("ERR_");
                    visitor.Tolerate("WebSocket");
                    await visitor.SignUp("Ana");
                    await visitor.Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => undefined)");
                    await Expect(visitor.Page.Locator(FirstScript)).ToHaveAttributeAsync("src", site.Script);
                }

                var old = site.Script;
                await site.Server.Stop();
                site.Build();
                await site.Server.Restart();
                site.Script.ShouldNotBe(old);
                foreach (var visitor in new[] { reading, opening })
                {
                    await visitor.Page.EvaluateAsync("() => navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => undefined)");
                    await Expect(visitor.Page.Locator(".notices")).ToContainTextAsync("There is a new version of these pages.");
                }

                // A page that is open goes on with its own files, also with those that it had not asked for yet.
                await reading.Page.GetByRole(AriaRole.Link, new() { Name = "Words" }).ClickAsync();
                await Expect(reading.Page.Locator("h1")).ToHaveTextAsync("Words");
                await Expect(reading.Page.Locator(FirstScript)).ToHaveAttributeAsync("src", old);
                await reading.Page.GetByRole(AriaRole.Button, new() { Name = "Load it" }).ClickAsync();
                await Expect(reading.Page.Locator(FirstScript)).ToHaveAttributeAsync("src", site.Script);
                await Expect(reading.Page.Locator("h1")).ToHaveTextAsync("Words");
                await Expect(reading.Page.Locator(".notices")).ToBeEmptyAsync();

                // Who opens a page anew gets the new version without a question.
                await opening.Page.ReloadAsync();
                await Expect(opening.Page.Locator(FirstScript)).ToHaveAttributeAsync("src", site.Script);
                await Expect(opening.Page.Locator(".path-page")).ToBeVisibleAsync();
            },
            Look.Keeping),
        Look.Keeping);
}

/// <summary>A server whose pages can be built again: the same ones under another name of their first script.</summary>
public sealed class ChangingSite(Browser browser) : Site(browser)
{
    private readonly string _folder = Directory.CreateTempSubdirectory("myna-pages-").FullName;
    private int _builds;

    /// <summary>The first script of the current version.</summary>
    public string Script { get; private set; } = "";

    public void Build()
    {
        foreach (var file in Directory.EnumerateFiles(Pages, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_folder, Path.GetRelativePath(Pages, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        var script = Path.GetFileName(Directory.EnumerateFiles(Path.Combine(Pages, "assets"), "first-*.js").Single(IsFirst));
        var renamed = $"first-build{++_builds}.js";
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".js" or ".html"))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace(script, renamed, StringComparison.Ordinal));
        }

        var worker = Path.Combine(_folder, "sw.js");
        File.WriteAllText(worker, File.ReadAllText(worker).Replace("const version = \"", $"const version = \"{_builds}", StringComparison.Ordinal));
        File.Move(Path.Combine(_folder, "assets", script), Path.Combine(_folder, "assets", renamed), overwrite: true);
        File.Delete(Path.Combine(_folder, "assets", $"first-build{_builds - 1}.js"));
        Script = $"/assets/{renamed}";

        bool IsFirst(string file) => File.ReadAllText(Path.Combine(Pages, "index.html")).Contains(Path.GetFileName(file), StringComparison.Ordinal);
    }

    protected override Task<Home> NewHome()
    {
        Build();
        return Task.FromResult(Home.OnSqlite().With([new("Myna__Web__Folder", _folder)]));
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
