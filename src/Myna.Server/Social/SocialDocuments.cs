using System.Text.Json.Serialization;
using Myna.Storage;

namespace Myna.Server.Social;

/// <summary>The collections of this module.</summary>
internal static class SocialDocuments
{
    public static readonly Collection<Relation> Relations = new("relations", SocialDocumentJson.Default.Relation, relation => relation.Id);

    public static readonly Index<Relation> ByUser = Relations.Index("user", relation => relation.UserId);

    /// <summary>Unique indexes leave out documents with a null: each of these holds only the relations of its kind.</summary>
    public static readonly Index<Relation> Friends = Relations.UniqueIndex("friends", relation => relation.UserId, relation => relation.Friends, relation => relation.OtherId);

    public static readonly Index<Relation> Following = Relations.UniqueIndex("following", relation => relation.UserId, relation => relation.Following, relation => relation.OtherId);

    public static readonly Index<Relation> Followers = Relations.UniqueIndex("followers", relation => relation.UserId, relation => relation.FollowedBy, relation => relation.OtherId);

    public static readonly Index<Relation> Blocking = Relations.UniqueIndex("blocking", relation => relation.UserId, relation => relation.Blocking, relation => relation.OtherId);

    public static readonly Index<Relation> BlockedBy = Relations.UniqueIndex("blockedBy", relation => relation.UserId, relation => relation.BlockedBy, relation => relation.OtherId);

    public static readonly Collection<RelationCounts> Counts = new("relationCounts", SocialDocumentJson.Default.RelationCounts, counts => counts.Id);

    public static IReadOnlyList<ICollectionDefinition> All { get; } = [Relations, Counts];
}

[JsonSerializable(typeof(Relation))]
[JsonSerializable(typeof(RelationCounts))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class SocialDocumentJson : JsonSerializerContext;
