using System.Buffers.Binary;

namespace Myna.Server.Content.Media.Formats;

/// <summary>Looks at places of a file without holding more of it than a window. A place outside of the file reads as nothing.</summary>
internal sealed class FileWindow(Stream file)
{
    private const int Size = 64 * 1024;

    private readonly byte[] _window = new byte[Size];
    private long _start;
    private int _count;

    public long Length { get; } = file.Length;

    /// <summary>So many bytes at a place; fewer, or none, where the file ends before. Good until the next call.</summary>
    public ReadOnlySpan<byte> At(long place, int count)
    {
        if (place < 0 || place >= Length)
        {
            return [];
        }

        count = (int)Math.Min(count, Length - place);
        if (place < _start || place + count > _start + _count)
        {
            file.Position = _start = place;
            _count = file.ReadAtLeast(_window, count, throwOnEndOfStream: false);
        }

        return _window.AsSpan((int)(place - _start), Math.Min(count, _count - (int)(place - _start)));
    }

    public bool Has(long place, ReadOnlySpan<byte> bytes) => At(place, bytes.Length).SequenceEqual(bytes);

    /// <summary>A number of one to eight bytes, the highest first; -1 outside of the file, and where it passes 63 bits.</summary>
    public long Big(long place, int bytes)
    {
        var found = At(place, bytes);
        if (found.Length < bytes)
        {
            return -1;
        }

        Span<byte> whole = stackalloc byte[8];
        whole.Clear();
        found.CopyTo(whole[(8 - bytes)..]);
        return Math.Max(-1, BinaryPrimitives.ReadInt64BigEndian(whole));
    }

    /// <summary>The same, the lowest first.</summary>
    public long Little(long place, int bytes)
    {
        var found = At(place, bytes);
        if (found.Length < bytes)
        {
            return -1;
        }

        Span<byte> whole = stackalloc byte[8];
        whole.Clear();
        found.CopyTo(whole);
        return Math.Max(-1, BinaryPrimitives.ReadInt64LittleEndian(whole));
    }
}
