using System.Text.Json.Serialization;
using Myna.Storage;

namespace Myna.Server.Progress.Contracts;

/// <summary>A lesson's state after something changed it: the whole state, so that a repeated delivery changes nothing.</summary>
public sealed record ProgressUpdated(string UserId, string CourseId, string LessonId, LessonState State, int WordsSeen, int WordsKnown);

public static class ProgressEvents
{
    public static readonly EventType<ProgressUpdated> Updated = new("progress.updated", ProgressEventJson.Default.ProgressUpdated) { IsFleeting = true };
}

[JsonSerializable(typeof(ProgressUpdated))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ProgressEventJson : JsonSerializerContext;
