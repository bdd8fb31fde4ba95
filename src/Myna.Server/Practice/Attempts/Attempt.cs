using System.Text.Json.Serialization;
using Myna.Server.Content.Contracts;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Storage;

namespace Myna.Server.Practice.Attempts;

/// <summary>
/// One learner's run through a list of questions, pinned to the versions of the quizzes that it was made from: an edit changes
/// no past result. Questions are named, not copied, and their options are shuffled by the attempt's own id, so the document
/// stays small. It grows by its answers and, last, by its end: see <see cref="AttemptStep"/>.
/// </summary>
internal sealed record Attempt
{
    public required string Id { get; init; }

    public required string UserId { get; init; }

    public required AttemptKind Kind { get; init; }

    public required string CourseId { get; init; }

    /// <summary>Null for a review, which takes its questions from many lessons.</summary>
    public string? LessonId { get; init; }

    /// <summary>The quiz that the attempt is at; null for a review.</summary>
    public string? QuizId { get; init; }

    /// <summary>The quizzes asked, each in the version that was current at the start.</summary>
    public required IReadOnlyList<PinnedQuiz> Quizzes { get; init; }

    /// <summary>In the order of asking.</summary>
    public required IReadOnlyList<AskedQuestion> Questions { get; init; }

    /// <summary>In the order of answering; one for each question at most.</summary>
    public required IReadOnlyList<GivenAnswer> Answers { get; init; }

    /// <summary>Of the request that a client's key is bound to; null when it was started without a key.</summary>
    public string? RequestHash { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Given again whenever the attempt is finished again.</summary>
    public AttemptResult? Result { get; init; }

    [JsonIgnore]
    public int Correct
    {
        get
        {
            var correct = 0;
            for (var i = 0; i < Answers.Count; i++)
            {
                correct += Answers[i].IsCorrect ? 1 : 0;
            }

            return correct;
        }
    }

    /// <summary>The credit of all answers together; as much as <see cref="Correct"/> where none was right in part.</summary>
    [JsonIgnore]
    public double Credit => Answers.Sum(answer => answer.Credit);

    public int IndexOf(string questionId)
    {
        for (var i = 0; i < Questions.Count; i++)
        {
            if (Questions[i].Id == questionId)
            {
                return i;
            }
        }

        return -1;
    }
}

internal sealed record PinnedQuiz(string Id, int Version);

/// <param name="Id">The question's id as clients know it: unique in the attempt.</param>
/// <param name="Quiz">Which of the attempt's quizzes it is from.</param>
internal sealed record AskedQuestion(string Id, int Quiz);

/// <param name="Response">As it was sent; null for a skipped question.</param>
/// <param name="ElapsedMs">As the client measured it, bounded.</param>
/// <param name="Partial">The credit of a wrong response that was right in part, between 0 and 1; null of every other.</param>
internal sealed record GivenAnswer(
    string QuestionId, Response? Response, Verdict Verdict, Feedback? Feedback, int? ElapsedMs, DateTimeOffset At, double? Partial = null)
{
    [JsonIgnore]
    public double Credit => IsCorrect ? 1 : Partial ?? 0;

    [JsonIgnore]
    public bool IsCorrect => Verdict.IsRight();
}

/// <summary>A change of an attempt after its start: an answer, or the end.</summary>
internal sealed record AttemptStep(GivenAnswer? Answer = null, DateTimeOffset? FinishedAt = null, AttemptResult? Result = null)
{
    public static Attempt Fold(Attempt attempt, AttemptStep step) => step.Answer is { } answer
        ? attempt with { Answers = [.. attempt.Answers, answer] }
        : attempt with { FinishedAt = step.FinishedAt, Result = step.Result };
}

internal static class AttemptDocuments
{
    public static readonly Collection<Attempt> Attempts = new("attempts", AttemptJson.Default.Attempt, attempt => attempt.Id);

    public static readonly Growth<Attempt, AttemptStep> Growth = Attempts.GrowsBy(AttemptJson.Default.AttemptStep, AttemptStep.Fold);

    /// <summary>A learner's attempts at one quiz. A review belongs to none.</summary>
    public static readonly Index<Attempt> ByUserAndQuiz =
        Attempts.Index("userQuiz", attempt => attempt.UserId, attempt => attempt.QuizId, attempt => attempt.StartedAt);

    public static IReadOnlyList<ICollectionDefinition> All { get; } = [Attempts];
}

[JsonSerializable(typeof(Attempt))]
[JsonSerializable(typeof(AttemptStep))]
[JsonSerializable(typeof(AttemptRequest))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
internal sealed partial class AttemptJson : JsonSerializerContext;
