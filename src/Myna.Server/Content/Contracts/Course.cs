using Myna.Server.Shared.Text;

namespace Myna.Server.Content.Contracts;

/// <summary>A course: its languages, terms of use and outline. The lessons themselves are documents of their own.</summary>
public sealed record Course
{
    /// <summary>A slug of the language names, such as <c>basque-from-english</c>: the same at each import.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The language that is learnt: "target" in the code.</summary>
    public required Language Language { get; init; }

    /// <summary>The language of its learners, of translations and introductions: "source" in the code.</summary>
    public required Language ForSpeakersOf { get; init; }

    /// <summary>1, and one more for each import or edit that changed anything that learners can see.</summary>
    public required int Version { get; init; }

    public License? License { get; init; }

    /// <summary>Where the course is written, as a URL.</summary>
    public string? Repository { get; init; }

    /// <summary>Letters that a client should offer beside the keyboard.</summary>
    public required IReadOnlyList<string> SpecialCharacters { get; init; }

    /// <summary>Null: the defaults.</summary>
    public CoursePolicies? Policies { get; init; }

    public required bool HasAudio { get; init; }

    /// <summary>Of everything in the course, lessons and quizzes included; equal hashes mean that an import has nothing to do.</summary>
    public required string ContentHash { get; init; }

    public required IReadOnlyList<CourseUnit> Units { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <param name="Name">In English, as the course's author wrote it.</param>
/// <param name="Code">A BCP 47 tag, such as <c>eu</c>.</param>
public sealed record Language(string Name, string Code);

public sealed record License(string Name, string? ShortName, string? Link);

public sealed record CourseUnit(string Id, string Title, IReadOnlyList<CourseLesson> Lessons);

public sealed record CourseLesson(string Id, string Title, string QuizId);

/// <summary>
/// Every word of a course in each of its two languages, as it is written there: what tells the grader a slip of the finger from another word.
/// </summary>
public sealed record Vocabulary
{
    /// <summary>The course's.</summary>
    public required string Id { get; init; }

    public required string ContentHash { get; init; }

    public required IReadOnlyList<LanguageWords> Languages { get; init; }

    /// <summary>The course's words in a language; none in a language that it does not have.</summary>
    public IReadOnlyList<string> WordsOf(string language) => Languages.FirstOrDefault(words => words.Code == language)?.Words ?? [];

    /// <summary>The meanings that the course gives for words of a language, in its other language.</summary>
    public IReadOnlyList<WordMeaning> MeaningsOf(string language) => Languages.FirstOrDefault(words => words.Code == language)?.Meanings ?? [];

    /// <summary>Both, for the grader.</summary>
    public Lexicon LexiconOf(string language) =>
        new(WordsOf(language), MeaningsOf(language).ToDictionary(entry => entry.Word, entry => entry.Meaning, StringComparer.Ordinal));
}

/// <param name="Code">A BCP 47 tag.</param>
/// <param name="Words">Normalised as the grader normalises, sorted, each once.</param>
/// <param name="Meanings">Of the words that are taught or in a lesson's dictionary; sorted, each word once.</param>
public sealed record LanguageWords(string Code, IReadOnlyList<string> Words, IReadOnlyList<WordMeaning>? Meanings = null);

/// <param name="Word">A word or a few, normalised as the grader normalises.</param>
/// <param name="Meaning">In the course's other language, as it is written there.</param>
public sealed record WordMeaning(string Word, string Meaning);
