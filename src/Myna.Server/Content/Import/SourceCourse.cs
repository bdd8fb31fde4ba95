using Myna.Server.Content.Contracts;

namespace Myna.Server.Content.Import;

/// <summary>A course as its author wrote it, in LibreLingo's terms; each part knows its place in the files.</summary>
public sealed record SourceCourse
{
    public required Language Target { get; init; }

    public required Language Source { get; init; }

    public License? License { get; init; }

    public string? Repository { get; init; }

    public required IReadOnlyList<string> SpecialCharacters { get; init; }

    public required bool HasAudio { get; init; }

    public required IReadOnlyList<SourceUnit> Units { get; init; }

    public int ItemCount => Units.Sum(unit => unit.Skills.Sum(skill => skill.Words.Count + skill.Phrases.Count));
}

/// <param name="Folder">Its name on disk, from which its id is made.</param>
public sealed record SourceUnit(string Folder, SourceText Name, IReadOnlyList<SourceSkill> Skills);

public sealed record SourceSkill
{
    /// <summary>The path of its file, relative to <c>course.yaml</c>.</summary>
    public required string File { get; init; }

    public required SourceText Id { get; init; }

    public required SourceText Name { get; init; }

    public required IReadOnlyList<SourceItem> Words { get; init; }

    public required IReadOnlyList<SourceItem> Phrases { get; init; }

    /// <summary>Glosses of the target language, from both kinds of dictionary.</summary>
    public required IReadOnlyList<DictionaryTerm> Dictionary { get; init; }

    /// <summary>Markdown without raw HTML; null when the skill has no introduction.</summary>
    public string? Introduction { get; init; }
}

/// <param name="Texts">In the target language, the preferred form first.</param>
/// <param name="Translations">In the source language, the preferred form first.</param>
/// <param name="Images">Names of pictures.</param>
/// <param name="At">Where the item begins.</param>
public sealed record SourceItem(IReadOnlyList<string> Texts, IReadOnlyList<string> Translations, IReadOnlyList<string> Images, SourceLine At);
