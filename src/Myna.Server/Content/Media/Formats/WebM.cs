using System.Buffers.Binary;
using System.Numerics;

namespace Myna.Server.Content.Media.Formats;

/// <summary>WebM (RFC 8794, RFC 9559): elements in elements. A browser's recorder tells no length, so the last block's time counts too.</summary>
internal static class WebM
{
    private const int MaxElements = 200_000;

    public static MediaFacts? Read(FileWindow file)
    {
        if (!file.Has(0, [0x1A, 0x45, 0xDF, 0xA3]))
        {
            return null;
        }

        var (scale, duration, cluster, last) = (1_000_000L, 0.0, 0L, 0L);
        var (isWebM, hasSound, hasPicture) = (false, false, false);
        var place = 0L;
        for (var read = 0; read < MaxElements && place < file.Length; read++)
        {
            if (Number(file, place, 4, keepsMarker: true) is not (var id, var idLength) || Number(file, place + idLength, 8, keepsMarker: false) is not (var size, var sizeLength))
            {
                break;
            }

            var body = place + idLength + sizeLength;
            switch (id)
            {
                // Header, segment, information, tracks, a track, cluster, group of blocks: what is in them comes next.
                case 0x1A45DFA3 or 0x18538067 or 0x1549A966 or 0x1654AE6B or 0xAE or 0x1F43B675 or 0xA0:
                    place = body;
                    continue;
                case 0x4282:
                    isWebM = size == 4 && file.Has(body, "webm"u8);
                    break;
                case 0x2AD7B1 when size is > 0 and <= 8:
                    scale = file.Big(body, (int)size);
                    break;
                case 0x4489 when size is 4 or 8:
                    duration = size == 4 ? BinaryPrimitives.ReadSingleBigEndian(Whole(file, body, 4)) : BinaryPrimitives.ReadDoubleBigEndian(Whole(file, body, 8));
                    break;
                case 0x83:
                    hasSound |= file.Big(body, 1) == 2;
                    hasPicture |= file.Big(body, 1) == 1;
                    break;
                case 0xE7 when size is > 0 and <= 8:
                    last = Math.Max(last, cluster = file.Big(body, (int)size));
                    break;
                case 0xA3 or 0xA1 when Number(file, body, 8, keepsMarker: false) is (_, var track):
                    last = Math.Max(last, cluster + (short)file.Big(body + track, 2));
                    break;
            }

            // Only what holds others may leave its end open.
            if (size < 0 || size > file.Length - body)
            {
                break;
            }

            place = body + size;
        }

        var seconds = Math.Max(double.IsFinite(duration) ? duration : 0, last) * scale / 1e9;
        return isWebM && hasSound && !hasPicture ? new MediaFacts("audio/webm", Seconds: seconds > 0 ? seconds : null) : null;
    }

    /// <summary>A number that tells its own length (RFC 8794, section 4). All ones: not known, -1.</summary>
    private static (long Value, int Length)? Number(FileWindow file, long place, int maxLength, bool keepsMarker)
    {
        var first = file.Big(place, 1);
        if (first <= 0)
        {
            return null;
        }

        var length = BitOperations.LeadingZeroCount((uint)first) - 23;
        if (length > maxLength || file.Big(place, length) is not (>= 0 and var value))
        {
            return null;
        }

        var mask = (1L << (7 * length)) - 1;
        return keepsMarker ? (value, length) : ((value & mask) == mask ? -1 : value & mask, length);
    }

    private static ReadOnlySpan<byte> Whole(FileWindow file, long place, int count)
    {
        var found = file.At(place, count);
        return found.Length == count ? found : new byte[count];
    }
}
