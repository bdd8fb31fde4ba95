using System.Buffers;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO.EngineIO;

/// <summary>The framework's WebSocket: for compressed connections and for servers that offer nothing lower.</summary>
internal sealed class ManagedTransport(Outbox outbox, WebSocket webSocket, int maxPayload) : WebSocketTransport(outbox)
{
    private bool _sending, _closing, _dead;
    private ushort _closeCode;
    private TaskCompletionSource? _drained;

    public override bool IsWritable => !_sending && Outbox.IsEmpty;

    public override Task Drained
    {
        get
        {
            lock (Outbox.Gate)
            {
                if (_dead || IsWritable)
                {
                    return Task.CompletedTask;
                }

                return (_drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    public override void OnQueued(bool deferred)
    {
        if (_sending || _dead)
        {
            return;
        }

        _sending = true;
        _ = Write();
    }

    public override void Close(ushort code)
    {
        if (_closing || _dead)
        {
            return;
        }

        _closing = true;
        _closeCode = code;
        if (_sending)
        {
            return;
        }

        _sending = true;
        _ = Write();
    }

    public override void Release()
    {
        _dead = true;
        Outbox.Clear();
        _drained?.TrySetResult();
    }

    public override void Abort()
    {
        lock (Outbox.Gate)
        {
            Release();
        }

        webSocket.Abort();
    }

    public override async Task<DisconnectReason> ReadAsync(EngineSession session)
    {
        byte[]? buffer = null;
        try
        {
            while (true)
            {
                // No buffer while idle.
                var first = await webSocket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
                if (first.MessageType == WebSocketMessageType.Close)
                {
                    return Closed(1000, DisconnectReason.TransportClose);
                }

                buffer = ArrayPool<byte>.Shared.Rent(4096);
                var have = 0;
                while (true)
                {
                    var part = await webSocket.ReceiveAsync(buffer.AsMemory(have), CancellationToken.None);
                    if (part.MessageType == WebSocketMessageType.Close)
                    {
                        return Closed(1000, DisconnectReason.TransportClose);
                    }

                    have += part.Count;
                    if (have > maxPayload)
                    {
                        return Closed(1009, DisconnectReason.TransportError);
                    }

                    if (part.EndOfMessage)
                    {
                        if (session.OnWebSocketMessage(buffer.AsSpan(0, have), part.MessageType == WebSocketMessageType.Binary) is { } reason)
                        {
                            return Closed(1000, reason);
                        }

                        break;
                    }

                    if (have < buffer.Length)
                    {
                        continue;
                    }

                    var larger = ArrayPool<byte>.Shared.Rent(have * 2);
                    buffer.AsSpan(0, have).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                ArrayPool<byte>.Shared.Return(buffer);
                buffer = null;
                if (session.IsSaturated)
                {
                    await session.WhenReady();
                }
            }
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            return DisconnectReason.TransportClose;
        }
        finally
        {
            if (buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        DisconnectReason Closed(ushort code, DisconnectReason reason)
        {
            lock (Outbox.Gate)
            {
                Close(code);
            }

            return reason;
        }
    }

    private async Task Write()
    {
        try
        {
            while (true)
            {
                EncodedPacket packet;
                lock (Outbox.Gate)
                {
                    if (Outbox.IsEmpty || _dead)
                    {
                        if (!_closing || _dead)
                        {
                            _sending = false;
                            _drained?.TrySetResult();
                            return;
                        }

                        break;
                    }

                    packet = Outbox.Take();
                }

                for (var i = 0; i < packet.Count; i++)
                {
                    var type = WebSocketFrame.IsBinary(packet[i]) ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
                    var flags = WebSocketMessageFlags.EndOfMessage | (packet.MayCompress ? WebSocketMessageFlags.None : WebSocketMessageFlags.DisableCompression);
                    await webSocket.SendAsync(WebSocketFrame.Payload(packet[i]), type, flags, CancellationToken.None);
                }
            }

            await webSocket.CloseOutputAsync((WebSocketCloseStatus)_closeCode, null, CancellationToken.None);
            lock (Outbox.Gate)
            {
                _sending = false;
                _dead = true;
                Outbox.Clear();
                _drained?.TrySetResult();
            }
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            Abort();
        }
    }

    private static bool IsDisconnect(Exception e) =>
        e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or ConnectionAbortedException
            or ConnectionResetException or InvalidOperationException;
}
