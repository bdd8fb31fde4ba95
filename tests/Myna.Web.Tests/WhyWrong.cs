using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Myna.Web.Tests;

/// <summary>The sheet after an answer: how the answer differs from the accepted one nearest to it, and why.</summary>
[Collection(Browser.Collection)]
public sealed class WhyWrong(Site site) : IClassFixture<Site>
{
    /// <param name="Prompt">Names the question.</param>
    /// <param name="Answers">All that are accepted.</param>
    /// <param name="Tokens">The words of the sheet: the typed one, the expected one and the label between them, without those that are alike.</param>
    private sealed record Sample(string Prompt, string Answers, string Typed, string Verdict, params string[] Tokens)
    {
        public string Exercise =>
            $$"""{"type":"text","prompt":{"text":"{{Prompt}}","language":"en"},"answers":[{{string.Join(',', Answers.Split('/').Select(answer => $"\"{answer}\""))}}]}""";
    }

    private static readonly Sample[] Spanish =
    [
        new("the coffee", "el café", "el cafe", "accent", "cafe café accent"),
        new("the window", "la ventana", "la ventanna", "typo", "ventanna ventana typo"),
        new("I drink water", "yo bebo agua", "yo agua", "wrong", "bebo missing"),
        new("good night", "buenas noches", "buenas muy noches", "wrong", "muy too many"),
        new("the house", "la casa", "la mesa", "wrong", "mesa casa another word"),
        new("a black cat", "un gato negro", "un negro gato", "wrong", "negro another place", "negro another place"),
        new("I live in a house", "vivo en una casa/yo vivo en una casa", "yo vivo en casa", "wrong", "una missing"),
    ];

    private static readonly Sample[] Arabic =
    [
        new("the book", "الكتاب", "كتاب", "wrong", "كتاب الكتاب another word"),
        new("a new house", "بيت جديد", "بيت", "wrong", "جديد missing"),
    ];

    [SkippableFact]
    public async Task EachWordSaysHowItDiffersFromTheNearestAnswer()
    {
        Skip.If(Browser.Absence is not null, Browser.Absence);
        var spanish = (await site.Server.Teach("es", [.. Spanish.Select(sample => sample.Exercise)])).Single();
        var arabic = (await site.Server.Teach("ar", [.. Arabic.Select(sample => sample.Exercise)])).Single();
        await site.Visit(visitor => Answer(visitor, spanish, Spanish, "ltr"));
        await site.Visit(visitor => Answer(visitor, arabic, Arabic, "rtl"));
    }

    private static async Task Answer(Visitor visitor, string lesson, Sample[] samples, string direction)
    {
        await visitor.SignUp("Ana");
        await visitor.Open($"/lesson/{lesson}");
        await visitor.Page.Keyboard.PressAsync("Enter");
        var attempt = await visitor.Started();
        attempt.Questions.Count.ShouldBe(samples.Length);
        foreach (var question in attempt.Questions)
        {
            var sample = samples.Single(one => one.Prompt == question.Prompt);
            (await visitor.Type(question, sample.Typed)).ShouldBe(sample.Verdict, sample.Prompt);
            var tokens = await visitor.Page.Locator(".diff .token:not([data-kind=same])").AllInnerTextsAsync();
            tokens.Select(token => string.Join(' ', token.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ShouldBe(sample.Tokens, sample.Prompt);
            await Expect(visitor.Page.Locator(".diff ins, .diff span[dir]").First).ToHaveAttributeAsync("dir", direction);
            await visitor.GoOn();
        }
    }
}
