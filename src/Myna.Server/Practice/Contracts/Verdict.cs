using System.Text.Json.Serialization;
using Myna.Server.Content.Contracts;

namespace Myna.Server.Practice.Contracts;

/// <summary>What a response is worth. The first three count as right.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    [JsonStringEnumMemberName("correct")]
    Correct,

    /// <summary>Right but for a slip of the finger.</summary>
    [JsonStringEnumMemberName("typo")]
    Typo,

    /// <summary>Right but for accents.</summary>
    [JsonStringEnumMemberName("accent")]
    Accent,

    [JsonStringEnumMemberName("wrong")]
    Wrong,

    [JsonStringEnumMemberName("skipped")]
    Skipped,
}

/// <param name="Words">Words that were not typed as expected, in order.</param>
/// <param name="Pairs">Pairs that do not belong together.</param>
/// <param name="Note">What the author has to say to this answer.</param>
public sealed record Feedback(IReadOnlyList<WordFeedback>? Words = null, IReadOnlyList<Pair>? Pairs = null, string? Note = null);

/// <param name="Typed">Null when a word is missing.</param>
/// <param name="Expected">Null when a word is too many.</param>
public sealed record WordFeedback(string? Typed, string? Expected);
