using Myna.Server.Exercises.Grading;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>The learner translates the prompt. Response: the text.</summary>
public sealed record TranslateExercise : TypedExercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Translate, Prepare, IsTimed: true);

    internal override (Question, AnswerKey)? Write(QuestionWriting writing) => Write(writing, QuestionType.Translate, 2, writing.AnswerLanguage);
}
