using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>
/// The learner speaks, and the client's recogniser writes. Response: its transcript. A recogniser makes no slips of the finger and writes
/// accents as it likes: there is no tolerance for the first and no remark on the second.
/// </summary>
public sealed record SpokenExercise : TypedExercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Spoken, PrepareSpoken, IsTimed: true);

    internal override (Question, AnswerKey)? Write(QuestionWriting writing) => Write(writing, QuestionType.Spoken, 2, writing.TargetLanguage);

    private static Judge PrepareSpoken(Question question, AnswerKey key, Lexicon lexicon)
    {
        var judge = Prepare(question, key, lexicon);
        return response => judge(response) switch
        {
            { Grade: { Verdict: Verdict.Accent } } => new Grade(Verdict.Correct, key.Solution),
            { Grade: { Verdict: Verdict.Typo } near } => near with { Verdict = Verdict.Wrong },
            var other => other,
        };
    }
}
