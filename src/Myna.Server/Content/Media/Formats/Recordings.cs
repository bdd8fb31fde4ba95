namespace Myna.Server.Content.Media.Formats;

/// <summary>WAV: RIFF chunks, of which <c>fmt </c> tells the bytes of a second and <c>data</c> how many there are.</summary>
internal static class Wav
{
    public static MediaFacts? Read(FileWindow file)
    {
        const int MaxChunks = 1000;
        if (!file.Has(0, "RIFF"u8) || !file.Has(8, "WAVE"u8))
        {
            return null;
        }

        var (place, rate) = (12L, 0L);
        for (var chunk = 0; chunk < MaxChunks && file.Little(place + 4, 4) is >= 0 and var size; chunk++)
        {
            if (file.Has(place, "fmt "u8))
            {
                rate = file.Little(place + 16, 4);
            }
            else if (file.Has(place, "data"u8))
            {
                // A recorder that could not go back leaves the size too large.
                return rate > 0 ? new MediaFacts("audio/wav", Seconds: (double)Math.Min(size, file.Length - place - 8) / rate) : null;
            }

            place += 8 + size + (size & 1);
        }

        return null;
    }
}

/// <summary>Ogg (RFC 3533) with one stream of Opus (RFC 7845) or Vorbis: the last page tells how many samples came before its end.</summary>
internal static class Ogg
{
    private const int LargestPage = 65_307;

    private const int OpusRate = 48_000;

    public static MediaFacts? Read(FileWindow file)
    {
        if (!file.Has(0, "OggS"u8) || (file.Big(5, 1) & 2) == 0)
        {
            return null;
        }

        var body = 27 + file.Big(26, 1);
        var isOpus = file.Has(body, "OpusHead"u8);
        var rate = isOpus ? OpusRate : file.Has(body, "\u0001vorbis"u8) ? file.Little(body + 12, 4) : 0;
        var next = body + file.At(27, (int)file.Big(26, 1)).ToArray().Sum(length => length);
        // A second beginning would be a second stream, such as a film's.
        if (rate <= 0 || !file.Has(next, "OggS"u8) || (file.Big(next + 5, 1) & 2) != 0)
        {
            return null;
        }

        var from = Math.Max(0, file.Length - LargestPage);
        var last = file.At(from, LargestPage).LastIndexOf("OggS"u8);
        // -1: no packet ends on that page.
        var samples = last < 0 ? -1 : file.Little(from + last + 6, 8);
        var skipped = isOpus ? Math.Max(0, file.Little(body + 10, 2)) : 0;
        return new MediaFacts("audio/ogg", Seconds: samples > skipped ? (double)(samples - skipped) / rate : null);
    }
}

/// <summary>AAC in ADTS frames (ISO/IEC 13818-7), each of which tells its length.</summary>
internal static class Adts
{
    private static readonly int[] Rates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];

    public static MediaFacts? Read(FileWindow file) => Frames.Seconds(file, 0, Frame) is { } seconds ? new MediaFacts("audio/aac", Seconds: seconds) : null;

    private static (int Length, double Seconds)? Frame(ReadOnlySpan<byte> header)
    {
        if (header.Length < 7 || header[0] != 0xFF || (header[1] & 0xF6) != 0xF0 || ((header[2] >> 2) & 15) is var rate && rate >= Rates.Length)
        {
            return null;
        }

        var length = ((header[3] & 3) << 11) | (header[4] << 3) | (header[5] >> 5);
        return length >= 7 ? (length, 1024.0 * ((header[6] & 3) + 1) / Rates[rate]) : null;
    }
}

/// <summary>MP3 (ISO/IEC 11172-3, 13818-3): frames after an ID3v2 tag, if there is one. Their lengths vary, so that all are counted.</summary>
internal static class Mp3
{
    private static readonly int[] BitratesOf1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];

    private static readonly int[] BitratesOf2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    private static readonly int[] Rates = [44_100, 48_000, 32_000];

    public static MediaFacts? Read(FileWindow file)
    {
        var start = 0L;
        if (file.Has(0, "ID3"u8) && file.At(6, 4) is { Length: 4 } size)
        {
            start = 10 + ((size[0] & 127) << 21 | (size[1] & 127) << 14 | (size[2] & 127) << 7 | (size[3] & 127));
        }

        return Frames.Seconds(file, start, Frame) is { } seconds ? new MediaFacts("audio/mpeg", Seconds: seconds) : null;
    }

    private static (int Length, double Seconds)? Frame(ReadOnlySpan<byte> header)
    {
        // Layer III only.
        if (header.Length < 4 || header[0] != 0xFF || (header[1] & 0xE6) != 0xE2)
        {
            return null;
        }

        var version = (header[1] >> 3) & 3;
        var (bitrate, rate) = (header[2] >> 4, (header[2] >> 2) & 3);
        if (version == 1 || bitrate is 0 or 15 || rate == 3)
        {
            return null;
        }

        // MPEG 2 has half of the rates, 2.5 a quarter, and both half of the samples.
        var samplesPerSecond = Rates[rate] >> (version switch { 3 => 0, 2 => 1, _ => 2 });
        var (bits, samples) = version == 3 ? (BitratesOf1[bitrate], 1152) : (BitratesOf2[bitrate], 576);
        return ((samples / 8 * bits * 1000 / samplesPerSecond) + ((header[2] >> 1) & 1), (double)samples / samplesPerSecond);
    }
}

/// <summary>A file that is one frame after the other.</summary>
internal static class Frames
{
    /// <summary>Fewer could be found in any file.</summary>
    private const int Fewest = 3;

    public delegate (int Length, double Seconds)? FrameReader(ReadOnlySpan<byte> header);

    /// <summary>The seconds of all frames up to the first place that has none, such as a tag; null where there are too few.</summary>
    public static double? Seconds(FileWindow file, long start, FrameReader read)
    {
        var (place, seconds, count) = (start, 0.0, 0);
        while (read(file.At(place, 7)) is var (length, time) && place + length <= file.Length)
        {
            (place, seconds, count) = (place + length, seconds + time, count + 1);
        }

        return count >= Fewest ? seconds : null;
    }
}
