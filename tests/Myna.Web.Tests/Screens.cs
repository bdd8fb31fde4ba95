using System.Net;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Myna.Server.Tests.Scenarios;
using static Microsoft.Playwright.Assertions;

namespace Myna.Web.Tests;

/// <summary>Every screen for everybody: WCAG 2.2 AA as far as axe sees it, light and dark, in both directions, at 320 pixels, with every text translated.</summary>
[Collection(Browser.Collection)]
public sealed class Screens(Site site) : IClassFixture<Site>
{
    private const string Pseudo = "pseudo";

    /// <summary>Of the sample course.</summary>
    private const string Lesson = "spanish-from-english.101";

    private static readonly string[] Public = ["/", "/sign-up", "/sign-in", "/forgot"];

    private static readonly string[] SignedIn = ["/", $"/lesson/{Lesson}", "/review", "/lessons", "/words", "/boards", "/you", "/quests", "/feed", "/offline", "/settings", "/no-such-page"];

    /// <summary>These look different when something has been learnt.</summary>
    private static readonly string[] Changed = ["/", "/review", "/words", "/boards", "/you", "/quests"];

    private static readonly Look Narrow = new(320, 640);

    [SkippableFact]
    public Task EnglishInTheLight() => Walk(Look.Desktop, inLessons: true, ShouldPassAxe, ShouldFit);

    [SkippableFact]
    public Task EnglishInTheDarkOnANarrowScreen() => Walk(Narrow with { Scheme = ColorScheme.Dark }, inLessons: false, ShouldPassAxe, ShouldFit);

    [SkippableFact]
    public Task ArabicInTheLight() => Walk(Look.Desktop with { Language = "ar" }, inLessons: false, ShouldPassAxe, ShouldFit);

    [SkippableFact]
    public Task ArabicInTheDarkOnANarrowScreen() => Walk(Narrow with { Language = "ar", Scheme = ColorScheme.Dark }, inLessons: true, ShouldPassAxe, ShouldFit);

    [SkippableFact]
    public Task TextsThatAreFortyPercentLongerOnANarrowScreen() => Walk(Narrow with { Language = Pseudo }, inLessons: true, ShouldBeTranslated, ShouldFit);

    internal static async Task ShouldPassAxe(Visitor visitor, string screen)
    {
        var result = await visitor.Page.RunAxe();
        result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} at {node.Html}: {string.Join(", ", node.Any.Select(check => check.Message))}"))
            .ShouldBeEmpty(screen);
    }

    /// <summary>Nothing scrolls sideways (WCAG 1.4.10).</summary>
    internal static async Task ShouldFit(Visitor visitor, string screen)
    {
        var wide = await visitor.Page.EvaluateAsync<string>(
            """
            () => {
              const page = document.documentElement;
              if (page.scrollWidth <= page.clientWidth) return '';
              const beyond = [...document.querySelectorAll('body *')].filter((element) => {
                const box = element.getBoundingClientRect();
                return box.width > 0 && (box.right > page.clientWidth + 1 || box.left < -1);
              });
              return `${page.scrollWidth} wide: ${beyond.slice(-3).map((element) => element.outerHTML.slice(0, 160)).join(' | ')}`;
            }
            """);
        wide.ShouldBeEmpty(screen);
    }

    /// <summary>Texts of the pages stand in brackets in the pseudo-locale. All others belong to content, which says its language, or are names.</summary>
    internal static async Task ShouldBeTranslated(Visitor visitor, string screen)
    {
        var plain = await visitor.Page.EvaluateAsync<string[]>(
            """
            () => {
              const isOther = (element) => element.closest('body [lang], [translate=no], kbd, script, style, noscript') !== null;
              const isPlain = (text) => /\p{L}{2}/u.test(text) && !/^\s*\[.*\]\s*$/su.test(text);
              const found = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const { data, parentElement } = texts.currentNode;
                if (isPlain(data) && !isOther(parentElement)) found.push(data.trim());
              }
              for (const element of document.querySelectorAll('body *')) {
                for (const attribute of ['aria-label', 'placeholder', 'title', 'alt']) {
                  const text = element.getAttribute(attribute);
                  if (text !== null && isPlain(text) && !isOther(element)) found.push(`${attribute}: ${text}`);
                }
              }
              return found;
            }
            """);
        plain.ShouldBeEmpty(screen);
    }

    /// <summary>Goes over all screens, and stops at each.</summary>
    private async Task Walk(Look look, bool inLessons, params Func<Visitor, string, Task>[] checks)
    {
        Skip.If(Browser.Absence is not null, Browser.Absence);
        var lessons = inLessons ? await site.Lessons() : [];
        var isPseudo = look.Language == Pseudo;
        var query = isPseudo ? $"?lang={Pseudo}" : "";
        var failures = new List<string>();
        await site.Visit(
            async visitor =>
            {
                async Task Look(string screen)
                {
                    await visitor.Settle();
                    foreach (var check in checks)
                    {
                        try
                        {
                            await check(visitor, screen);
                        }
                        catch (ShouldAssertException failure)
                        {
                            failures.Add(failure.Message);
                        }
                    }
                }

                async Task Open(IEnumerable<string> paths)
                {
                    foreach (var path in paths)
                    {
                        await visitor.Open(path + query);
                        await Look(path);
                    }
                }

                await Open(Public);
                var email = await visitor.SignUp("Ana");
                await Open(SignedIn);
                if (inLessons)
                {
                    await Meet(email);
                    await Open(["/feed"]);
                    await GoInside(visitor, query, Look);
                }

                foreach (var lesson in lessons)
                {
                    await visitor.Open($"/lesson/{lesson}{query}");
                    await Learn(visitor, Look);
                }

                await Open(lessons.Count > 0 ? Changed : []);
                failures.ShouldBeEmpty();
            },
            isPseudo ? look with { Language = "en" } : look);
    }

    /// <summary>A friend who has reached something, a league to be in, and words that were met.</summary>
    private async Task Meet(string email)
    {
        var (device, friend) = (site.Server.Nobody(), await site.Server.SignUp("Mateo"));
        await device.LogIn(email);
        foreach (var learner in new[] { device, friend })
        {
            await (await learner.Studies(Lesson)).Learn(Lesson);
        }

        (await device.Send(HttpMethod.Put, $"/users/{friend.UserId}/follow", null, device.AccessToken)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    /// <summary>What is behind a tab, a link or a button.</summary>
    private static async Task GoInside(Visitor visitor, string query, Func<string, Task> look)
    {
        // The classroom's course stands before it.
        await visitor.Page.EvaluateAsync("() => localStorage.setItem('myna.course', 'spanish-from-english')");
        await visitor.Open($"/words{query}");
        await visitor.Page.Locator(".word-list a").First.ClickAsync();
        await Expect(visitor.Page.Locator(".memory")).ToBeVisibleAsync();
        await look("a word");
        await visitor.Open($"/boards{query}");
        await visitor.Page.GetByRole(AriaRole.Tab).Nth(1).ClickAsync();
        await Expect(visitor.Page.Locator(".league [data-me]")).ToBeVisibleAsync();
        await look("the league");
        await visitor.Page.Locator(".league li:not([data-me]) .name").First.ClickAsync();
        await Expect(visitor.Page.Locator(".person")).ToBeVisibleAsync();
        await look("a person");
        await visitor.Open($"/settings{query}");
        await visitor.Page.Locator("#your-data ~ .row .danger").ClickAsync();
        await Expect(visitor.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await look("the erasure");
    }

    /// <summary>From the introduction to the result: every question, the pause, and the sheet of each verdict.</summary>
    private static async Task Learn(Visitor visitor, Func<string, Task> look)
    {
        var started = visitor.Page.WaitForResponseAsync(response => response.Url.EndsWith("/api/v1/attempts", StringComparison.Ordinal) && response.Request.Method == "POST");
        await visitor.Page.Locator(".introduction .primary").ClickAsync();
        var attempt = Attempt.Read((await (await started).JsonAsync())!.Value);
        var seen = new HashSet<string>();
        foreach (var question in attempt.Questions)
        {
            await Expect(visitor.Page.Locator(".player")).ToHaveAttributeAsync("data-question", question.Id);
            await look($"the question {question.Type}");
            if (question == attempt.Questions[0])
            {
                await visitor.Page.Locator(".player-top button").First.ClickAsync();
                await Expect(visitor.Page.Locator("dialog[open]")).ToBeVisibleAsync();
                await look("the pause");
                await visitor.Page.Keyboard.PressAsync("Escape");
            }

            // Typed by keys, everything else is skipped.
            if (question.IsTyped)
            {
                await visitor.Page.Locator("textarea").FillAsync("el peri muy zzz");
                await visitor.Page.Keyboard.PressAsync("Enter");
            }
            else
            {
                await visitor.Page.Keyboard.PressAsync("Control+Enter");
            }

            var sheet = visitor.Page.Locator(".sheet");
            await Expect(sheet).ToBeVisibleAsync();
            if (seen.Add((await sheet.GetAttributeAsync("data-verdict"))!))
            {
                await look($"the sheet of {question.Type}");
                await visitor.Page.Keyboard.PressAsync("e");
                await Expect(visitor.Page.Locator(".explained")).ToBeVisibleAsync();
                await look($"the explained sheet of {question.Type}");
            }

            await visitor.GoOn();
        }

        // What was skipped comes back, twice at most.
        var result = visitor.Page.Locator(".result h1");
        var skip = visitor.Page.Locator(".player-bottom button:enabled");
        await Expect(skip.Or(result)).ToBeVisibleAsync();
        while (await result.CountAsync() == 0)
        {
            await visitor.Page.Keyboard.PressAsync("Control+Enter");
            await Expect(visitor.Page.Locator(".sheet")).ToBeVisibleAsync();
            await visitor.GoOn();
            await Expect(skip.Or(result)).ToBeVisibleAsync();
        }

        await look("the result");
    }
}
