namespace Myna.Server.Shared;

/// <summary>The part of a list that a client asks for. The limit is within the bounds that the route declares.</summary>
public readonly record struct Page(int Limit, string? Cursor);
