namespace Myna.Server.Exercises.Contracts;

/// <summary>The right answer. Kept apart from its question and sent to authors only; the solution also to a learner who has answered.</summary>
public sealed record AnswerKey
{
    public required string QuestionId { get; init; }

    /// <summary>An accepted response, to show or to replay.</summary>
    public required Response Solution { get; init; }

    /// <summary>The language of what is typed or arranged, as a BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>Texts that are accepted as they stand, the preferred one first. Empty where ids alone decide.</summary>
    public IReadOnlyList<string> Accepted { get; init; } = [];

    /// <summary>Accepted texts in the grammar of alternatives (<c>[the|a] cat sleeps|is sleeping</c>).</summary>
    public IReadOnlyList<string>? Patterns { get; init; }

    /// <summary>The accepted answers of each blank.</summary>
    public IReadOnlyList<KeyPart>? Parts { get; init; }

    /// <summary>The smallest and the largest number that is right.</summary>
    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <summary>The author's feedback to an option, by its id.</summary>
    public IReadOnlyDictionary<string, string>? Notes { get; init; }

    /// <summary>Wrong answers that an author has foreseen; they go before every tolerance.</summary>
    public IReadOnlyList<RefusedAnswer>? Refused { get; init; }
}

public sealed record RefusedAnswer(string Text, string? Feedback = null);

/// <param name="Accepted">Texts as they stand, the preferred one first.</param>
/// <param name="Patterns">More of them, in the grammar of alternatives.</param>
public sealed record KeyPart(IReadOnlyList<string> Accepted, IReadOnlyList<string>? Patterns = null);
