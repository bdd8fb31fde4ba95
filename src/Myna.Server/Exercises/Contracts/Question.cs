using System.Text.Json.Serialization;

namespace Myna.Server.Exercises.Contracts;

/// <summary>What is asked, without its key. Ids of options, tiles and sides say nothing of what is right, nor does their order.</summary>
public sealed record Question
{
    /// <summary>Unique in its quiz; derived from item, type and direction.</summary>
    public required string Id { get; init; }

    public required QuestionType Type { get; init; }

    /// <summary>The items whose memory an answer says something about, the main one first.</summary>
    public required IReadOnlyList<string> ItemIds { get; init; }

    /// <summary>0 recognise, 1 recall, 2 produce: the order in which an item is learnt.</summary>
    public required int Level { get; init; }

    public required Prompt Prompt { get; init; }

    /// <summary>Of <see cref="QuestionType.Choice"/>, in canonical order; an attempt shuffles them by its seed.</summary>
    public IReadOnlyList<Option>? Options { get; init; }

    /// <summary>Of <see cref="QuestionType.Arrange"/>; two tiles may show the same text.</summary>
    public IReadOnlyList<Tile>? Tiles { get; init; }

    /// <summary>Of <see cref="QuestionType.Match"/>, in the language that is learnt.</summary>
    public IReadOnlyList<Tile>? Left { get; init; }

    public IReadOnlyList<Tile>? Right { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<QuestionType>))]
public enum QuestionType
{
    [JsonStringEnumMemberName("choice")]
    Choice,

    [JsonStringEnumMemberName("text")]
    Text,

    [JsonStringEnumMemberName("translate")]
    Translate,

    [JsonStringEnumMemberName("arrange")]
    Arrange,

    [JsonStringEnumMemberName("match")]
    Match,

    [JsonStringEnumMemberName("listen")]
    Listen,
}

/// <param name="Language">Of the text, as a BCP 47 tag.</param>
/// <param name="Audio">A media id.</param>
/// <param name="Image">The name of a picture.</param>
public sealed record Prompt(string? Text = null, string? Language = null, string? Audio = null, string? Image = null);

public sealed record Option(string Id, string Text, string? Image = null);

public sealed record Tile(string Id, string Text);

/// <summary>What is right. Kept apart from its question and sent to authors only; the solution also to a learner who has answered.</summary>
public sealed record AnswerKey
{
    public required string QuestionId { get; init; }

    /// <summary>What would be accepted as response, to show or to replay.</summary>
    public required Response Solution { get; init; }

    /// <summary>The language of what is typed or arranged, as a BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>Texts that are accepted as they stand, the preferred one first. Empty where ids alone decide.</summary>
    public IReadOnlyList<string> Accepted { get; init; } = [];

    /// <summary>Accepted texts in the grammar of alternatives (<c>[the|a] cat sleeps|is sleeping</c>).</summary>
    public IReadOnlyList<string>? Patterns { get; init; }

    /// <summary>Wrong answers that an author has foreseen; they go before every tolerance.</summary>
    public IReadOnlyList<RefusedAnswer>? Refused { get; init; }
}

public sealed record RefusedAnswer(string Text, string? Feedback = null);
