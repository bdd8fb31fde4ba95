using System.Net;
using Microsoft.Playwright;
using Myna.Server.Tests.Scenarios;
using static Microsoft.Playwright.Assertions;

namespace Myna.Web.Tests;

/// <summary>Somebody opens the address for the first time.</summary>
[Collection(Browser.Collection)]
public sealed class FirstMinutes(Site site) : IClassFixture<Site>
{
    [SkippableFact]
    public Task TheFirstQuestionIsOneKeyAwayAndNeedsNoAccount() => site.Visit(async visitor =>
    {
        await visitor.Open("/");
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Expect(visitor.Page.Locator(".player .task")).ToBeVisibleAsync();
        (await visitor.Started()).Questions.ShouldNotBeEmpty();
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Page.Locator(".player .task")).ToBeVisibleAsync();
    });

    [SkippableFact]
    public Task AGuestKeepsEverythingBySigningUp() => site.Visit(async visitor =>
    {
        await visitor.Open("/");
        await visitor.Page.Keyboard.PressAsync("Enter");
        var attempt = await visitor.Started();
        var solutions = await site.Solutions(attempt);
        foreach (var question in attempt.Questions)
        {
            (await visitor.AnswerRight(question, solutions[question.Id])).ShouldBe("correct", question.Prompt);
            await visitor.GoOn();
        }

        var earned = await visitor.Page.Locator(".figures .accent dd").TextContentAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "You", Exact = true }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Make an account" }).ClickAsync();
        var email = await visitor.SignUp("Noor");

        await Expect(visitor.Page.Locator(".node[data-status=done]")).ToContainTextAsync("Best: 100 %");
        var noor = site.Server.Nobody();
        await noor.LogIn(email);
        (await noor.Get($"/progress/lessons/{attempt.LessonId}")).ShouldBeOk()["state"].GetProperty("status").GetString().ShouldBe("done");
        var finished = (await noor.Get($"/attempts/{attempt.Id}")).ShouldBeOk()["result"];
        earned.ShouldBe($"+{finished.GetProperty("xp").GetProperty("earned").GetInt32()}");
    });

    [SkippableFact]
    public Task AnAddressThatWasSharedOpensAndAWrongOneSaysSo() => site.Visit(async visitor =>
    {
        await visitor.SignUp("Ana");
        await visitor.Open("/lesson/spanish-from-english.101");
        await Expect(visitor.Page.Locator(".introduction .primary")).ToBeFocusedAsync();
        await visitor.Open("/no-such-page");
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("There is no such page");
        visitor.Tolerate("404");
        await visitor.Open("/lesson/spanish-from-english.999");
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("This lesson cannot be opened");
    });

    [SkippableFact]
    public async Task EveryFileOfThePagesIsWholeAndKept()
    {
        Skip.If(Browser.Absence is not null, Browser.Absence);
        using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = site.Server.Address };
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Site.Pages, "assets")))
        {
            using var response = await http.GetAsync(new Uri($"/assets/{Path.GetFileName(file)}", UriKind.Relative));
            (await response.Content.ReadAsByteArrayAsync()).ShouldBe(await File.ReadAllBytesAsync(file), file);
            response.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }
    }
}
