using System.Runtime.InteropServices;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>A member's total, and the turn at which it was reached: what a board orders by and what a total's version is.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Score(long Points, long ReachedAt) : IComparable<Score>
{
    /// <summary>Best first: more points first; at the same points the member who reached them first.</summary>
    public int CompareTo(Score other) =>
        Points != other.Points ? other.Points.CompareTo(Points) : ReachedAt.CompareTo(other.ReachedAt);

    public static bool operator <(Score left, Score right) => left.CompareTo(right) < 0;

    public static bool operator >(Score left, Score right) => left.CompareTo(right) > 0;

    public static bool operator <=(Score left, Score right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Score left, Score right) => left.CompareTo(right) >= 0;
}

/// <summary>A member's place on a board.</summary>
/// <param name="Rank">1 is the best.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RankedMember(int Rank, string Member, Score Score);
