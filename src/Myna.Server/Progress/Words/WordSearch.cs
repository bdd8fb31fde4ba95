using Myna.Server.Content.Contracts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Progress.Words;

/// <summary>Finds words by a part of one of their forms or meanings, in any case and with or without accents.</summary>
internal sealed class WordSearch
{
    public const int MaxLength = 100;

    private readonly Folding _target;
    private readonly Folding _source;
    private readonly (string Target, string Source)? _wanted;

    /// <param name="text">What is looked for; null finds every word.</param>
    public WordSearch(Course course, string? text)
    {
        (_target, _source) = (Folding.For(course.Language.Code), Folding.For(course.ForSpeakersOf.Code));
        _wanted = text is null ? null : (Bare(_target, text), Bare(_source, text));
    }

    public bool Finds(LearningItem item) => _wanted is not { } wanted || Any(_target, item.Texts, wanted.Target) || Any(_source, item.Translations, wanted.Source);

    /// <summary>The form by which words are in alphabetical order.</summary>
    public string Folded(LearningItem item) => item.Texts is [var text, ..] ? Bare(_target, text) : "";

    // A text of signs alone is in no word.
    private static bool Any(Folding folding, IReadOnlyList<string> texts, string wanted)
    {
        for (var i = 0; i < texts.Count && wanted.Length > 0; i++)
        {
            if (Bare(folding, texts[i]).Contains(wanted, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Bare(Folding folding, string text) => Diacritics.Remove(folding.NormaliseAsTyped(text));
}
