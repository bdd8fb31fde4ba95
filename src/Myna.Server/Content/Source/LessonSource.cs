using System.Text.Json.Serialization;
using Myna.Server.Exercises.Contracts;

namespace Myna.Server.Content.Source;

/// <summary>
/// A lesson as its author writes it: what import reads, authors edit and publishing derives the lesson and its quiz from. Its JSON is the
/// body of the authors' calls and what is stored.
/// </summary>
internal sealed record LessonSource
{
    public required string Title { get; init; }

    /// <summary>Markdown; raw HTML in it is taken out when it is published.</summary>
    public string? Introduction { get; init; }

    public required IReadOnlyList<WordSource> Words { get; init; }

    public required IReadOnlyList<PhraseSource> Phrases { get; init; }

    /// <summary>Glosses of the language that is learnt.</summary>
    public required IReadOnlyList<DictionaryTerm> Glossary { get; init; }

    /// <summary>The author's own exercises beside the questions that words and phrases give; null when there is none.</summary>
    public IReadOnlyList<Exercise>? Exercises { get; init; }

    /// <summary>Ids of questions that words and phrases give and that are not to be asked; null when all are. One that they no longer give is passed over.</summary>
    public IReadOnlyList<string>? OmittedQuestions { get; init; }

    [JsonIgnore]
    public IEnumerable<ItemSource> Items => Words.Concat<ItemSource>(Phrases);
}

/// <summary>The common part of a word and a phrase: forms in both languages.</summary>
internal abstract record ItemSource
{
    /// <summary>In the language that is learnt, the preferred form.</summary>
    public required string Text { get; init; }

    /// <summary>In the language of the learners, the preferred form.</summary>
    public required string Translation { get; init; }

    /// <summary>Names of pictures.</summary>
    public IReadOnlyList<string>? Images { get; init; }

    /// <summary>The media id of its recording in the language that is learnt.</summary>
    public string? Audio { get; init; }

    /// <summary>All forms in the language that is learnt, the preferred one first.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Texts => [.. (OtherTexts ?? []).Prepend(Text).Distinct(StringComparer.Ordinal)];

    /// <summary>All forms in the language of the learners, the preferred one first.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Translations => [.. (OtherTranslations ?? []).Prepend(Translation).Distinct(StringComparer.Ordinal)];

    [JsonIgnore]
    protected abstract IReadOnlyList<string>? OtherTexts { get; }

    [JsonIgnore]
    protected abstract IReadOnlyList<string>? OtherTranslations { get; }
}

internal sealed record WordSource : ItemSource
{
    /// <summary>Other words of the same meaning, in the language that is learnt.</summary>
    public IReadOnlyList<string>? Synonyms { get; init; }

    /// <summary>Other translations.</summary>
    public IReadOnlyList<string>? AlsoAccepted { get; init; }

    protected override IReadOnlyList<string>? OtherTexts => Synonyms;

    protected override IReadOnlyList<string>? OtherTranslations => AlsoAccepted;
}

internal sealed record PhraseSource : ItemSource
{
    /// <summary>Other ways to say it in the language that is learnt.</summary>
    public IReadOnlyList<string>? Alternatives { get; init; }

    public IReadOnlyList<string>? AlternativeTranslations { get; init; }

    protected override IReadOnlyList<string>? OtherTexts => Alternatives;

    protected override IReadOnlyList<string>? OtherTranslations => AlternativeTranslations;
}
