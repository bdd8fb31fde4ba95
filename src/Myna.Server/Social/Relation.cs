using System.Text.Json.Serialization;
using Myna.Server.Accounts.Contracts;

namespace Myna.Server.Social;

/// <summary>
/// How one learner stands with another: whom they follow and block, from this learner's side. The other side has a document of its own that says the same
/// (<see cref="Mirrored"/>); both change in one commit, so that a block and a follow of the same two people always see each other.
/// </summary>
/// <param name="UserId">Whose side this is.</param>
/// <param name="Following">Since when this learner follows the other; null: they do not.</param>
/// <param name="FollowedBy">Since when the other follows this learner.</param>
/// <param name="Blocking">Since when this learner blocks the other.</param>
/// <param name="BlockedBy">Since when the other blocks this learner, who is never told.</param>
internal sealed record Relation(
    string UserId, string OtherId, DateTimeOffset? Following = null, DateTimeOffset? FollowedBy = null, DateTimeOffset? Blocking = null, DateTimeOffset? BlockedBy = null)
{
    public string Id => IdOf(UserId, OtherId);

    /// <summary>Since when each follows the other; null: they are no friends.</summary>
    public DateTimeOffset? Friends => Following is { } mine && FollowedBy is { } theirs ? (mine > theirs ? mine : theirs) : null;

    /// <summary>Whether one blocks the other: each sees nothing of the other.</summary>
    [JsonIgnore]
    public bool IsBlocked => Blocking is not null || BlockedBy is not null;

    [JsonIgnore]
    public bool IsNone => Following is null && FollowedBy is null && !IsBlocked;

    public static string IdOf(string userId, string otherId) => $"{userId}:{otherId}";

    public static Relation None(string userId, string otherId) => new(userId, otherId);

    /// <summary>The same two people from the other's side.</summary>
    public Relation Mirrored() => new(OtherId, UserId, FollowedBy, Following, BlockedBy, Blocking);

    /// <summary>Starts to follow. A follow from before keeps its time.</summary>
    public Relation Follow(DateTimeOffset now) =>
        IsBlocked ? throw new InvalidOperationException("Blocked people do not follow each other.") : this with { Following = Following ?? now };

    public Relation Unfollow() => this with { Following = null };

    /// <summary>Blocks the other. Neither follows the other any longer, also when the block is taken back.</summary>
    public Relation Block(DateTimeOffset now) => this with { Following = null, FollowedBy = null, Blocking = Blocking ?? now };

    public Relation Unblock() => this with { Blocking = null };

    /// <summary>
    /// Whether this learner sees the other: their profile, their name on lists, their milestones. Nobody sees guests and suspended people; a private profile is
    /// seen by those whom its owner follows.
    /// </summary>
    /// <param name="other">The other's profile.</param>
    public bool Sees(Profile other) => !IsBlocked && !other.IsGuest && !other.IsSuspended && (!other.IsPrivate || FollowedBy is not null);
}

/// <summary>How many relations of each kind a learner has: bounds them, and tells at once that nobody is blocked.</summary>
/// <param name="Id">The learner's.</param>
/// <param name="Following">People whom they follow.</param>
/// <param name="Blocking">People whom they block.</param>
/// <param name="BlockedBy">People who block them.</param>
internal sealed record RelationCounts(string Id, int Following, int Blocking, int BlockedBy)
{
    [JsonIgnore]
    public bool HasBlocks => Blocking + BlockedBy > 0;

    /// <summary>The counts of a learner after one relation of theirs has changed.</summary>
    public RelationCounts After(Relation before, Relation after) => this with
    {
        Following = Following + One(after.Following) - One(before.Following),
        Blocking = Blocking + One(after.Blocking) - One(before.Blocking),
        BlockedBy = BlockedBy + One(after.BlockedBy) - One(before.BlockedBy),
    };

    private static int One(DateTimeOffset? since) => since is null ? 0 : 1;
}
