using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Shared;

namespace Myna.Server.Practice.Offline;

/// <summary>Reads the attempts of a batch one by one: a device would send one that cannot be read again and again, and it must not hold up the others.</summary>
internal sealed class BatchBody(IOptions<JsonOptions> json)
{
    private const int MaxAnswers = 3 * AttemptPlanner.MaxQuestions;

    private readonly JsonTypeInfo<OfflineAttempt> _attempt = (JsonTypeInfo<OfflineAttempt>)json.Value.SerializerOptions.GetTypeInfo(typeof(OfflineAttempt));

    /// <summary>The attempts in their order, or why not even the ids of all can be told.</summary>
    public Outcome<BatchEntry[]> Read(JsonObject body)
    {
        if (body["attempts"] is not JsonArray { Count: > 0 and <= BatchRequest.MaxAttempts } attempts)
        {
            return Problems.Field("attempts", $"must be 1 to {BatchRequest.MaxAttempts} attempts");
        }

        var read = new BatchEntry[attempts.Count];
        for (var i = 0; i < read.Length; i++)
        {
            if (attempts[i] is not JsonObject attempt || attempt["clientId"] is not JsonValue id || !id.TryGetValue<string>(out var clientId)
                || clientId.Length is 0 or > 128 || clientId.AsSpan().ContainsAnyExceptInRange('!', '~'))
            {
                return Problems.Field($"attempts[{i}].clientId", "must be 1 to 128 visible ASCII characters");
            }

            read[i] = new BatchEntry(clientId, AttemptOf(attempt));
        }

        return read;
    }

    private Outcome<OfflineAttempt> AttemptOf(JsonObject attempt)
    {
        try
        {
            var read = attempt.Deserialize(_attempt)!;
            return IsSound(read) ? read : Problems.InvalidRequest;
        }
        catch (JsonException e)
        {
            return e.Path?.Contains(".response", StringComparison.Ordinal) is true ? ExerciseProblems.InvalidResponse : Problems.InvalidRequest;
        }
    }

    private static bool IsSound(OfflineAttempt offline) => offline.Answers is null
        || (offline.Answers.Count <= MaxAnswers && offline.Answers.All(answer => answer?.QuestionId is { Length: > 0 and <= 128 }));
}

/// <param name="Content">The attempt, or why it cannot be read.</param>
internal sealed record BatchEntry(string ClientId, Outcome<OfflineAttempt> Content)
{
    /// <summary>By the device's clock; of one that cannot tell, after all others.</summary>
    public DateTimeOffset EndsAt => (Content.IsOk ? Content.Value.FinishedAt ?? Content.Value.StartedAt : null) ?? DateTimeOffset.MaxValue;
}
