using System.Text.Json;
using System.Text.Json.Nodes;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Files.Gift;
using Myna.Server.Exercises.Contracts.Types;

namespace Myna.Server.Tests.Content.Files;

/// <summary>GIFT, held against what gift-pegjs makes of the same files.</summary>
public class GiftTests
{
    [SkippableFact]
    public void EveryFileParsesAsTheReferenceSays()
    {
        var files = Directory.GetFiles(RealCourses.Data("gift/questions"), "*.gift");
        files.Length.ShouldBeGreaterThan(20);
        foreach (var file in files)
        {
            var log = new ProblemLog();
            var items = GiftReader.Read(Path.GetFileName(file), File.ReadAllText(file), log);
            log.Problems.ShouldBeEmpty(file);
            var expected = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(file, ".json")))!.AsArray();
            var read = new JsonArray([.. items.Select(Json)]);
            Sorted(read).ShouldBe(Sorted(expected), Path.GetFileName(file));
        }
    }

    [Fact]
    public void QuestionsBecomeExercises()
    {
        var log = new ProblemLog();
        var lessons = GiftLessons.Of(GiftReader.Read("x.gift", """
            Read this first.

            Who?{~Grant#No. =no one ~Jefferson}

            Two plus two is {=four =4 =%0%five#No! =%50%vier}.

            [html]<p>True &amp; false?</p>{T}

            Pi?{#3.14:0.01}

            Which?{~%50%a ~%50%b ~%-100%c}

            $CATEGORY: $course$/top/Animals

            Match.{=kato -> cat =hundo -> dog}

            Why?{}
            """, log), "First", log);

        lessons.Select(lesson => lesson.Title).ShouldBe(["First", "Animals"]);
        lessons[0].Introduction.ShouldBe("Read this first.");
        lessons[0].Exercises!.Select(exercise => exercise.GetType()).ShouldBe([typeof(ChoiceExercise), typeof(TextExercise), typeof(TrueFalseExercise), typeof(NumericExercise), typeof(MultiExercise)]);
        var typed = (TextExercise)lessons[0].Exercises![1];
        typed.Prompt!.Text.ShouldBe("Two plus two is _____ .");
        typed.Answers.ShouldBe(["four", "4"]);
        typed.Refused!.ShouldHaveSingleItem().Feedback.ShouldBe("No!");
        lessons[0].Exercises![2].Prompt!.Text.ShouldBe("True & false?");
        lessons[1].Exercises!.ShouldHaveSingleItem().ShouldBeOfType<MatchExercise>();
        log.Problems.ShouldAllBe(problem => !problem.IsError);
        log.Problems.Select(problem => problem.At.ToString()).ShouldBe(["x.gift:5:1", "x.gift:17:1"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Who?{=a", "x.gift:1:5: the answers that begin with { have no } at their end")]
    [InlineData("Fine.\n\n  ::No end", "x.gift:3:3: the title that begins with :: has no :: at its end")]
    [InlineData("Who}", "x.gift:1:4: there is a } without its {: write \\} for the character itself")]
    [InlineData("a\nWho{#x}", "x.gift:2:6: 'x' is no number, number:tolerance or lowest..highest")]
    [InlineData("Who?{=a ~}", "x.gift:1:9: the answer is empty")]
    [InlineData("Who?{~%x%a =b}", "x.gift:1:7: a weight is a number from -100 to 100 between two %")]
    [InlineData("A{=a} B{=b}", "x.gift:1:8: a question has its answers in one place only")]
    public void AnErrorHasItsPlace(string text, string problem)
    {
        var log = new ProblemLog();
        GiftReader.Read("x.gift", text, log);
        log.Problems.ShouldHaveSingleItem().ToString().ShouldBe(problem);
    }

    private static JsonNode Json(GiftItem item) => item switch
    {
        GiftCategory category => new JsonObject { ["type"] = "Category", ["title"] = category.Title },
        GiftQuestion question => Json(question),
        _ => throw new InvalidOperationException(),
    };

    private static JsonObject Json(GiftQuestion question)
    {
        var json = new JsonObject
        {
            ["id"] = question.Id,
            ["tags"] = question.Tags is { } tags ? new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]) : null,
            ["title"] = question.Title,
            ["stem"] = Json(question.Stem),
            ["hasEmbeddedAnswers"] = question.IsEmbedded,
            ["globalFeedback"] = Json(question.GlobalFeedback),
        };
        switch (question.Answers)
        {
            case GiftAnswers.Description:
                json["type"] = "Description";
                json.Remove("globalFeedback");
                break;
            case GiftAnswers.Essay:
                json["type"] = "Essay";
                break;
            case GiftAnswers.TrueFalse truth:
                json["type"] = "TF";
                json["isTrue"] = truth.IsTrue;
                json["trueFeedback"] = Json(truth.TrueFeedback);
                json["falseFeedback"] = Json(truth.FalseFeedback);
                break;
            case GiftAnswers.Choice choice:
                json["type"] = "MC";
                json["choices"] = new JsonArray([.. choice.Choices.Select(Json)]);
                break;
            case GiftAnswers.Short answers:
                json["type"] = "Short";
                json["choices"] = new JsonArray([.. answers.Choices.Select(Json)]);
                break;
            case GiftAnswers.Matching matching:
                json["type"] = "Matching";
                json["matchPairs"] = new JsonArray([.. matching.Pairs.Select(pair => new JsonObject { ["subquestion"] = Json(pair.Question), ["subanswer"] = pair.Answer })]);
                break;
            case GiftAnswers.Numerical numerical:
                json["type"] = "Numerical";
                json["choices"] = numerical.IsList
                    ? new JsonArray([.. numerical.Numbers.Select(number => new JsonObject { ["isCorrect"] = true, ["weight"] = number.Weight, ["text"] = Number(number), ["feedback"] = Json(number.Feedback) })])
                    : Number(numerical.Numbers[0]);
                break;
        }

        return json;
    }

    private static JsonObject? Json(GiftText? text) => text is null ? null : new JsonObject { ["format"] = text.Format, ["text"] = text.Text };

    private static JsonObject Json(GiftChoice choice) =>
        new() { ["isCorrect"] = choice.IsCorrect, ["weight"] = choice.Weight, ["text"] = Json(choice.Text), ["feedback"] = Json(choice.Feedback) };

    private static JsonObject Number(GiftNumber number) => number switch
    {
        { High: { } high } => new JsonObject { ["type"] = "high-low", ["numberHigh"] = high, ["numberLow"] = number.Number },
        { Range: { } range } => new JsonObject { ["type"] = "range", ["number"] = number.Number, ["range"] = range },
        _ => new JsonObject { ["type"] = "simple", ["number"] = number.Number },
    };

    // The order of names differs; a number may be written 50 or 50.0.
    private static string Sorted(JsonNode? node) => node switch
    {
        JsonObject fields => "{" + string.Join(',', fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}:{Sorted(field.Value)}")) + "}",
        JsonArray list => "[" + string.Join(",\n", list.Select(Sorted)) + "]",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => decimal.Parse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture).ToString("G29", System.Globalization.CultureInfo.InvariantCulture),
        null => "null",
        _ => node.ToJsonString(),
    };
}
