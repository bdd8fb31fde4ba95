using System.Buffers.Binary;
using System.Numerics;

namespace Myna.SocketIO.Protocol;

/// <summary>Server-side framing of RFC 6455, section 5.2: a frame is built once and the same bytes go to every recipient.</summary>
internal static class WebSocketFrame
{
    public const byte Text = 0x81, Binary = 0x82, Close = 0x88, Ping = 0x89, Pong = 0x8a;

    public static int HeaderLength(int payload) => payload < 126 ? 2 : payload <= ushort.MaxValue ? 4 : 10;

    public static byte[] Build(byte first, ReadOnlySpan<byte> payload)
    {
        var frame = Allocate(first, payload.Length, out var body);
        payload.CopyTo(frame.AsSpan(body));
        return frame;
    }

    /// <summary>A frame of exactly the right length with its header written; the caller fills it from <paramref name="body"/> on.</summary>
    public static byte[] Allocate(byte first, int payload, out int body)
    {
        body = HeaderLength(payload);
        var frame = GC.AllocateUninitializedArray<byte>(body + payload);
        frame[0] = first;
        if (body == 2)
        {
            frame[1] = (byte)payload;
        }
        else if (body == 4)
        {
            frame[1] = 126;
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)payload);
        }
        else
        {
            frame[1] = 127;
            BinaryPrimitives.WriteUInt64BigEndian(frame.AsSpan(2), (ulong)payload);
        }

        return frame;
    }

    public static ReadOnlyMemory<byte> Payload(byte[] frame) => frame.AsMemory((frame[1] & 0x7f) switch { 126 => 4, 127 => 10, _ => 2 });

    public static bool IsBinary(byte[] frame) => frame[0] == Binary;

    public static void Unmask(Span<byte> data, uint key)
    {
        var i = 0;
        if (Vector.IsHardwareAccelerated && data.Length >= Vector<byte>.Count)
        {
            var mask = Vector.AsVectorByte(new Vector<uint>(key));
            for (; i <= data.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            {
                (new Vector<byte>(data[i..]) ^ mask).CopyTo(data[i..]);
            }
        }

        for (; i < data.Length; i++)
        {
            data[i] ^= (byte)(key >> ((i & 3) << 3));
        }
    }
}
