namespace Myna.SocketIO.Protocol;

/// <summary>
/// One packet as complete WebSocket frames: the packet itself and, behind it, its binary attachments. The arrays are shared by every
/// recipient and never change. It wraps either <c>byte[]</c> or <c>byte[][]</c>, so that queueing a broadcast allocates nothing for each socket.
/// </summary>
internal readonly struct EncodedPacket
{
    private readonly object? _frames;
    private readonly bool _uncompressed;

    public EncodedPacket(byte[] frame) => _frames = frame;

    public EncodedPacket(byte[][] frames) => _frames = frames;

    private EncodedPacket(object? frames, bool uncompressed)
    {
        _frames = frames;
        _uncompressed = uncompressed;
    }

    /// <summary>Whether a connection that has compression may use it.</summary>
    public bool MayCompress => !_uncompressed;

    public bool IsEmpty => _frames is null;

    public int Count => _frames is byte[][] many ? many.Length : 1;

    public byte[] this[int index] => _frames is byte[][] many ? many[index] : (byte[])_frames!;

    /// <summary>The same packet, with or without compression.</summary>
    public EncodedPacket Compress(bool compress) => new(_frames, !compress);

    /// <summary>Bytes of all frames, headers included.</summary>
    public int Size
    {
        get
        {
            if (_frames is byte[] one)
            {
                return one.Length;
            }

            var size = 0;
            foreach (var frame in (byte[][])_frames!)
            {
                size += frame.Length;
            }

            return size;
        }
    }
}
