using System.Text.Json;
using System.Text.Json.Serialization;
using Myna.Server.Content.Contracts;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Tests.Content;

namespace Myna.Server.Tests.Practice;

/// <summary>A question as it stands in its document can be sent to a learner: it neither holds its key nor hints at it.</summary>
public partial class KeyLeakTests
{
    [SkippableFact]
    public void NoQuestionHoldsItsTypedAnswer()
    {
        foreach (var (_, quiz, _) in RealCourses.Basque.Lessons)
        {
            foreach (var (question, key) in quiz.Questions.Zip(quiz.Keys))
            {
                using var json = JsonDocument.Parse(JsonSerializer.Serialize(question, QuestionTestJson.Default.Question));
                json.RootElement.EnumerateObject().Select(property => property.Name)
                    .ShouldBeSubsetOf(["id", "type", "itemIds", "level", "prompt", "options", "tiles", "left", "right"]);
                if (question.Type is QuestionType.Text or QuestionType.Translate && key.Solution.Text != question.Prompt.Text)
                {
                    Strings(json.RootElement).ShouldNotContain(key.Solution.Text);
                }
            }
        }
    }

    [SkippableFact]
    public void TheOrderOfOptionsTilesAndSidesSaysNothing()
    {
        var questions = RealCourses.Basque.Lessons.SelectMany(pair => pair.Quiz.Questions.Zip(pair.Quiz.Keys)).ToList();
        var choices = questions.Where(pair => pair.First.Type == QuestionType.Choice).ToList();
        for (var place = 0; place < 4; place++)
        {
            var share = choices.Count(pair => pair.First.Options![place].Id == pair.Second.Solution.Text) / (double)choices.Count;
            share.ShouldBeInRange(0.22, 0.28);
        }

        var arranged = questions.Where(pair => pair.First.Type == QuestionType.Arrange).ToList();
        arranged.Count(pair => pair.First.Tiles![0].Id == pair.Second.Solution.Parts![0]).ShouldBeLessThan(arranged.Count / 3);
        var matched = questions.Where(pair => pair.First.Type == QuestionType.Match).ToList();
        var aligned = matched.Sum(pair => pair.First.Left!.Zip(pair.First.Right!).Count(sides => pair.Second.Solution.Pairs!.Contains(new Pair(sides.First.Id, sides.Second.Id))));
        aligned.ShouldBeLessThan(matched.Sum(pair => pair.First.Left!.Count) / 3);
    }

    private static IEnumerable<string?> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
        _ => [],
    };

    [JsonSerializable(typeof(Question))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    private sealed partial class QuestionTestJson : JsonSerializerContext;
}
