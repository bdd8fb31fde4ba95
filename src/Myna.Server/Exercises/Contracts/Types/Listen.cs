using Myna.Server.Exercises.Grading;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>Dictation: the learner types what is heard. Response: the text.</summary>
public sealed record ListenExercise : TypedExercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Listen, Prepare, IsTimed: true);

    internal override (Question, AnswerKey)? Write(QuestionWriting writing)
    {
        if (Prompt?.Audio is null)
        {
            writing.Refuse("/prompt/audio", "is needed: this is what the learner hears");
        }

        return Write(writing, QuestionType.Listen, 1, writing.TargetLanguage);
    }
}
