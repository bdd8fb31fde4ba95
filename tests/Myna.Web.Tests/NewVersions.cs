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

                // A page that is loaded again has the new version without a question.
                await opening.Page.ReloadAsync();
                await Expect(opening.Page.Locator(FirstScript)).ToHaveAttributeAsync("src", site.Script);
                await Expect(opening.Page.Locator(".path-page")).ToBeVisibleAsync();
            },
            Look.Keeping),
        Look.Keeping);
}

/// <summary>A server whose pages can be built again: the same ones under other names of their scripts.</summary>
public sealed class ChangingSite(Browser browser) : Site(browser)
{
    private readonly string _folder = Directory.CreateTempSubdirectory("myna-pages-").FullName;
    private int _builds;

    /// <summary>The first script of the current version.</summary>
    public string Script { get; private set; } = "";

    public void Build()
    {
        _builds++;
        Directory.Delete(_folder, recursive: true);
        string[] scripts = [.. Directory.EnumerateFiles(Path.Combine(Pages, "assets"), "*.js").Select(Path.GetFileName).OfType<string>()];
        foreach (var file in Directory.EnumerateFiles(Pages, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_folder, Path.GetRelativePath(Pages, file));
            var name = Path.GetFileName(file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (Path.GetExtension(file) is not (".js" or ".html"))
            {
                File.Copy(file, target);
                continue;
            }

            // A script that imports one of another name is another script: all have new names, as their hashes would be.
            var text = scripts.Aggregate(File.ReadAllText(file), (text, script) => text.Replace(script, Renamed(script), StringComparison.Ordinal));
            text = text.Replace("const version = \"", $"const version = \"{_builds}", StringComparison.Ordinal);
            File.WriteAllText(scripts.Contains(name) ? Path.Combine(Path.GetDirectoryName(target)!, Renamed(name)) : target, text);
        }

        var index = File.ReadAllText(Path.Combine(Pages, "index.html"));
        Script = $"/assets/{Renamed(scripts.Single(script => script.StartsWith("first-", StringComparison.Ordinal) && index.Contains(script, StringComparison.Ordinal)))}";

        string Renamed(string script) => $"{Path.GetFileNameWithoutExtension(script)}-build{_builds}.js";
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
