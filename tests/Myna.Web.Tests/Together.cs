using Microsoft.Playwright;
using Myna.Server.Tests.Scenarios;
using static Microsoft.Playwright.Assertions;

namespace Myna.Web.Tests;

/// <summary>Several devices and several people at once: pages move by themselves.</summary>
[Collection(Browser.Collection)]
public sealed class Together(Site site) : IClassFixture<Site>
{
    [SkippableFact]
    public Task ABoardMovesWhileSomebodyElseLearns() => site.Visit(watching => site.Visit(async learning =>
    {
        await watching.SignUp("Ingrid");
        await watching.Open("/boards");
        await Expect(watching.Page.Locator(".board")).ToBeAttachedAsync();

        var name = $"Mateo {Guid.NewGuid():N}"[..20];
        await learning.SignUp(name);
        await learning.Open("/lesson/spanish-from-english.101");
        await learning.Page.Keyboard.PressAsync("Enter");
        var attempt = await learning.Started();
        var solutions = await site.Solutions(attempt);
        foreach (var question in attempt.Questions)
        {
            await learning.AnswerRight(question, solutions[question.Id]);
            await learning.GoOn();
        }

        var earned = (await learning.Page.Locator(".figures .accent dd").TextContentAsync())!.TrimStart('+');
        await Expect(watching.Page.Locator(".board li", new() { HasText = name })).ToContainTextAsync($"{earned} XP");
        (await watching.TimesPointed()).ShouldBe(0);
    }));

    [SkippableFact]
    public Task ALessonGoesOnOnTheOtherDevice() => site.Visit(desktop => site.Visit(
        async phone =>
        {
            var email = await desktop.SignUp("Yuki");
            await desktop.Open("/lesson/spanish-from-english.101");
            await desktop.Page.Keyboard.PressAsync("Enter");
            var attempt = await desktop.Started();
            await Expect(desktop.Page.Locator(".player")).ToHaveAttributeAsync("data-question", attempt.Questions[0].Id);

            await phone.SignIn(email);
            await phone.Open($"/learn/{attempt.Id}");
            await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Skip" }).TapAsync();
            await Expect(phone.Page.Locator(".sheet")).ToBeVisibleAsync();

            await Expect(desktop.Page.Locator(".player")).ToHaveAttributeAsync("data-question", attempt.Questions[1].Id);
        },
        Look.Phone));

    [SkippableFact]
    public Task APageThatWasSignedOutFromAnotherDeviceSaysSoAndShowsNothingMore() => site.Visit(async visitor =>
    {
        var email = await visitor.SignUp("Fatima");
        var phone = site.Server.Nobody();
        await phone.LogIn(email);
        var here = (await phone.Get("/auth/sessions")).ShouldBeOk()["items"].EnumerateArray().Single(session => !session.GetProperty("current").GetBoolean());

        (await phone.Send(HttpMethod.Delete, $"/auth/sessions/{here.GetProperty("id").GetString()}", null, phone.AccessToken)).Status.ShouldBe(System.Net.HttpStatusCode.NoContent);

        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("This device was signed out from another one.");
        await Expect(visitor.Page.Locator(".path-page")).ToHaveCountAsync(0);
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Page.Locator(".welcome")).ToBeVisibleAsync();
    });

    [SkippableFact]
    public Task AServerThatStartsAgainCostsNoReload() => site.Visit(async visitor =>
    {
        visitor.Tolerate("ERR_");
        visitor.Tolerate("WebSocket");
        await visitor.SignUp("Abai");
        await visitor.Open("/boards");
        await Expect(visitor.Page.Locator(".board")).ToBeAttachedAsync();
        await site.Server.Kill();
        await site.Server.Restart();

        var mateo = await site.Server.SignUp("Mateo");
        var lesson = await mateo.FirstLesson();
        await (await mateo.Studies(lesson)).Learn(lesson);

        await Expect(visitor.Page.Locator(".board li", new() { HasText = "Mateo" }).First).ToBeVisibleAsync();
    });
}
