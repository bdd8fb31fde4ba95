using System.Text.Json.Serialization;
using Myna.Storage;

namespace Myna.Server.Practice.Regrading;

/// <summary>
/// The work that follows from an accepted answer: every past answer to the question that typed it is judged again. It goes through all attempts, and
/// remembers how far it came in the commits that correct them: after a crash it goes on where it was, and nothing is corrected twice.
/// </summary>
internal sealed record Regrade
{
    /// <summary>The report's.</summary>
    public required string Id { get; init; }

    public required AcceptedText Accepted { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The same while it goes on; null when it is done.</summary>
    public DateTimeOffset? OpenSince { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Where to go on; null at the beginning.</summary>
    public string? Cursor { get; init; }

    /// <summary>Attempts that were looked at.</summary>
    public long Attempts { get; init; }

    /// <summary>Answers that were judged again.</summary>
    public long Answers { get; init; }

    /// <summary>The process that is at it, and until when another one leaves it alone.</summary>
    public string? Owner { get; init; }

    public DateTimeOffset? LeasedUntil { get; init; }

    public static readonly Collection<Regrade> Collection = new("regrades", RegradingJson.Default.Regrade, regrade => regrade.Id);

    /// <summary>Those that go on.</summary>
    public static readonly Index<Regrade> ByOpen = Collection.Index("open", regrade => regrade.OpenSince);
}

/// <summary>An answer to a question that counts as right from now on.</summary>
/// <param name="Normal">The answer as the grader compares it.</param>
internal sealed record AcceptedText(string QuizId, string QuestionId, string Normal);

[JsonSerializable(typeof(Regrade))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class RegradingJson : JsonSerializerContext;
