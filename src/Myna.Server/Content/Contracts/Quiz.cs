using System.Text.Json.Serialization;
using Myna.Server.Exercises.Contracts;

namespace Myna.Server.Content.Contracts;

/// <summary>
/// The questions of a lesson and, apart from them, their keys. A version never changes; an attempt pins one.
/// </summary>
/// <remarks>
/// A <see cref="Question"/> holds nothing of its key, so that no answer to a client can leak one by serialising a question.
/// Nothing but authors' calls and the grader may touch <see cref="Keys"/> and <see cref="Items"/>.
/// </remarks>
public sealed record Quiz
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    public required string CourseId { get; init; }

    public required string LessonId { get; init; }

    public required string Title { get; init; }

    /// <summary>The language that is learnt, as a BCP 47 tag.</summary>
    public required string TargetLanguage { get; init; }

    /// <summary>The language of the learners.</summary>
    public required string SourceLanguage { get; init; }

    /// <summary>The words and phrases that the questions are derived from.</summary>
    public required IReadOnlyList<LearningItem> Items { get; init; }

    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>One for each question, in the same order.</summary>
    public required IReadOnlyList<AnswerKey> Keys { get; init; }

    public required string ContentHash { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A word or a phrase: what a learner's memory is kept for.</summary>
public sealed record LearningItem
{
    /// <summary>Made of the lesson's id and the text, so that memory survives an edit of the translations.</summary>
    public required string Id { get; init; }

    public required ItemKind Kind { get; init; }

    /// <summary>In the language that is learnt: the preferred form first, then the others.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>In the language of the learners, likewise.</summary>
    public required IReadOnlyList<string> Translations { get; init; }

    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>The media id of its recording in the language that is learnt; null when it has none.</summary>
    public string? Audio { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<ItemKind>))]
public enum ItemKind
{
    [JsonStringEnumMemberName("word")]
    Word,

    [JsonStringEnumMemberName("phrase")]
    Phrase,
}
