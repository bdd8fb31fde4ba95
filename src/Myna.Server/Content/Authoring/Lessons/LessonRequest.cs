using System.ComponentModel.DataAnnotations;
using Myna.Server.Content.Source;
using Myna.Server.Exercises.Contracts;

namespace Myna.Server.Content.Authoring;

/// <summary>A lesson as an author sends it: for the description. What a response has beside it may be given back and is passed over.</summary>
/// <param name="Id">Of small letters, digits, - and . only; absent: the server makes one.</param>
/// <param name="CourseId">Needed for a new lesson; afterwards it cannot change.</param>
/// <param name="UnitId">Needed for a new lesson; afterwards it changes by the course's outline.</param>
/// <param name="Introduction">Markdown.</param>
/// <param name="OmittedQuestions">Ids of questions that words and phrases give (<c>POST /lessons/{id}/preview</c> shows them) and that are not to be asked.</param>
internal sealed record LessonRequest(
    string? Id,
    string? CourseId,
    string? UnitId,
    [property: Required] string Title,
    string? Introduction,
    IReadOnlyList<WordSource>? Words,
    IReadOnlyList<PhraseSource>? Phrases,
    IReadOnlyList<DictionaryTerm>? Glossary,
    IReadOnlyList<Exercise>? Exercises,
    IReadOnlyList<string>? OmittedQuestions)
{
    /// <summary>Three hundred words and as many phrases with a dozen forms each.</summary>
    public const int MaxBytes = 2 << 20;
}
