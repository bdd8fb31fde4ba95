using System.Text.Json.Serialization;
using Myna.Server.Shared.Http;

namespace Myna.Server.Content.Media;

/// <summary>A file as its users see it, with what its licence asks to be told.</summary>
/// <param name="Url">Relative to this server.</param>
/// <param name="Width">Of a picture, in pixels.</param>
/// <param name="Seconds">Of a recording, as far as its container tells.</param>
/// <param name="License">Under which it may be used.</param>
/// <param name="Author">To be named beside it.</param>
internal sealed record MediaView(
    string Id, string Url, string Type, long Bytes, int? Width, int? Height, double? Seconds, string? License, string? Author, DateTimeOffset UploadedAt) : ILocated
{
    string ILocated.Location => Url;

    public static MediaView Of(MediaFile file) => new(
        file.Id, MediaId.AddressOf(file.Id), file.Type, file.Bytes, file.Width, file.Height, file.Seconds, file.License, file.Author, file.UploadedAt);
}

internal sealed record MediaPage(IReadOnlyList<MediaView> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);
