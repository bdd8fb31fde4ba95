namespace Myna.Server.Content.Media.Formats;

/// <summary>The ISO base media file format (ISO/IEC 14496-12): AVIF pictures and M4A recordings are boxes in boxes.</summary>
internal static class IsoMedia
{
    /// <summary>More than a picture or a recording of these sizes has.</summary>
    private const int MaxBoxes = 10_000;

    public static MediaFacts? Read(FileWindow file)
    {
        if (!file.Has(4, "ftyp"u8) || file.Big(0, 4) is not (>= 16 and <= 4096 and var length))
        {
            return null;
        }

        var reading = new Reading(file);
        reading.Boxes(0, file.Length);
        for (var brand = 8L; brand < length; brand += brand == 8 ? 8 : 4)
        {
            if (file.Has(brand, "avif"u8) || file.Has(brand, "avis"u8))
            {
                return Picture.Of("image/avif", reading.Width, reading.Height);
            }
        }

        return reading is { HasSound: true, HasPicture: false } ? new MediaFacts("audio/mp4", Seconds: reading.Seconds) : null;
    }

    private sealed class Reading(FileWindow file)
    {
        private double _declared, _fragments, _scale;
        private int _boxes;

        public long Width { get; private set; }

        public long Height { get; private set; }

        public bool HasSound { get; private set; }

        public bool HasPicture { get; private set; }

        /// <summary>A recorder that writes as it goes leaves the length at 0, and numbers its fragments by their time.</summary>
        public double? Seconds => Math.Max(_declared, _scale > 0 ? _fragments / _scale : 0) is > 0 and var seconds ? seconds : null;

        public void Boxes(long from, long to, int depth = 0)
        {
            const int MaxDepth = 8;
            while (from + 8 <= to && _boxes++ < MaxBoxes && depth < MaxDepth)
            {
                var (size, header) = (file.Big(from, 4), 8);
                if (size == 1)
                {
                    (size, header) = (file.Big(from + 8, 8), 16);
                }

                var end = size == 0 ? to : from + size;
                if (size is not 0 && size < header || end > to || end < from)
                {
                    return;
                }

                Box(Name(from + 4), from + header, end, depth);
                from = end;
            }
        }

        private void Box(string name, long body, long end, int depth)
        {
            switch (name)
            {
                case "meta":
                    // Full: a version and flags stand before its boxes.
                    Boxes(body + 4, end, depth + 1);
                    break;
                case "moov" or "trak" or "mdia" or "mvex" or "moof" or "traf" or "iprp" or "ipco":
                    Boxes(body, end, depth + 1);
                    break;
                case "ispe" when (double)file.Big(body + 4, 4) * file.Big(body + 8, 4) > (double)Width * Height:
                    (Width, Height) = (file.Big(body + 4, 4), file.Big(body + 8, 4));
                    break;
                case "hdlr":
                    HasSound |= file.Has(body + 8, "soun"u8);
                    HasPicture |= file.Has(body + 8, "vide"u8);
                    break;
                case "mvhd":
                    (var scale, var duration) = Times(body);
                    _declared = Math.Max(_declared, scale > 0 ? duration / scale : 0);
                    _scale = _scale > 0 ? _scale : scale;
                    break;
                case "mdhd":
                    _scale = Times(body).Scale;
                    break;
                case "mehd" or "tfdt":
                    _fragments = Math.Max(_fragments, file.Big(body, 1) == 1 ? file.Big(body + 4, 8) : file.Big(body + 4, 4));
                    break;
            }
        }

        // Version 1 has times of eight bytes. A length of only ones is one that is not known.
        private (double Scale, double Duration) Times(long body)
        {
            var isLong = file.Big(body, 1) == 1;
            var duration = isLong ? file.Big(body + 24, 8) : file.Big(body + 16, 4);
            return (file.Big(body + (isLong ? 20 : 12), 4), duration is < 0 or uint.MaxValue ? 0 : duration);
        }

        private string Name(long place) => System.Text.Encoding.Latin1.GetString(file.At(place, 4));
    }
}
