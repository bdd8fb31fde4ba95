using Myna.Server.Exercises.Grading;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>The learner types a word or a short answer to the prompt. Response: the text.</summary>
public sealed record TextExercise : TypedExercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Text, Prepare, IsTimed: true);

    internal override (Question, AnswerKey)? Write(QuestionWriting writing) => Write(writing, QuestionType.Text, 2, writing.AnswerLanguage);
}
