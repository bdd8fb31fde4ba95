using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO.EngineIO;

/// <summary>The reading half: RFC 6455, section 5, as a server. An idle connection holds no buffer.</summary>
internal sealed partial class FramedTransport
{
    private const ushort NormalClosure = 1000, ProtocolError = 1002, TooBig = 1009;

    private ArrayBufferWriter<byte>? _fragments;
    private byte _fragmentOpcode;
    private ushort _closeCode;

    /// <summary>
    /// Frames are taken where they were received. Only one that lies in several of the pipe's segments is put together in a buffer.
    /// </summary>
    public override async Task<DisconnectReason> ReadAsync(EngineSession session)
    {
        var input = connection.Input;
        try
        {
            var needed = 0; // a large frame stays in the pipe until it is whole, and is looked at twice and not once for each segment
            while (true)
            {
                var result = await input.ReadAsync();
                var received = result.Buffer;
                if (received.Length < needed && !result.IsCompleted && !result.IsCanceled)
                {
                    input.AdvanceTo(received.Start, received.End);
                    continue;
                }

                if (received.IsEmpty && (result.IsCompleted || result.IsCanceled))
                {
                    return DisconnectReason.TransportClose;
                }

                var ended = result.IsCompleted;
                while (true)
                {
                    Cork();
                    var outcome = ConsumeSequence(session, received, out var consumed, out var wanted);
                    Uncork();
                    received = received.Slice(consumed);
                    if (outcome is { } reason)
                    {
                        input.AdvanceTo(received.Start, received.End);
                        lock (Outbox.Gate)
                        {
                            Close(_closeCode);
                        }

                        return reason;
                    }

                    if (session.IsSaturated)
                    {
                        await session.WhenReady();
                        continue;
                    }

                    if (ended)
                    {
                        input.AdvanceTo(received.End);
                        return DisconnectReason.TransportClose;
                    }

                    input.AdvanceTo(received.Start, received.End);
                    needed = wanted;
                    break;
                }
            }
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            return DisconnectReason.TransportClose;
        }
    }

    private DisconnectReason? ConsumeSequence(EngineSession session, ReadOnlySequence<byte> received, out int consumed, out int wanted)
    {
        // Unmasking in place is safe: these bytes are read once.
        if (received.IsSingleSegment)
        {
            return Consume(session, MemoryMarshal.AsMemory(received.First).Span, out consumed, out wanted);
        }

        var length = (int)received.Length;
        var copy = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            received.CopyTo(copy);
            return Consume(session, copy.AsSpan(0, length), out consumed, out wanted);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    private static bool IsDisconnect(Exception e) =>
        e is IOException or OperationCanceledException or ObjectDisposedException or ConnectionAbortedException or ConnectionResetException
            or InvalidOperationException;

    /// <summary>
    /// Takes whole frames off the data. A reason ends the connection; <paramref name="wanted"/> is what the next frame needs.
    /// </summary>
    private DisconnectReason? Consume(EngineSession session, Span<byte> data, out int consumed, out int wanted)
    {
        consumed = 0;
        wanted = 0;
        while (data.Length - consumed >= 2 && !session.IsSaturated)
        {
            var frame = data[consumed..];
            byte first = frame[0], second = frame[1];
            var opcode = (byte)(first & 0x0f);
            // Reserved bits belong to extensions, of which none was negotiated; every client frame is masked.
            if ((first & 0x70) != 0 || (second & 0x80) == 0)
            {
                return Fail(ProtocolError);
            }

            long length = second & 0x7f;
            var header = 6;
            if (length == 126)
            {
                if (frame.Length < 4)
                {
                    break;
                }

                length = BinaryPrimitives.ReadUInt16BigEndian(frame[2..]);
                header = 8;
            }
            else if (length == 127)
            {
                if (frame.Length < 10)
                {
                    break;
                }

                length = BinaryPrimitives.ReadInt64BigEndian(frame[2..]);
                header = 14;
            }

            var control = opcode >= 8;
            if (control && (length > 125 || (first & 0x80) == 0))
            {
                return Fail(ProtocolError);
            }

            if (length < 0 || length + (_fragments?.WrittenCount ?? 0) > options.MaxPayload)
            {
                return Fail(TooBig);
            }

            if (frame.Length < header + length)
            {
                wanted = header + (int)length;
                break;
            }

            var payload = frame.Slice(header, (int)length);
            WebSocketFrame.Unmask(payload, Unsafe.ReadUnaligned<uint>(ref frame[header - 4]));
            consumed += header + (int)length;

            var reason = control ? TakeControl(opcode, payload) : TakeData(session, opcode, (first & 0x80) != 0, payload);
            if (reason is not null)
            {
                return reason;
            }
        }

        return null;
    }

    private DisconnectReason? TakeData(EngineSession session, byte opcode, bool final, ReadOnlySpan<byte> payload)
    {
        if (opcode > 2 || (opcode == 0) != (_fragments is not null))
        {
            return Fail(ProtocolError);
        }

        if (opcode != 0 && final)
        {
            return Deliver(session, opcode, payload);
        }

        if (opcode != 0)
        {
            _fragmentOpcode = opcode;
        }

        (_fragments ??= new ArrayBufferWriter<byte>(Math.Max(payload.Length * 2, 256))).Write(payload);
        if (!final)
        {
            return null;
        }

        var whole = _fragments;
        _fragments = null;
        return Deliver(session, _fragmentOpcode, whole.WrittenSpan);
    }

    private DisconnectReason? Deliver(EngineSession session, byte opcode, ReadOnlySpan<byte> message)
    {
        _closeCode = NormalClosure;
        return session.OnWebSocketMessage(message, opcode == 2);
    }

    private DisconnectReason? TakeControl(byte opcode, ReadOnlySpan<byte> payload)
    {
        switch (opcode)
        {
            case 8:
                _closeCode = NormalClosure;
                return DisconnectReason.TransportClose;
            case 9:
                lock (Outbox.Gate)
                {
                    // Pings are answered even while a full outbox waits, but never pile up in it.
                    if (!_closing && Outbox.Count < 1000)
                    {
                        Outbox.Add(new EncodedPacket(WebSocketFrame.Build(WebSocketFrame.Pong, payload)));
                        OnQueued(deferred: false);
                    }
                }

                return null;
            case 10:
                return null;
            default:
                return Fail(ProtocolError);
        }
    }

    private DisconnectReason Fail(ushort code)
    {
        _closeCode = code;
        return DisconnectReason.TransportError;
    }
}
