namespace Myna.Server.Gamification.Contracts;

/// <summary>A board is not what it was. Read it to see how it is now.</summary>
public sealed record BoardChanged(BoardName Board, long Version);
