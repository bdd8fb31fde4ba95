namespace Myna.Server.Content.Media.Formats;

/// <summary>PNG (W3C, third edition), section 11.2.2: IHDR comes first.</summary>
internal static class Png
{
    public static MediaFacts? Read(FileWindow file) =>
        file.Has(0, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) && file.Has(8, [0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'])
            ? Picture.Of("image/png", file.Big(16, 4), file.Big(20, 4))
            : null;
}

/// <summary>GIF89a, section 18: the logical screen.</summary>
internal static class Gif
{
    public static MediaFacts? Read(FileWindow file) =>
        file.Has(0, "GIF87a"u8) || file.Has(0, "GIF89a"u8) ? Picture.Of("image/gif", file.Little(6, 2), file.Little(8, 2)) : null;
}

/// <summary>JPEG (ITU-T T.81, annex B): the frame header is behind segments that tell their length.</summary>
internal static class Jpeg
{
    public static MediaFacts? Read(FileWindow file)
    {
        if (!file.Has(0, [0xFF, 0xD8, 0xFF]))
        {
            return null;
        }

        var place = 2L;
        while (file.Big(place, 1) == 0xFF)
        {
            var marker = file.Big(place + 1, 1);
            switch (marker)
            {
                // Filling, and markers that stand alone.
                case 0xFF:
                    place++;
                    break;
                case 0x01 or (>= 0xD0 and <= 0xD7):
                    place += 2;
                    break;
                // C4, C8 and CC among the frame headers are something else.
                case >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC):
                    return Picture.Of("image/jpeg", file.Big(place + 7, 2), file.Big(place + 5, 2));
                // The picture itself, or the end, without a frame header before it.
                case < 0 or 0xD8 or 0xD9 or 0xDA:
                    return null;
                default:
                    if (file.Big(place + 2, 2) is not (>= 2 and var length))
                    {
                        return null;
                    }

                    place += 2 + length;
                    break;
            }
        }

        return null;
    }
}

/// <summary>WebP (RFC 9649): of one picture, lossless, or extended, which tells the size of its canvas.</summary>
internal static class WebP
{
    public static MediaFacts? Read(FileWindow file)
    {
        if (!file.Has(0, "RIFF"u8) || !file.Has(8, "WEBP"u8))
        {
            return null;
        }

        if (file.Has(12, "VP8X"u8))
        {
            return Picture.Of("image/webp", 1 + file.Little(24, 3), 1 + file.Little(27, 3));
        }

        if (file.Has(12, "VP8L"u8) && file.Big(20, 1) == 0x2F && file.Little(21, 4) is >= 0 and var sizes)
        {
            return Picture.Of("image/webp", 1 + (sizes & 0x3FFF), 1 + ((sizes >> 14) & 0x3FFF));
        }

        return file.Has(12, "VP8 "u8) && file.Has(23, [0x9D, 0x01, 0x2A])
            ? Picture.Of("image/webp", file.Little(26, 2) & 0x3FFF, file.Little(28, 2) & 0x3FFF)
            : null;
    }
}

internal static class Picture
{
    /// <summary>Null for a size that no picture has.</summary>
    public static MediaFacts? Of(string type, long width, long height) =>
        width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue ? new MediaFacts(type, (int)width, (int)height) : null;
}
