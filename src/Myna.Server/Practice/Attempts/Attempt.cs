using System.Globalization;
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

    /// <summary>In the order of asking. Those that repeat a mistake are at the end.</summary>
    public required IReadOnlyList<AskedQuestion> Questions { get; init; }

    /// <summary>In the order of answering; one for each question at most.</summary>
    public required IReadOnlyList<GivenAnswer> Answers { get; init; }

    /// <summary>The score from which the lesson is done, where the course has one of its own.</summary>
    public double? PassMark { get; init; }

    /// <summary>The lesson that opens when this one is passed for the first time; null when none does.</summary>
    public NextLesson? Opens { get; init; }

    /// <summary>Whether a question that is answered wrong is asked again at the end.</summary>
    public bool? RepeatsMistakes { get; init; }

    /// <summary>Whether a device chose the questions without a network: it may answer others of the quiz than it is known to have chosen.</summary>
    public bool? IsOwnChoice { get; init; }

    /// <summary>Whether answers of it were given without a network.</summary>
    public bool? IsOffline { get; init; }

    /// <summary>Of the request that a client's key is bound to; null when it was started without a key.</summary>
    public string? RequestHash { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Given again whenever the attempt is finished again.</summary>
    public AttemptResult? Result { get; init; }

    /// <summary>Questions that were asked from the start: their answers, the first ones, make the score.</summary>
    [JsonIgnore]
    public int FirstQuestions
    {
        get
        {
            var count = Questions.Count;
            while (count > 0 && Questions[count - 1].After is not null)
            {
                count--;
            }

            return count;
        }
    }

    /// <summary>Right answers, to repeated questions too.</summary>
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

    /// <summary>The attempt as it was started: what a retry of the start is given.</summary>
    public Attempt AtStart() => this with { Questions = [.. Questions.Take(FirstQuestions)], Answers = [], FinishedAt = null, Result = null };

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

internal sealed record NextLesson(string Id, string Title);

internal sealed record PinnedQuiz(string Id, int Version);

/// <param name="Id">The question's id as clients know it: unique in the attempt.</param>
/// <param name="Quiz">Which of the attempt's quizzes it is from.</param>
/// <param name="After">The question of the attempt whose wrong answer it repeats; null when it was asked from the start.</param>
internal sealed record AskedQuestion(string Id, int Quiz, string? After = null)
{
    private const char Again = '~';

    /// <summary>The question's id in its quiz. One that is asked again as it stands needs another id in the attempt.</summary>
    [JsonIgnore]
    public string QuestionId => After is not null && Id.LastIndexOf(Again) is > 0 and var end ? Id[..end] : Id;

    /// <summary>The same question once more.</summary>
    /// <param name="time">The second or third.</param>
    public static string IdOf(string questionId, int time) => string.Create(CultureInfo.InvariantCulture, $"{questionId}{Again}{time}");
}

/// <param name="Response">As it was sent; null for a skipped question.</param>
/// <param name="ElapsedMs">As the client measured it, bounded.</param>
/// <param name="Partial">The credit of a wrong response that was right in part, between 0 and 1; null of every other.</param>
/// <param name="RegradedAt">When it was judged again, because an author accepted it; null of every other.</param>
internal sealed record GivenAnswer(
    string QuestionId, Response? Response, Verdict Verdict, Feedback? Feedback, int? ElapsedMs, DateTimeOffset At, double? Partial = null, DateTimeOffset? RegradedAt = null)
{
    public static GivenAnswer Of(string questionId, Response? response, Grade grade, int? elapsedMs, DateTimeOffset at) =>
        new(questionId, response, grade.Verdict, grade.Feedback, elapsedMs, at, grade.Credit is > 0 and < 1 ? grade.Credit : null);

    [JsonIgnore]
    public double Credit => IsCorrect ? 1 : Partial ?? 0;

    [JsonIgnore]
    public bool IsCorrect => Verdict.IsRight();
}

/// <summary>A change of an attempt after its start: an answer, or the end.</summary>
/// <param name="Asked">The question that follows from a wrong answer.</param>
internal sealed record AttemptStep(GivenAnswer? Answer = null, DateTimeOffset? FinishedAt = null, AttemptResult? Result = null, AskedQuestion? Asked = null)
{
    public static Attempt Fold(Attempt attempt, AttemptStep step) => step.Answer is { } answer
        ? attempt with { Answers = [.. attempt.Answers, answer], Questions = step.Asked is { } asked ? [.. attempt.Questions, asked] : attempt.Questions }
        : attempt with { FinishedAt = step.FinishedAt, Result = step.Result };
}

internal static class AttemptDocuments
{
    public static readonly Collection<Attempt> Attempts = new("attempts", AttemptJson.Default.Attempt, attempt => attempt.Id);

    public static readonly Growth<Attempt, AttemptStep> Growth = Attempts.GrowsBy(AttemptJson.Default.AttemptStep, AttemptStep.Fold);

    /// <summary>A learner's attempts at one quiz. A review belongs to none.</summary>
    public static readonly Index<Attempt> ByUserAndQuiz =
        Attempts.Index("userQuiz", attempt => attempt.UserId, attempt => attempt.QuizId, attempt => attempt.StartedAt);

    /// <summary>A learner's attempts by time.</summary>
    public static readonly Index<Attempt> ByUserAndTime = Attempts.Index("userTime", attempt => attempt.UserId, attempt => attempt.StartedAt);

    public static IReadOnlyList<ICollectionDefinition> All { get; } = [Attempts, Reports.AnswerReport.Collection, Reports.ReportedAnswer.Collection, Regrading.Regrade.Collection];
}

[JsonSerializable(typeof(Attempt))]
[JsonSerializable(typeof(AttemptStep))]
[JsonSerializable(typeof(AttemptRequest))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
internal sealed partial class AttemptJson : JsonSerializerContext;
