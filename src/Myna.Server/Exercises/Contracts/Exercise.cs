using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts;

/// <summary>An exercise as an author writes it, with what is right. Publishing makes a question and a key of it.</summary>
public abstract partial record Exercise
{
    /// <summary>Names it in its lesson, so that its question keeps its answers when the exercise is edited.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// The id of a question that the lesson's words and phrases give: this exercise is asked in its place and counts for the same words. One that they no
    /// longer give is passed over.
    /// </summary>
    public string? Replaces { get; init; }

    /// <summary>The prompt.</summary>
    public Prompt? Prompt { get; init; }

    /// <summary>The question and its key, or everything that is wrong with the exercise.</summary>
    public PublishedExercise Publish(ExerciseContext context)
    {
        var writing = new QuestionWriting(this, context);
        if (Write(writing) is not var (question, key) || writing.Problems.Count > 0)
        {
            return new PublishedExercise(null, null, writing.Problems);
        }

        return new Grader([question], [key], _ => Lexicon.Empty).Grade(question.Id, key.Solution).Grade is { Verdict: Verdict.Correct, Credit: 1 }
            ? new PublishedExercise(question, key, [])
            : new PublishedExercise(null, null, [new ExerciseProblem("", "its own solution would not be accepted")]);
    }

    /// <summary>Writes the question and its key; null when problems were found that leave none to write.</summary>
    internal abstract (Question Question, AnswerKey Key)? Write(QuestionWriting writing);
}

/// <summary>The languages and ids that an exercise is published with.</summary>
/// <param name="QuestionId">Unique in its quiz. It tells nothing of what is right.</param>
/// <param name="TargetLanguage">The language that is learnt, as a BCP 47 tag.</param>
/// <param name="SourceLanguage">The language of the learners.</param>
public sealed record ExerciseContext(string QuestionId, string TargetLanguage, string SourceLanguage);

/// <param name="Pointer">A JSON Pointer (RFC 6901) into the exercise; empty for the whole of it.</param>
public sealed record ExerciseProblem(string Pointer, string Reason);

/// <summary>Either a question with its key, or problems.</summary>
public sealed record PublishedExercise(Question? Question, AnswerKey? Key, IReadOnlyList<ExerciseProblem> Problems);
