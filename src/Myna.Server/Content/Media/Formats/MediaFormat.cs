namespace Myna.Server.Content.Media.Formats;

/// <summary>The facts that the header of a file tells.</summary>
/// <param name="Type">The media type.</param>
/// <param name="Seconds">Null where the container does not tell.</param>
internal sealed record MediaFacts(string Type, int Width = 0, int Height = 0, double? Seconds = null);

/// <summary>The formats that are kept. A file's type is decided by its bytes alone: its name and the client's word are not asked.</summary>
internal static class MediaFormat
{
    /// <summary>Of each type, the ending of a file's name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Endings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["image/png"] = "png",
        ["image/jpeg"] = "jpg",
        ["image/webp"] = "webp",
        ["image/avif"] = "avif",
        ["image/gif"] = "gif",
        ["audio/mpeg"] = "mp3",
        ["audio/ogg"] = "ogg",
        ["audio/aac"] = "aac",
        ["audio/mp4"] = "m4a",
        ["audio/wav"] = "wav",
        ["audio/webm"] = "weba",
    };

    /// <summary>Longest first where the beginning of one could be taken for another's.</summary>
    private static readonly Func<FileWindow, MediaFacts?>[] Readers =
        [Png.Read, Gif.Read, WebP.Read, Wav.Read, Ogg.Read, IsoMedia.Read, WebM.Read, Jpeg.Read, Adts.Read, Mp3.Read];

    /// <summary>Null for a file of no such format, and for one whose header is broken.</summary>
    public static MediaFacts? Read(FileWindow file) => Readers.Select(read => read(file)).FirstOrDefault(facts => facts is not null);
}
