using System.Text.Json.Serialization;
using Myna.Storage;

namespace Myna.Server.Practice.Contracts;

/// <summary>Events for learners' devices. They are kept until they are delivered: nothing else tells of them.</summary>
public static class PracticeEvents
{
    /// <summary>An author has accepted an answer that had been wrong, and the attempt was corrected.</summary>
    public static readonly EventType<AnswerAccepted> AnswerAccepted = new("practice.answerAccepted", PracticeEventsJson.Default.AnswerAccepted);

    /// <summary>An author has decided about an answer that this learner reported.</summary>
    public static readonly EventType<ReportDecided> ReportDecided = new("practice.reportDecided", PracticeEventsJson.Default.ReportDecided);
}

/// <param name="QuestionId">As the attempt knows it.</param>
/// <param name="Xp">What was added for it; 0 for an attempt that is still open.</param>
public sealed record AnswerAccepted(string UserId, string AttemptId, string QuestionId, int Xp);

/// <param name="Status"><c>accepted</c> or <c>dismissed</c>.</param>
public sealed record ReportDecided(string UserId, string AttemptId, string QuestionId, ReportStatus Status);

[JsonSerializable(typeof(AnswerAccepted))]
[JsonSerializable(typeof(ReportDecided))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class PracticeEventsJson : JsonSerializerContext;
