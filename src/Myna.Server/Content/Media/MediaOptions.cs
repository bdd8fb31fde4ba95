using System.ComponentModel.DataAnnotations;

namespace Myna.Server.Content.Media;

/// <summary>The section <c>Myna:Media</c>.</summary>
internal sealed class MediaOptions
{
    public const string Section = "Myna:Media";

    /// <summary>Where files are kept; empty: <c>media</c> of the data folder. Several processes need one that they share.</summary>
    public string Folder { get; set; } = "";

    /// <summary>How long a file stays that nothing uses.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "1000.00:00:00")]
    public TimeSpan KeepUnused { get; set; } = TimeSpan.FromDays(30);
}

/// <summary>Bounds on what is taken, read from a file's header before anything decodes it.</summary>
internal static class MediaLimits
{
    public const int MaxPictureBytes = 10 << 20;

    public const int MaxSoundBytes = 20 << 20;

    /// <summary>A decoder needs four bytes for each.</summary>
    public const long MaxPixels = 40_000_000;

    public const int MaxSide = 16_000;

    public const int MaxSeconds = 600;

    /// <summary>Of a licence and of an author's name.</summary>
    public const int MaxTextLength = 200;
}
