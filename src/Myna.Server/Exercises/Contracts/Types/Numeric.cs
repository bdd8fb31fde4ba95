using System.Globalization;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>
/// The learner types a number, in the digits of any script and with either decimal sign. Response: the text. Right is what lies within
/// <see cref="Tolerance"/> of <see cref="Value"/>, or from <see cref="Min"/> to <see cref="Max"/>.
/// </summary>
public sealed record NumericExercise : Exercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Numeric, Prepare, IsTimed: true);

    private const decimal Largest = 1_000_000_000_000_000;

    public decimal? Value { get; init; }

    /// <summary>0 where it is left out.</summary>
    public decimal? Tolerance { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    internal override (Question, AnswerKey)? Write(QuestionWriting writing)
    {
        var prompt = writing.Prompt();
        foreach (var (number, pointer) in new[] { (Value, "/value"), (Tolerance, "/tolerance"), (Min, "/min"), (Max, "/max") })
        {
            if (number is > Largest or < -Largest)
            {
                writing.Refuse(pointer, "is too large");
            }
        }

        if (Value is null == (Min is null && Max is null))
        {
            writing.Refuse("/value", "is needed, or min and max instead");
        }
        else if (Value is null && (Min is null || Max is null || Min > Max))
        {
            writing.Refuse("/min", "is needed with max, which is not below it");
        }

        if (Tolerance is < 0)
        {
            writing.Refuse("/tolerance", "must not be negative");
        }

        if (!writing.IsSound)
        {
            return null;
        }

        var (min, max) = Value is { } value ? (value - (Tolerance ?? 0), value + (Tolerance ?? 0)) : (Min!.Value, Max!.Value);
        return (writing.Question(QuestionType.Numeric, 2, prompt), writing.Key(Response.Of((Value ?? min).ToString(CultureInfo.InvariantCulture))) with { Min = min, Max = max });
    }

    private static Judge Prepare(Question question, AnswerKey key, Lexicon lexicon) => response => response.Text is { } typed
        ? new Grade(NumberText.Read(typed).Any(number => number >= key.Min && number <= key.Max) ? Verdict.Correct : Verdict.Wrong, key.Solution)
        : BadResponse.NotText;
}
