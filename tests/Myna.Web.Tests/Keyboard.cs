using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Myna.Web.Tests;

/// <summary>Takes a lesson as somebody does who has no mouse.</summary>
public static class Keyboard
{
    /// <summary>The right response to the question on the screen, put together by keys and sent off. Returns the verdict.</summary>
    public static async Task<string> AnswerRight(this Visitor visitor, Question question, JsonElement solution)
    {
        await visitor.PutTogether(question, solution);
        return await visitor.Send("Enter");
    }

    /// <summary>The right response to the question on the screen, put together by keys.</summary>
    public static async Task PutTogether(this Visitor visitor, Question question, JsonElement solution)
    {
        await visitor.ShouldAsk(question);
        var keys = visitor.Page.Keyboard;
        switch (question.Type)
        {
            case "choice":
                await keys.PressAsync(Digit(question.IndexOf("options", solution.GetString()!)));
                break;
            case "arrange":
                foreach (var tile in solution.EnumerateArray())
                {
                    await keys.PressAsync(Digit(question.IndexOf("tiles", tile.GetString()!)));
                }

                break;
            case "match":
                foreach (var pair in solution.EnumerateArray())
                {
                    await keys.PressAsync(Digit(question.IndexOf("left", pair[0].GetString()!)));
                    await keys.PressAsync(Digit(question.IndexOf("right", pair[1].GetString()!) + 5));
                }

                break;
            default:
                await keys.TypeAsync(solution.GetString()!);
                break;
        }
    }

    /// <summary>Some other text in place of the right one.</summary>
    public static async Task<string> Type(this Visitor visitor, Question question, string text)
    {
        await visitor.ShouldAsk(question);
        await visitor.Page.Keyboard.TypeAsync(text);
        return await visitor.Send("Enter");
    }

    /// <summary>An answer that is not right, by the digits of a choice, the first word of a sentence, or a text.</summary>
    public static async Task<string> AnswerWrong(this Visitor visitor, Question question, JsonElement solution)
    {
        if (question.IsTyped)
        {
            return await visitor.Type(question, "zzzz");
        }

        await visitor.ShouldAsk(question);
        if (question.Type == "choice")
        {
            await visitor.Page.Keyboard.PressAsync(Digit(question.IndexOf("options", solution.GetString()!) == 0 ? 1 : 0));
        }
        else if (question.Type == "arrange")
        {
            await visitor.Page.Keyboard.PressAsync(Digit(question.IndexOf("tiles", solution[solution.GetArrayLength() - 1].GetString()!)));
        }
        else
        {
            return await visitor.Skip(question);
        }

        return await visitor.Send("Enter");
    }

    public static async Task<string> Skip(this Visitor visitor, Question question)
    {
        await visitor.ShouldAsk(question);
        return await visitor.Send("Control+Enter");
    }

    /// <summary>From the verdict to the next question.</summary>
    public static async Task GoOn(this Visitor visitor)
    {
        // A key that comes before the sheet has the focus is still the question's.
        await Expect(visitor.Page.Locator(".sheet .primary")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.Locator(".sheet")).ToHaveCountAsync(0);
    }

    private static async Task ShouldAsk(this Visitor visitor, Question question)
    {
        await Expect(visitor.Page.Locator(".player")).ToHaveAttributeAsync("data-question", question.Id);
        await visitor.ShouldSeeTheFocus();
    }

    private static async Task<string> Send(this Visitor visitor, string key)
    {
        await visitor.Page.Keyboard.PressAsync(key);
        var sheet = visitor.Page.Locator(".sheet");
        await Expect(sheet).ToBeVisibleAsync();
        // A screen reader says the verdict once, and the focus is on the way on.
        await Expect(sheet.GetByRole(AriaRole.Status)).ToHaveCountAsync(1);
        await Expect(sheet.Locator(".primary")).ToBeFocusedAsync();
        await visitor.ShouldSeeTheFocus();
        return (await sheet.GetAttributeAsync("data-verdict"))!;
    }

    /// <summary>1 to 9 for the first nine, 0 for the tenth.</summary>
    private static string Digit(int index) => ((index + 1) % 10).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
