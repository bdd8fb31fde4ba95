using System.Text.Json;
using System.Text.Json.Serialization;

namespace Myna.Server.Gamification.Contracts;

/// <summary>A finished attempt, as far as its payment needs it.</summary>
/// <param name="AttemptId">Becomes the ledger entry's id: the attempt is paid once.</param>
/// <param name="CourseId">The course it belongs to; null when it belongs to none.</param>
/// <param name="FirstCompletion">For a lesson: the learner has not finished this lesson before.</param>
/// <param name="Total">Questions, at least 1.</param>
/// <param name="Answered">Questions that were answered, skipped ones not among them; at most <paramref name="Total"/>.</param>
/// <param name="Correct">Of these, accepted ones (typos and accents among them).</param>
/// <param name="Seconds">Time spent on it.</param>
/// <param name="Passed">False for a lesson or quiz below its course's pass mark.</param>
/// <param name="Offline">Answers of it were given without a network: it counts on no board of a period and in no league.</param>
public sealed record FinishedAttempt(
    string AttemptId, AttemptKind Kind, string? CourseId, string? LessonId, bool FirstCompletion, int Total, int Answered, int Correct, int Seconds, bool Passed = true, bool Offline = false)
{
    public bool IsPerfect => Correct == Total && Total > 0;
}

/// <summary>A finished attempt whose answers were judged again.</summary>
/// <param name="Id">Becomes the id of the ledger entry that corrects the payment: it is corrected once.</param>
/// <param name="Before">As it was paid.</param>
/// <param name="After">As it is judged now.</param>
public sealed record RegradedAttempt(string Id, FinishedAttempt Before, FinishedAttempt After);

/// <summary>The kind of an attempt: <c>lesson</c>, <c>quiz</c>, <c>review</c>, <c>mistakes</c> in JSON.</summary>
[JsonConverter(typeof(AttemptKindJson))]
public enum AttemptKind
{
    Lesson,
    Quiz,
    Review,
    Mistakes,
}

internal sealed class AttemptKindJson() : JsonStringEnumConverter<AttemptKind>(JsonNamingPolicy.CamelCase);
