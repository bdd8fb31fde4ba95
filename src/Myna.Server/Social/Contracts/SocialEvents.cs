using System.Text.Json.Serialization;
using Myna.Storage;

namespace Myna.Server.Social.Contracts;

/// <summary>The events of this module that others may subscribe to.</summary>
internal static class SocialEvents
{
    public static readonly EventType<RelationChanged> RelationChanged = new("social.relationChanged", SocialEventJson.Default.RelationChanged) { IsFleeting = true };
}

/// <summary>One of two learners follows or blocks the other, or does so no longer: what each sees of the other may have changed.</summary>
internal sealed record RelationChanged(string UserId, string OtherId);

[JsonSerializable(typeof(RelationChanged))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class SocialEventJson : JsonSerializerContext;
