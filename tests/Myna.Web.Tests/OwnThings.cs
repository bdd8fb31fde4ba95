using System.Net;
using System.Text.Json;
using Microsoft.Playwright;
using Myna.Server.Tests;
using Myna.Server.Tests.Scenarios;
using static Microsoft.Playwright.Assertions;

namespace Myna.Web.Tests;

/// <summary>The things that belong to a learner: words, rewards, the people whom they follow, and all data about them.</summary>
[Collection(Browser.Collection)]
public sealed class OwnThings(RewardingSite site) : IClassFixture<RewardingSite>
{
    [SkippableFact]
    public Task AQuestIsClaimedAndItsGemsBuyAFreeze() => site.Visit(async visitor =>
    {
        var email = await visitor.SignUp("Ana");
        await Learn(email);
        await visitor.Open("/quests");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Claim 10 gems" }).ClickAsync();
        await Expect(visitor.Page.GetByText("Claimed")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".figures dd")).ToHaveTextAsync("10");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Buy one for 8 gems" }).ClickAsync();
        await Expect(visitor.Page.GetByText("You have 1 of 2.")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".figures dd")).ToHaveTextAsync("2");
    });

    [SkippableFact]
    public Task EachWordThatWasMetShowsHowItIsForgotten() => site.Visit(async visitor =>
    {
        await Learn(await visitor.SignUp("Ana"));
        await visitor.Open("/words");
        var rows = visitor.Page.Locator(".word-list tbody tr");
        await Expect(rows.First).ToContainTextAsync("%");
        var word = await rows.First.Locator("a").TextContentAsync();
        await visitor.Page.Locator("h1").ClickAsync();
        await visitor.Page.Keyboard.PressAsync("/");
        await visitor.Page.Keyboard.TypeAsync(word!);
        await Expect(rows.Filter(new() { HasNotText = word })).ToHaveCountAsync(0);
        await rows.GetByRole(AriaRole.Link, new() { Name = word, Exact = true }).First.ClickAsync();
        await Expect(visitor.Page.Locator(".memory .dot").First).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("h1")).ToContainTextAsync(word!);
    });

    [SkippableFact]
    public Task SomebodyOnABoardIsFollowedAndBlocked() => site.Visit(async visitor =>
    {
        var mateo = await site.Server.SignUp("Mateo");
        await Learn(mateo.Email);
        await visitor.SignUp("Ana");
        await visitor.Open($"/people/{mateo.UserId}");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Follow", Exact = true }).ClickAsync();
        await Expect(visitor.Page.GetByText("You follow them.")).ToBeVisibleAsync();
        await visitor.Open("/boards");
        await visitor.Page.GetByRole(AriaRole.Tab, new() { Name = "Friends" }).ClickAsync();
        await visitor.Page.Locator(".board").GetByRole(AriaRole.Link, new() { Name = "Mateo" }).ClickAsync();
        visitor.Tolerate("404");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Block" }).ClickAsync();
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Blocked");
        await visitor.Open("/settings");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Unblock" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Unblock" })).ToHaveCountAsync(0);
    });

    [SkippableFact]
    public Task AMilestoneOfAFriendIsCheered() => site.Visit(async visitor =>
    {
        var ben = await site.Server.SignUp("Ben");
        var ana = site.Server.Nobody();
        await ana.LogIn(await visitor.SignUp("Ana"));
        await visitor.Open("/feed");
        await Expect(visitor.Page.Locator(".hint")).ToContainTextAsync("What your friends reach stands here.");

        await Learn(ben.Email);
        (await ana.Send(HttpMethod.Put, $"/users/{ben.UserId}/follow", null, ana.AccessToken)).Status.ShouldBe(HttpStatusCode.NoContent);
        await visitor.Page.ReloadAsync();
        var entry = visitor.Page.Locator(".feed li", new() { HasText = "Ben" });
        await Expect(entry).ToContainTextAsync("Achievement: First flight");
        var cheer = entry.GetByRole(AriaRole.Button);
        await cheer.ClickAsync();
        await Expect(cheer).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(entry.Locator(".cheers")).ToHaveTextAsync("1 cheer");
        await Wait.Until(async () => await CheersOf(ben) == 1);
        await visitor.Page.ReloadAsync();
        await cheer.ClickAsync();
        await Expect(cheer).ToHaveAttributeAsync("aria-pressed", "false");
        await Wait.Until(async () => await CheersOf(ben) == 0);
    });

    // A press shows before the server has it.
    private static async Task<int> CheersOf(Learner learner) => (await learner.Get("/feed")).ShouldBeOk()["items"][0].GetProperty("cheers").GetInt32();

    [SkippableFact]
    public Task TheFirstXpOfTheWeekBringsALearnerToALeague() => site.Visit(async visitor =>
    {
        var email = await visitor.SignUp("Ana");
        await visitor.Open("/boards");
        await visitor.Page.GetByRole(AriaRole.Tab, new() { Name = "League" }).ClickAsync();
        await Expect(visitor.Page.Locator(".league")).ToContainTextAsync("The first XP of the week");
        await Learn(email);
        await visitor.Page.ReloadAsync();
        await visitor.Page.GetByRole(AriaRole.Tab, new() { Name = "League" }).ClickAsync();
        await Expect(visitor.Page.Locator(".league h2")).ToHaveTextAsync("Wren league, 1 of 10");
        await Expect(visitor.Page.Locator(".league [data-me]")).ToContainTextAsync("Ana");
    });

    [SkippableFact]
    public Task AllDataAboutSomebodyIsTheirsToTakeAndToErase() => site.Visit(async visitor =>
    {
        var email = await visitor.SignUp("Ana");
        await visitor.Open("/settings");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Download my data" }).ClickAsync());
        using var file = await JsonDocument.ParseAsync(await download.CreateReadStreamAsync());
        file.RootElement.GetProperty("account").GetProperty("email").GetString().ShouldBe(email);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Erase my account…" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Keep my account" })).ToBeFocusedAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Erase everything" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("This account was erased.");
        (await site.Server.Nobody().Post("/auth/login", new { email, password = Visitor.Password })).ShouldBe(HttpStatusCode.Unauthorized, "invalid_credentials");
    });

    /// <summary>A lesson that somebody passes on another device.</summary>
    private async Task Learn(string email)
    {
        var device = site.Server.Nobody();
        await device.LogIn(email);
        var lesson = await device.FirstLesson();
        await (await device.Studies(lesson)).Learn(lesson);
    }
}

/// <summary>A server whose rules give gems quickly.</summary>
public sealed class RewardingSite(Browser browser) : Site(browser)
{
    private const string Rules = """
        {
          "version": 1,
          "freezePrice": 8,
          "achievements": [{ "id": "lessons_1", "title": "First flight", "description": "Finish a lesson", "metric": "lessons", "goal": 1 }],
          "badges": [],
          "quests": {
            "daily": { "count": 1, "quests": [{ "id": "lessons_1", "title": "Finish a lesson", "metric": "lessons", "goal": 1, "gems": 10 }] },
            "weekly": { "count": 0, "quests": [] },
            "monthly": { "count": 0, "quests": [] }
          }
        }
        """;

    protected override async Task<Home> NewHome()
    {
        var home = await base.NewHome();
        var file = Path.Combine(home.Folder, "rules.json");
        await File.WriteAllTextAsync(file, Rules);
        return home.With([new("Myna__Gamification__RulesFile", file)]);
    }
}
