using Myna.Server.Tests.Scenarios;
using static Microsoft.Playwright.Assertions;

namespace Myna.Web.Tests;

/// <summary>From the account to the result without a mouse.</summary>
[Collection(Browser.Collection)]
public sealed class ByKeyboard(Site site) : IClassFixture<Site>
{
    [SkippableFact]
    public Task AWholeLessonWithAMistakeATypoAndASkip() => site.Visit(async visitor =>
    {
        var email = await visitor.SignUp("Ana");
        await visitor.TabTo(".node[data-next]");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.Locator(".introduction .primary")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        var attempt = await visitor.Started();
        var solutions = await site.Solutions(attempt);

        // The first typed question with a long word gets a typo; of the others the first is answered wrong and the second skipped.
        var misspelt = attempt.Questions.First(question => question.IsTyped && Typo(solutions[question.Id].GetString()!) is not null);
        var others = attempt.Questions.Where(question => question != misspelt).ToList();
        var expected = new List<string>();
        foreach (var question in attempt.Questions)
        {
            var solution = solutions[question.Id];
            expected.Add(question == misspelt ? "typo" : question == others[0] ? "wrong" : question == others[1] ? "skipped" : "correct");
            var verdict = expected[^1] switch
            {
                "typo" => await visitor.Type(question, Typo(solution.GetString()!)!),
                "wrong" => await visitor.AnswerWrong(question, solution),
                "skipped" => await visitor.Skip(question),
                _ => await visitor.AnswerRight(question, solution),
            };
            verdict.ShouldBe(expected[^1], $"{question.Type} {question.Prompt}");
            await visitor.GoOn();
        }

        // The mistake and the skipped question come back at the end.
        var ana = site.Server.Nobody();
        await ana.LogIn(email);
        var asked = attempt.Questions.Count;
        for (var questions = await Questions(ana, attempt.Id); questions.Count > asked; questions = await Questions(ana, attempt.Id))
        {
            var question = questions[asked++];
            _ = solutions.TryGetValue(question.FirstId, out var solution) ? await visitor.AnswerRight(question, solution) : await visitor.Skip(question);
            await visitor.GoOn();
        }

        asked.ShouldBeGreaterThanOrEqualTo(attempt.Questions.Count + 2);
        await Expect(visitor.Page.Locator(".result h1")).ToBeFocusedAsync();
        (await visitor.Page.Locator(".mistakes li").CountAsync()).ShouldBeGreaterThanOrEqualTo(2);
        var result = (await ana.Get($"/attempts/{attempt.Id}")).ShouldBeOk()["result"];
        var figures = visitor.Page.Locator(".figures dd");
        await Expect(figures.Nth(0)).ToHaveTextAsync($"{result.GetProperty("correct").GetInt32()} / {result.GetProperty("total").GetInt32()}");
        await Expect(figures.Nth(1)).ToHaveTextAsync($"+{result.GetProperty("xp").GetProperty("earned").GetInt32()}");
        await Expect(figures.Nth(2)).ToHaveTextAsync("1 day");
        (await ana.Get("/streak")).ShouldBeOk()["days"].GetInt32().ShouldBe(1);
        (await visitor.TimesPointed()).ShouldBe(0);
    });

    [SkippableFact]
    public Task ThePauseAndTheSheetOfKeysHoldTheKeysOfTheLesson() => site.Visit(async visitor =>
    {
        await visitor.Open("/");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.Locator(".player .task")).ToBeVisibleAsync();

        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Page.Locator("dialog[open] .primary")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Control+Enter");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator(".sheet")).ToHaveCountAsync(0);

        await visitor.Page.Locator(".task").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Shift+?");
        await Expect(visitor.Page.Locator("dialog[open] .keys")).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        (await visitor.TimesPointed()).ShouldBe(0);
    });

    private static async Task<IReadOnlyList<Question>> Questions(Learner learner, string attempt) =>
        Attempt.Read((await learner.Get($"/attempts/{attempt}")).ShouldBeOk().Body).Questions;

    /// <summary>One letter twice in the longest word; null where no word is long enough to be forgiven a typo.</summary>
    private static string? Typo(string text)
    {
        var word = text.Split(' ').MaxBy(part => part.Length)!;
        return word.Length < 5 || !word.All(char.IsLetter) ? null : text.Replace(word, word.Insert(2, word[2..3]), StringComparison.Ordinal);
    }
}
