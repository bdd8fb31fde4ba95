using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Grading;

/// <summary>The answers to one thing that is typed, as a key keeps them.</summary>
/// <param name="Solution">The preferred one.</param>
/// <param name="Language">As a BCP 47 tag.</param>
/// <param name="Accepted">Texts as they stand.</param>
/// <param name="Patterns">In the grammar of <see cref="AnswerPattern"/>.</param>
internal sealed record TypedAnswers(
    string Solution, string Language, IReadOnlyList<string> Accepted, IReadOnlyList<string>? Patterns, IReadOnlyList<RefusedAnswer>? Refused = null)
{
    /// <summary>Reads answers that an author wrote: a text with brackets, bars or backslashes is in the grammar of alternatives.</summary>
    public static TypedAnswers Read(QuestionWriting writing, IReadOnlyList<string> answers, string language, string pointer)
    {
        var folding = Folding.For(language);
        var (accepted, patterns) = (new List<string>(), new List<string>());
        var solution = "";
        for (var i = 0; i < answers.Count; i++)
        {
            var shown = answers[i];
            if (shown.AsSpan().ContainsAny("[]|\\"))
            {
                if (!AnswerPattern.TryParse(shown, out var pattern, out var error))
                {
                    writing.Refuse($"{pointer}/{i}", $"cannot be read at character {error.Position}: {error.Message}");
                    continue;
                }

                patterns.Add(shown);
                shown = pattern.First();
            }
            else
            {
                shown = writing.Text(shown, $"{pointer}/{i}");
                accepted.Add(shown);
            }

            if (shown.Length > 0 && folding.Normalise(shown).Length == 0)
            {
                writing.Refuse($"{pointer}/{i}", "has no words to compare");
            }

            solution = i == 0 ? shown : solution;
        }

        return new TypedAnswers(solution, language, accepted, patterns.Count == 0 ? null : patterns);
    }

    /// <summary>Of a key that was stored.</summary>
    public static TypedAnswers Of(AnswerKey key) => new(key.Solution.Text ?? "", key.Language ?? "", key.Accepted, key.Patterns, key.Refused);

    public AnswerKey AddTo(AnswerKey key) => key with { Language = Language, Accepted = Accepted, Patterns = Patterns, Refused = Refused };

    /// <summary>Null when the patterns stand for more than can be graded.</summary>
    public PreparedAnswer? Prepare(Lexicon lexicon)
    {
        var patterns = (Patterns ?? []).Select(text => AnswerPattern.TryParse(text, out var pattern, out var error)
            ? pattern
            : throw new InvalidDataException($"A pattern was stored unread: {error.Message}."));
        return PreparedAnswer.Prepare(Language, Accepted, patterns, Refused, lexicon);
    }

    /// <summary>Ready to grade what was stored, which was measured before.</summary>
    public static PreparedAnswer Stored(AnswerKey key, Lexicon lexicon) =>
        Of(key).Prepare(lexicon) ?? throw new InvalidDataException($"The accepted answers to question {key.QuestionId} were stored unmeasured: too many.");
}
