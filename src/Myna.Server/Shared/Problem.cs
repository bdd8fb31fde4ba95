using System.Text.Json.Serialization;

namespace Myna.Server.Shared;

/// <summary>
/// A client's mistake, or the reason why it cannot have something now (RFC 9457). <paramref name="Code"/> is stable and listed in <see cref="Problems"/>;
/// title and detail are for people and may change.
/// </summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Errors">For each refused field, why.</param>
/// <param name="RetryAfter">When trying again may help.</param>
public sealed record Problem(
    string Code,
    int Status,
    string Title,
    string? Detail = null,
    IReadOnlyDictionary<string, string[]>? Errors = null,
    TimeSpan? RetryAfter = null)
{
    public Problem Because(string detail) => this with { Detail = detail };

    public Problem After(TimeSpan wait) => this with { RetryAfter = wait };
}

/// <summary>The body of a problem answer, as <c>application/problem+json</c>.</summary>
public sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Code,
    string? Detail,
    IReadOnlyDictionary<string, string[]>? Errors,
    string? TraceId)
{
    public static ProblemBody Of(Problem problem, string? traceId) =>
        new($"https://myna.dev/problems/{problem.Code}", problem.Title, problem.Status, problem.Code, problem.Detail, problem.Errors, traceId);
}

[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
internal sealed partial class SharedJson : JsonSerializerContext;
