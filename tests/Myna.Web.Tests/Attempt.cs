using System.Text.Json;

namespace Myna.Web.Tests;

/// <summary>A learner's run through questions, as the API told it to the page.</summary>
public sealed record Attempt(string Id, string? LessonId, IReadOnlyList<Question> Questions)
{
    public static Attempt Read(JsonElement json) => new(
        json.GetProperty("id").GetString()!,
        json.TryGetProperty("lessonId", out var lesson) ? lesson.GetString() : null,
        [.. json.GetProperty("questions").EnumerateArray().Select(question => new Question(question.Clone()))]);
}

public sealed record Question(JsonElement Json)
{
    public string Id => Json.GetProperty("id").GetString()!;

    /// <summary>A question that is asked again after a mistake has a number behind its id.</summary>
    public string FirstId => Id.Split('~')[0];

    public string Type => Json.GetProperty("type").GetString()!;

    public string Prompt => Json.GetProperty("prompt").TryGetProperty("text", out var text) ? text.GetString()! : "";

    public bool IsTyped => Type is "text" or "translate" or "listen";

    /// <summary>Where the page shows this option, tile or side, from 0.</summary>
    public int IndexOf(string list, string id) =>
        Json.GetProperty(list).EnumerateArray().TakeWhile(option => option.GetProperty("id").GetString() != id).Count();
}
