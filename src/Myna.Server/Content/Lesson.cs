namespace Myna.Server.Content;

/// <summary>
/// A published lesson: what a learner reads and the words that it teaches. A version never changes: a new one takes its place and
/// the old one moves to the archive (<see cref="ContentDocuments.LessonVersions"/>) in the same commit.
/// </summary>
internal sealed record Lesson
{
    /// <summary>The course's id and the skill's own, so that renaming a lesson keeps its learners' progress.</summary>
    public required string Id { get; init; }

    public required string CourseId { get; init; }

    public required string UnitId { get; init; }

    /// <summary>Its place in the course, from 0: the order of listings.</summary>
    public required int Position { get; init; }

    public required string Title { get; init; }

    public required int Version { get; init; }

    public required IReadOnlyList<ContentBlock> Content { get; init; }

    public required IReadOnlyList<LessonWord> Words { get; init; }

    /// <summary>Phrases are met in the quiz only; their text is there.</summary>
    public required int PhraseCount { get; init; }

    /// <summary>How often the lesson is meant to be done before it is mastered, from 1: grows with words and phrases.</summary>
    public required int Levels { get; init; }

    public required string QuizId { get; init; }

    /// <summary>Glosses for the words that occur in this lesson's phrases, in the language that is learnt.</summary>
    public required IReadOnlyList<DictionaryTerm> Dictionary { get; init; }

    /// <summary>The ids of the pictures and recordings in it and in its quiz; null where there are none.</summary>
    public IReadOnlyList<string>? Media { get; init; }

    public required string ContentHash { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A piece of a lesson's introduction. <paramref name="Kind"/> is <c>markdown</c>: CommonMark with tables, free of raw HTML.</summary>
internal sealed record ContentBlock(string Kind, string Markdown)
{
    public static ContentBlock OfMarkdown(string markdown) => new("markdown", markdown);
}

/// <param name="Id">The item's id: what memory is kept for (<see cref="LearningItem"/>).</param>
/// <param name="Text">In the language that is learnt.</param>
/// <param name="Images">Addresses of pictures; of a course from elsewhere the names that they have there.</param>
internal sealed record LessonWord(string Id, string Text, string Translation, IReadOnlyList<string> Images);

internal sealed record DictionaryTerm(string Term, IReadOnlyList<string> Meanings);
