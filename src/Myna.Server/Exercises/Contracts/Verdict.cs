using System.Text.Json.Serialization;

namespace Myna.Server.Exercises.Contracts;

/// <summary>The grade of a response. The first three count as right (<see cref="Verdicts.IsRight"/>).</summary>
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

/// <summary>The one place that says which verdicts count as right.</summary>
public static class Verdicts
{
    public static bool IsRight(this Verdict verdict) => verdict is Verdict.Correct or Verdict.Typo or Verdict.Accent;
}

/// <summary>Feedback to a response that is not simply right.</summary>
/// <param name="Words">How a typed response differs from <paramref name="Closest"/>, word by word, in order; null where hardly a word agrees.</param>
/// <param name="Pairs">Pairs that do not belong together.</param>
/// <param name="Note">What the author has to say to this answer.</param>
/// <param name="Closest">The accepted answer nearest to a typed response; null where none was found near.</param>
/// <param name="Parts">Of a question of several parts, those that are not simply right.</param>
public sealed record Feedback(
    IReadOnlyList<WordFeedback>? Words = null,
    IReadOnlyList<Pair>? Pairs = null,
    string? Note = null,
    string? Closest = null,
    IReadOnlyList<PartFeedback>? Parts = null);

/// <param name="Part">The id of an option or a span that was chosen wrongly; the number of a blank or of a story's line, from 0.</param>
/// <param name="Verdict">Of this part.</param>
/// <param name="Closest">The accepted answer nearest to what was typed.</param>
/// <param name="Note">What the author has to say to it.</param>
public sealed record PartFeedback(string Part, Verdict Verdict, string? Closest = null, string? Note = null);

/// <param name="Typed">In lower case and without punctuation; null when a word is missing. Two words where one was expected have a space between.</param>
/// <param name="Expected">As the course writes it; null when a word is too many.</param>
/// <param name="Reason">How they differ.</param>
/// <param name="Gloss">With <see cref="WordReason.OtherWord"/>, the meaning of the typed word where the course tells it, in the question's other language.</param>
public sealed record WordFeedback(string? Typed, string? Expected, WordReason Reason, string? Gloss = null);

/// <summary>How a typed word differs from the expected one. Only <c>typo</c>, <c>accent</c> and <c>spelling</c> are forgiven.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WordReason>))]
public enum WordReason
{
    /// <summary>Another word, or too far from the expected one to be a slip.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,

    [JsonStringEnumMemberName("missing")]
    Missing,

    [JsonStringEnumMemberName("extra")]
    Extra,

    /// <summary>The right word in another place.</summary>
    [JsonStringEnumMemberName("order")]
    Order,

    /// <summary>Right but for an accent or another mark.</summary>
    [JsonStringEnumMemberName("accent")]
    Accent,

    /// <summary>A spelling that exists where the letters are not at hand: German <c>schoen</c> for <c>schön</c>. The verdict is <c>accent</c>.</summary>
    [JsonStringEnumMemberName("spelling")]
    Spelling,

    /// <summary>A slip of the finger, a space too many or too few.</summary>
    [JsonStringEnumMemberName("typo")]
    Typo,

    /// <summary>Another word of the course.</summary>
    [JsonStringEnumMemberName("otherWord")]
    OtherWord,
}
