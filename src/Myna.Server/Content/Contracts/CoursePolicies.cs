using System.Text.Json.Serialization;

namespace Myna.Server.Content.Contracts;

/// <summary>How a course wants to be learnt.</summary>
/// <param name="PassMark">The score, 0 to 1, from which a lesson is done.</param>
/// <param name="Unlock">Which lessons may be started.</param>
public sealed record CoursePolicies(double PassMark = CoursePolicies.DefaultPassMark, UnlockPolicy Unlock = UnlockPolicy.Open)
{
    public const double DefaultPassMark = 0.6;

    public static readonly CoursePolicies Default = new();

    /// <summary>The form in documents: null for the defaults, so that courses from before there were policies stay as they are.</summary>
    public static CoursePolicies? Kept(CoursePolicies policies) => policies == Default ? null : policies;
}

[JsonConverter(typeof(JsonStringEnumConverter<UnlockPolicy>))]
public enum UnlockPolicy
{
    /// <summary>Any lesson may be started at any time.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>A lesson may be started when all before it are done.</summary>
    [JsonStringEnumMemberName("inOrder")]
    InOrder,
}
