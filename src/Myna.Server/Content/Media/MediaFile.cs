namespace Myna.Server.Content.Media;

/// <summary>A picture or a recording that authors put into lessons. Its content never changes: the id is made of it.</summary>
internal sealed record MediaFile
{
    /// <summary><see cref="MediaId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Such as <c>image/png</c>: decided by its bytes.</summary>
    public required string Type { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Of a picture, in pixels.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>Of a recording; null where its container does not tell.</summary>
    public double? Seconds { get; init; }

    /// <summary>Under which it may be used, such as <c>CC BY 4.0</c>.</summary>
    public string? License { get; init; }

    /// <summary>To be named beside it.</summary>
    public string? Author { get; init; }

    /// <summary>The user who uploaded it first; null when they are erased.</summary>
    public string? UploadedBy { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Since when no draft and no version is known to use it; it is deleted some time after that.</summary>
    public DateTimeOffset? UnusedSince { get; init; }

    internal bool IsPicture => Type.StartsWith("image/", StringComparison.Ordinal);
}
