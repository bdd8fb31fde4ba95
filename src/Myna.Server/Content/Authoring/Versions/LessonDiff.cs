using System.Text.Json;
using Myna.Server.Content.Source;
using Myna.Server.Exercises.Contracts;

namespace Myna.Server.Content.Authoring;

/// <summary>The differences between two sources of a lesson. Words and phrases are told apart by their text.</summary>
internal sealed record LessonDiff(
    LessonDiff.Change<string>? Title,
    LessonDiff.Change<string>? Introduction,
    LessonDiff.Part<WordSource> Words,
    LessonDiff.Part<PhraseSource> Phrases,
    LessonDiff.Part<DictionaryTerm> Glossary,
    LessonDiff.Part<Exercise> Exercises,
    LessonDiff.Part<string> OmittedQuestions)
{
    public static LessonDiff Between(LessonSource from, LessonSource to) => new(
        Changed(from.Title, to.Title),
        Changed(from.Introduction, to.Introduction),
        Compare(from.Words, to.Words, word => word.Text, Same),
        Compare(from.Phrases, to.Phrases, phrase => phrase.Text, Same),
        Compare(from.Glossary, to.Glossary, term => term.Term, (a, b) => a.Meanings.SequenceEqual(b.Meanings, StringComparer.Ordinal)),
        Compare(from.Exercises ?? [], to.Exercises ?? [], exercise => exercise.Id ?? "", (a, b) => Json(a) == Json(b)),
        Compare(from.OmittedQuestions ?? [], to.OmittedQuestions ?? [], id => id, (_, _) => true));

    private static string Json(Exercise exercise) => JsonSerializer.Serialize(exercise, ContentJson.Default.Exercise);

    private static Change<string>? Changed(string? from, string? to) => from == to ? null : new Change<string>(from, to);

    private static Part<T> Compare<T>(IReadOnlyList<T> from, IReadOnlyList<T> to, Func<T, string> nameOf, Func<T, T, bool> areSame)
        where T : class
    {
        // A draft may have a text twice: each of them is compared with the first.
        var (old, now) = (from.ToLookup(nameOf, StringComparer.Ordinal), to.ToLookup(nameOf, StringComparer.Ordinal));
        return new Part<T>(
            [.. to.Where(item => !old.Contains(nameOf(item)))],
            [.. to.Where(item => old.Contains(nameOf(item)) && !areSame(old[nameOf(item)].First(), item)).Select(item => new Change<T>(old[nameOf(item)].First(), item))],
            [.. from.Where(item => !now.Contains(nameOf(item)))]);
    }

    private static bool Same(ItemSource a, ItemSource b) =>
        a.Texts.SequenceEqual(b.Texts, StringComparer.Ordinal) && a.Translations.SequenceEqual(b.Translations, StringComparer.Ordinal)
        && (a.Images ?? []).SequenceEqual(b.Images ?? [], StringComparer.Ordinal) && a.Audio == b.Audio;

    public sealed record Change<T>(T? From, T? To)
        where T : class;

    public sealed record Part<T>(IReadOnlyList<T> Added, IReadOnlyList<Change<T>> Changed, IReadOnlyList<T> Removed)
        where T : class;
}
