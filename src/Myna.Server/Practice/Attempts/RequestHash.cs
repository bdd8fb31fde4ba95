using System.Text.Json;
using Myna.Server.Practice.Contracts;
using Myna.Server.Shared;

namespace Myna.Server.Practice.Attempts;

/// <summary>Binds an attempt to the request that started it, so that its key answers retries of that request only.</summary>
internal static class RequestHash
{
    /// <summary>Over every field that has a value: a field added to the contract later does not change the hash of a request without it.</summary>
    public static string Of(AttemptRequest request) => Digest.Hex(JsonSerializer.SerializeToUtf8Bytes(request, AttemptJson.Default.AttemptRequest));

    public static bool Fits(Attempt attempt, AttemptRequest request, string hash) => attempt.RequestHash is { } stored
        ? stored == hash
        // Started before hashes were kept.
        : attempt.Kind == request.Kind && (request.LessonId is null || attempt.LessonId == request.LessonId);
}
