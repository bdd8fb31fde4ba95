using Microsoft.Playwright;
using Myna.Server.Tests.Scenarios;
using static Microsoft.Playwright.Assertions;

namespace Myna.Web.Tests;

/// <summary>The studio, where authors make courses.</summary>
[Collection(Browser.Collection)]
public sealed class Studio(StudioSite site) : IClassFixture<StudioSite>
{
    [SkippableFact]
    public Task ACourseIsMadeAndItsOutlineIsPutInOrderByKeyboard() => site.Visit(async author =>
    {
        await author.SignIn(site.Author.Email);
        await author.TabTo(".rail a[href='/studio']");
        await author.Page.Keyboard.PressAsync("Enter");
        await author.TabTo("main .primary");
        await author.Page.Keyboard.PressAsync("Enter");
        foreach (var (field, text) in new[] { ("title", "Esperanto"), ("toName", "Esperanto"), ("toCode", "eo"), ("fromName", "English"), ("fromCode", "en") })
        {
            await author.TabTo($"input[name={field}]");
            await author.Page.Keyboard.TypeAsync(text);
        }

        await author.Page.Keyboard.PressAsync("Enter");
        await Expect(author.Page.Locator("h1")).ToHaveTextAsync("Esperanto");
        var course = new Uri(author.Page.Url).Segments[^1];

        // Two units, a lesson in the first; each is named as it is made.
        await author.Press("New lesson");
        await author.Name("Greetings");
        await author.Press("New unit");
        await author.Name("At home");
        await Expect(author.Page.Locator(".tree-row:focus")).ToHaveTextAsync("At home");

        await author.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(author.Page.Locator(".tree-row:focus")).ToContainTextAsync("Greetings");
        await author.Page.Keyboard.PressAsync("F2");
        await author.Name("Saluton");
        await author.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(author.Page.Locator(".tree-row .title")).ToHaveTextAsync(["Unit 1", "At home", "Saluton"]);
        await Expect(author.Page.Locator(".tree-row:focus")).ToContainTextAsync("Saluton");

        // A unit that is empty goes; one that is not stays, with its lesson.
        await author.Page.Keyboard.PressAsync("ArrowUp");
        await author.Page.Keyboard.PressAsync("Delete");
        await Expect(author.Page.Locator("dialog[open]")).ToContainTextAsync("move or delete them first");
        await author.Page.Keyboard.PressAsync("Enter");
        await author.Page.Keyboard.PressAsync("ArrowUp");
        await author.Page.Keyboard.PressAsync("Delete");
        await author.TabTo("dialog[open] .danger");
        await author.Page.Keyboard.PressAsync("Enter");
        await Expect(author.Page.Locator(".tree-row .title")).ToHaveTextAsync(["At home", "Saluton"]);

        var units = (await site.Author.Get($"/courses/{course}/draft")).ShouldBeOk()["units"];
        units.GetArrayLength().ShouldBe(1);
        units[0].GetProperty("title").GetString().ShouldBe("At home");
        units[0].GetProperty("lessons").GetArrayLength().ShouldBe(1);
        (await author.TimesPointed()).ShouldBe(0);
    });

    [SkippableFact]
    public Task WhoeverIsNoAuthorIsToldSo() => site.Visit(async visitor =>
    {
        await visitor.SignUp("Ana");
        await Expect(visitor.Page.Locator(".rail a[href='/studio']")).ToHaveCountAsync(0);
        await visitor.Open("/studio");
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("The studio is for authors");
    });

    [SkippableTheory]
    [InlineData("en", 1280, ColorScheme.Light)]
    [InlineData("ar", 320, ColorScheme.Dark)]
    [InlineData("pseudo", 320, ColorScheme.Light)]
    public async Task EveryScreenIsForEverybody(string language, int width, ColorScheme scheme)
    {
        Skip.If(Browser.Absence is not null, Browser.Absence);
        var course = await site.NewCourse();
        var query = language == "pseudo" ? "?lang=pseudo" : "";
        await site.Visit(
            async author =>
            {
                await author.SignIn(site.Author.Email);
                foreach (var path in new[] { "/studio", $"/studio/courses/{course}" })
                {
                    await author.Open(path + query);
                    await author.Settle();
                    await Look(author, path);
                }

                await Expect(author.Page.Locator(".tree-row")).ToHaveCountAsync(2);
                foreach (var button in new[] { 0, 2 })
                {
                    await author.Page.Locator(".path-head button").Nth(button).ClickAsync();
                    await author.Settle();
                    await Look(author, $"dialog {button}");
                    await author.Page.Keyboard.PressAsync("Escape");
                }
            },
            new Look(width, 800, language == "pseudo" ? "en" : language, scheme));

        async Task Look(Visitor author, string screen)
        {
            await Screens.ShouldFit(author, screen);
            await (language == "pseudo" ? Screens.ShouldBeTranslated(author, screen) : Screens.ShouldPassAxe(author, screen));
        }
    }
}

internal static class AuthorsHands
{
    /// <summary>Goes to a button by Tab and presses it.</summary>
    public static async Task Press(this Visitor author, string button)
    {
        var found = author.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        await Expect(found).ToBeEnabledAsync();
        for (var presses = 0; presses < 60 && !await found.EvaluateAsync<bool>("element => element === document.activeElement"); presses++)
        {
            await author.Page.Keyboard.PressAsync("Tab");
        }

        await author.ShouldSeeTheFocus();
        await author.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Types a title into the row that is being named, and waits until the server has it.</summary>
    public static async Task Name(this Visitor author, string title)
    {
        await Expect(author.Page.Locator("input.title")).ToBeFocusedAsync();
        await author.Page.Keyboard.TypeAsync(title);
        await author.Page.Keyboard.PressAsync("Enter");
        await Expect(author.Page.Locator(".tree-row:focus .title").First).ToHaveTextAsync(title);
        await Expect(author.Page.Locator(".saving")).ToHaveTextAsync("Saved.");
    }
}

/// <summary>A server with an author.</summary>
public sealed class StudioSite(Browser browser) : Site(browser)
{
    public Learner Author { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        if (Server is not null)
        {
            Author = await Server.SignUp("author");
            await Server.Stop();
            (await ServerProcess.RunTool(Server.Home, $"user grant {Author.Email} author")).ExitCode.ShouldBe(0);
            await Server.Restart();
            await Author.LogIn(Author.Email);
        }
    }

    /// <summary>A course with a unit and a lesson of two words.</summary>
    public async Task<string> NewCourse()
    {
        var course = (await Author.Post("/courses", new
        {
            title = "Esperanto",
            language = new { name = "Esperanto", code = "eo" },
            forSpeakersOf = new { name = "English", code = "en" },
            units = new[] { new { title = "One" } },
        })).ShouldBeOk(System.Net.HttpStatusCode.Created);
        (await Author.Post("/lessons", new
        {
            courseId = course["id"].GetString(),
            unitId = course["units"][0].GetProperty("id").GetString(),
            title = "Saluton",
            words = new[] { new { text = "saluton", translation = "hello" }, new { text = "dankon", translation = "thanks" } },
        })).ShouldBeOk(System.Net.HttpStatusCode.Created);
        return course["id"].GetString()!;
    }
}
