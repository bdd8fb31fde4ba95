using System.ComponentModel.DataAnnotations;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>
/// The learner turns a card and says how well they knew it. Response: <c>"again"</c>, <c>"hard"</c>, <c>"good"</c> or <c>"easy"</c>. A card has
/// no key: its back is part of the question.
/// </summary>
public sealed record FlashcardExercise : Exercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Flashcard, Prepare);

    [Required]
    public string? Front { get; init; }

    [Required]
    public string? Back { get; init; }

    internal override (Question, AnswerKey)? Write(QuestionWriting writing)
    {
        var (front, back) = (writing.Text(Front, "/front"), writing.Text(Back, "/back"));
        var prompt = writing.Prompt(isNeeded: false);
        return writing.IsSound
            ? (writing.Question(QuestionType.Flashcard, 1, prompt with { Text = front }) with { Back = back }, writing.Key(Response.Of("good")))
            : null;
    }

    private static Judge Prepare(Question question, AnswerKey key, Lexicon lexicon) => response => response.Text switch
    {
        null => BadResponse.NotText,
        "hard" or "good" or "easy" => new Grade(Verdict.Correct, key.Solution),
        "again" => new Grade(Verdict.Wrong, key.Solution),
        _ => BadResponse.UnknownOption,
    };
}
