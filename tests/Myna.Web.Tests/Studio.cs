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
    public async Task ALessonIsWrittenAndPublishedByKeyboardAndALearnerTakesIt()
    {
        Skip.If(Browser.Absence is not null, Browser.Absence);
        var (course, lesson) = await site.NewCourse();
        await site.Visit(async author =>
        {
            await author.SignIn(site.Author.Email);
            await author.Open($"/studio/courses/{course}");
            await author.TabTo(".tree-row");
            await author.Page.Keyboard.PressAsync("ArrowDown");
            await author.Page.Keyboard.PressAsync("Enter");
            await author.TabTo("textarea[name=introduction]");
            await author.Page.Keyboard.TypeAsync("Say **jes** for yes.");
            await Expect(author.Page.Locator(".rendered strong")).ToHaveTextAsync("jes");

            // Below the last row: Tab goes right, Enter to the next row where the first cell was.
            await author.Page.Locator("[data-pointer='/words/2/text']").FocusAsync();
            foreach (var cell in new[] { "jes", "Tab", "yes", "Enter", "ne", "Tab", "no" })
            {
                await (cell is "Tab" or "Enter" ? author.Page.Keyboard.PressAsync(cell) : author.Page.Keyboard.TypeAsync(cell));
                await author.Settle();
            }

            await author.ShouldSave();
            await author.Press("Publish…");
            await Expect(author.Page.Locator("dialog[open] .primary")).ToBeFocusedAsync();
            await author.Page.Keyboard.PressAsync("Enter");
            await Expect(author.Page.Locator("dialog[open]")).ToContainTextAsync("Version 1 is published");
            (await author.TimesPointed()).ShouldBe(0);
        });

        var words = (await site.Author.Get($"/lessons/{lesson}/draft")).ShouldBeOk()["words"];
        words.EnumerateArray().Select(word => $"{word.GetProperty("text")} {word.GetProperty("translation")}")
            .ShouldBe(["saluton hello", "dankon thanks", "jes yes", "ne no"]);
        await site.Visit(async learner =>
        {
            await learner.SignUp("Ana");
            await learner.Open($"/lesson/{lesson}");
            await Expect(learner.Page.Locator(".introduction strong")).ToHaveTextAsync("jes");
            await learner.Page.Keyboard.PressAsync("Enter");
            await Expect(learner.Page.Locator(".player .task")).ToBeVisibleAsync();
        });
    }

    [SkippableFact]
    public async Task AnExerciseIsWrittenBesideTheLearnersOwnView()
    {
        Skip.If(Browser.Absence is not null, Browser.Absence);
        var (_, lesson) = await site.NewCourse();
        await site.Visit(async author =>
        {
            // An exercise that is not finished is a draft; the server says what it needs before learners are asked.
            author.Tolerate("422");
            await author.SignIn(site.Author.Email);
            await author.Open($"/studio/lessons/{lesson}");
            await author.Page.Locator("select[name=exerciseType]").SelectOptionAsync("translate");
            await author.Press("Add an exercise");
            var form = author.Page.Locator(".exercise-form");
            await form.Locator("input").First.FillAsync("The cat sleeps.");
            await form.Locator("textarea").FillAsync("[La|Unu] kato");
            await Expect(author.Page.Locator(".exercises .shown .prompt")).ToContainTextAsync("The cat sleeps.");

            // The learner's field beside it does not take the focus away.
            await Expect(form.Locator("textarea")).ToBeFocusedAsync();
            await author.Page.Keyboard.TypeAsync(" dormas");
            await author.ShouldSave();
            await Expect(author.Page.Locator(".exercises .key")).ToContainTextAsync("La kato dormas");
        });
        var exercise = (await site.Author.Get($"/lessons/{lesson}/draft")).ShouldBeOk()["exercises"][0];
        exercise.GetProperty("answers")[0].GetString().ShouldBe("[La|Unu] kato dormas");
        exercise.GetProperty("prompt").GetProperty("language").GetString().ShouldBe("en");
    }

    [SkippableFact]
    public async Task OfTwoAuthorsInOneLessonNeitherLosesAnything()
    {
        Skip.If(Browser.Absence is not null, Browser.Absence);
        var (_, lesson) = await site.NewCourse();
        await site.Visit(first => site.Visit(async second =>
        {
            foreach (var author in new[] { first, second })
            {
                author.Tolerate("412");
                await author.SignIn(site.Author.Email);
                await author.Open($"/studio/lessons/{lesson}");
                await Expect(author.Page.Locator("input[name=title]")).ToHaveValueAsync("Saluton");
            }

            // Different parts come together by themselves.
            await first.Page.Locator("input[name=title]").FillAsync("Of the first");
            await first.ShouldSave();
            await second.Page.Locator("textarea").FillAsync("Of the second");
            await Expect(second.Page.Locator("input[name=title]")).ToHaveValueAsync("Of the first");
            await second.ShouldSave();

            // The same part is theirs to decide; nothing is sent before.
            await first.Page.Locator("textarea").FillAsync("Of the first");
            var conflict = first.Page.Locator(".conflicts");
            await Expect(conflict).ToContainTextAsync("Of the second");
            await first.Settle();
            await Screens.ShouldPassAxe(first, "the conflict");
            (await site.Author.Get($"/lessons/{lesson}/draft")).ShouldBeOk()["introduction"].GetString().ShouldBe("Of the second");
            await conflict.GetByText("Both, one after the other").ClickAsync();
            await conflict.GetByRole(AriaRole.Button, new() { Name = "Save this" }).ClickAsync();
            await first.ShouldSave();
        }));
        var draft = (await site.Author.Get($"/lessons/{lesson}/draft")).ShouldBeOk();
        draft["title"].GetString().ShouldBe("Of the first");
        draft["introduction"].GetString().ShouldBe("Of the second\n\nOf the first");
    }

    [SkippableFact]
    public async Task WhatTheServerDoesNotHaveYetIsBackAfterAReload()
    {
        Skip.If(Browser.Absence is not null, Browser.Absence);
        var (_, lesson) = await site.NewCourse();
        await site.Visit(async author =>
        {
            author.Tolerate("ERR_");
            author.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
            await author.SignIn(site.Author.Email);
            await author.Open($"/studio/lessons/{lesson}");
            await author.Page.RouteAsync("**/api/v1/lessons/*", route => route.Request.Method == "PUT" ? route.AbortAsync() : route.ContinueAsync());
            await author.Page.Locator("textarea").FillAsync("Written on a train");
            await Expect(author.Page.Locator(".lesson-editor")).ToHaveAttributeAsync("data-saving", "offline");

            await author.Page.ReloadAsync();
            await Expect(author.Page.Locator("textarea")).ToHaveValueAsync("Written on a train");
            await author.Page.UnrouteAllAsync();
            await author.ShouldSave();
        });
        (await site.Author.Get($"/lessons/{lesson}/draft")).ShouldBeOk()["introduction"].GetString().ShouldBe("Written on a train");
    }

    [SkippableFact]
    public Task SomebodyWhoIsNoAuthorIsToldSo() => site.Visit(async visitor =>
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
        var (course, lesson) = await site.NewCourse();
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

                await author.Open($"/studio/lessons/{lesson}{query}");
                var tabs = author.Page.Locator("[role=tab]");
                for (var tab = 0; tab < 3; tab++)
                {
                    await tabs.Nth(tab).ClickAsync();
                    await author.Settle();
                    await Look(author, $"tab {tab}");
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

    /// <summary>Until the server has everything.</summary>
    public static Task ShouldSave(this Visitor author) => Expect(author.Page.Locator(".lesson-editor")).ToHaveAttributeAsync("data-saving", "saved");

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
    public async Task<(string Course, string Lesson)> NewCourse()
    {
        var course = (await Author.Post("/courses", new
        {
            title = "Esperanto",
            language = new { name = "Esperanto", code = "eo" },
            forSpeakersOf = new { name = "English", code = "en" },
            units = new[] { new { title = "One" } },
        })).ShouldBeOk(System.Net.HttpStatusCode.Created);
        var lesson = (await Author.Post("/lessons", new
        {
            courseId = course["id"].GetString(),
            unitId = course["units"][0].GetProperty("id").GetString(),
            title = "Saluton",
            words = new[] { new { text = "saluton", translation = "hello" }, new { text = "dankon", translation = "thanks" } },
        })).ShouldBeOk(System.Net.HttpStatusCode.Created);
        return (course["id"].GetString()!, lesson["id"].GetString()!);
    }
}
