namespace Myna.SocketIO.Protocol;

/// <summary>
/// One packet as complete WebSocket frames: the packet itself and, behind it, its binary attachments. The arrays are shared by every
/// recipient and never change. It wraps either <c>byte[]</c> or <c>byte[][]</c>, so that queueing a broadcast allocates nothing for each socket.
/// </summary>
internal readonly struct EncodedPacket
{
    readonly object? _frames;

    public EncodedPacket(byte[] frame) => _frames = frame;

    public EncodedPacket(byte[][] frames) => _frames = frames;

    public bool IsEmpty => _frames is null;

    public int Count => _frames is byte[][] many ? many.Length : 1;

    public byte[] this[int index] => _frames is byte[][] many ? many[index] : (byte[])_frames!;

    /// <summary>Bytes of all frames, headers included.</summary>
    public int Size
    {
        get
        {
            if (_frames is byte[] one) return one.Length;
            var size = 0;
            foreach (var frame in (byte[][])_frames!) size += frame.Length;
            return size;
        }
    }
}
