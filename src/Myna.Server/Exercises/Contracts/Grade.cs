using System.Text.Json.Serialization;

namespace Myna.Server.Exercises.Contracts;

/// <param name="Verdict">What the response is worth.</param>
/// <param name="Solution">What would have been accepted, the preferred form.</param>
/// <param name="Feedback">Which words were off; null when there is nothing to say.</param>
public sealed record Grade(Verdict Verdict, Response Solution, Feedback? Feedback = null)
{
    [JsonIgnore]
    public bool IsCorrect => Verdict.IsRight();

    /// <summary>From 0 to 1: how much of the question was answered right. Below 1 the verdict is <see cref="Verdict.Wrong"/> or <see cref="Verdict.Skipped"/>.</summary>
    public double Credit => IsCorrect ? 1 : Partial;

    /// <summary>The credit of a wrong response to a question of several parts.</summary>
    internal double Partial { get; init; }
}

/// <summary>A response that cannot be one to its question: the client's mistake, not the learner's. Nothing is graded.</summary>
/// <param name="Code">Stable, in snake_case.</param>
/// <param name="Message">For the client's author.</param>
public sealed record BadResponse(string Code, string Message)
{
    public static readonly BadResponse UnknownQuestion = new("unknown_question", "The quiz has no such question.");

    public static readonly BadResponse NotText = new("response_shape", "The response to this question is a string.");

    public static readonly BadResponse NotParts = new("response_shape", "The response to this question is a list of tile ids.");

    public static readonly BadResponse NotPairs = new("response_shape", "The response to this question is a list of pairs [leftId, rightId].");

    public static readonly BadResponse NotIds = new("response_shape", "The response to this question is a list of ids.");

    public static readonly BadResponse NotBlanks = new("response_shape", "The response to this question is a list with an entry for each blank.");

    public static readonly BadResponse UnknownOption = new("unknown_option", "The question has no option with this id.");

    public static readonly BadResponse UnknownTile = new("unknown_tile", "The question has no tile with one of these ids.");

    public static readonly BadResponse TileTwice = new("tile_used_twice", "A tile is used twice.");
}

/// <summary>Either a grade or what is bad about the response.</summary>
public readonly record struct GradeResult(Grade? Grade, BadResponse? Bad)
{
    public static implicit operator GradeResult(Grade grade) => new(grade, null);

    public static implicit operator GradeResult(BadResponse bad) => new(null, bad);
}
