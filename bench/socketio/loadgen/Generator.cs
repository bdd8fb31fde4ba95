using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

namespace Myna.SocketIO.LoadGenerator;

/// <summary>Some thousand WebSocket clients on one thread, without an allocation for each message.</summary>
internal sealed unsafe class Generator : IDisposable
{
    private static readonly byte[] Mask = [0x37, 0xfa, 0x21, 0x3d];
    private static readonly byte[] JoinFrame = Frame("40"u8), PongFrame = Frame("3"u8);

    private readonly Settings _settings;
    private readonly Client[] _clients;
    private readonly int _epoll = Linux.epoll_create1(0);
    private readonly byte[] _buffer = new byte[1 << 17];
    private readonly byte[] _scratch = new byte[1 << 12];
    private readonly byte[] _upgrade;
    private readonly string _padding;
    private readonly Queue<long> _broadcastTimes = new();

    public Generator(Settings settings)
    {
        _settings = settings;
        _clients = new Client[settings.Clients];
        _padding = new string('x', settings.Size);
        _upgrade = Encoding.ASCII.GetBytes(
            $"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{settings.Port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nUser-Agent: loadgen\r\n\r\n");
    }

    public int Connected { get; private set; }

    public long Events { get; private set; }

    public long Acks { get; private set; }

    public long EchoesSent { get; private set; }

    public int BroadcastsSent { get; private set; }

    public int BroadcastsDone { get; private set; }

    public bool IsRunning { get; set; }

    public bool IsMeasuring { get; set; }

    public List<double> Latencies { get; } = new(1 << 20);

    /// <summary>Connects everyone, at most 128 at a time.</summary>
    public void ConnectAll(TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        for (var next = 0; Connected < _clients.Length;)
        {
            if (clock.Elapsed > patience)
            {
                throw new TimeoutException($"Only {Connected} of {_clients.Length} have connected.");
            }

            while (next < _clients.Length && next - Connected < 128)
            {
                Open(next++);
            }

            Pump(100);
        }
    }

    public void PumpFor(TimeSpan time, Func<bool>? until = null)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time && until?.Invoke() != true)
        {
            Pump(50);
        }
    }

    public void Start()
    {
        IsRunning = true;
        if (_settings.Mode == "bcast")
        {
            for (var i = 0; i < _settings.Window; i++)
            {
                Broadcast();
            }

            return;
        }

        for (var c = 0; c < _clients.Length; c++)
        {
            for (var i = 0; i < _settings.Window; i++)
            {
                Echo(ref _clients[c]);
            }
        }
    }

    /// <summary>Whether nothing was lost: every client has heard every broadcast, every echo was acknowledged.</summary>
    public bool IsComplete() => _settings.Mode == "bcast"
        ? Array.TrueForAll(_clients, c => c.Received == BroadcastsSent)
        : Acks == EchoesSent;

    public void Dispose()
    {
        foreach (var client in _clients)
        {
            if (client.Fd > 0)
            {
                _ = Linux.close(client.Fd);
            }
        }

        _ = Linux.close(_epoll);
    }

    private void Open(int index)
    {
        var fd = Linux.Connect(_settings.Port);
        _clients[index] = new Client { Fd = fd };
        Linux.Watch(_epoll, fd, index);
        Linux.Send(fd, _upgrade);
    }

    private void Pump(int milliseconds)
    {
        var ready = stackalloc Linux.Event[512];
        var count = Linux.epoll_wait(_epoll, ready, 512, milliseconds);
        for (var e = 0; e < count; e++)
        {
            ref var client = ref _clients[(int)ready[e].Data];
            var kept = client.KeptLength;
            if (kept > 0)
            {
                client.Kept.AsSpan(0, kept).CopyTo(_buffer);
            }

            var length = kept + Linux.Receive(client.Fd, _buffer.AsSpan(kept));
            var used = Take(ref client, _buffer.AsSpan(0, length));
            client.KeptLength = length - used;
            if (client.KeptLength == 0)
            {
                continue;
            }

            if (client.Kept is null || client.Kept.Length < client.KeptLength)
            {
                client.Kept = new byte[Math.Max(client.KeptLength, 4096)];
            }

            _buffer.AsSpan(used, client.KeptLength).CopyTo(client.Kept);
        }
    }

    private int Take(ref Client client, ReadOnlySpan<byte> data)
    {
        var at = 0;
        if (!client.IsUpgraded)
        {
            var end = data.IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                return 0;
            }

            if (!data.StartsWith("HTTP/1.1 101"u8))
            {
                throw new IOException(Encoding.ASCII.GetString(data[..Math.Min(data.Length, 200)]));
            }

            client.IsUpgraded = true;
            at = end + 4;
        }

        while (data.Length - at >= 2)
        {
            int length = data[at + 1] & 0x7f, head = 2;
            if (length == 126)
            {
                if (data.Length - at < 4)
                {
                    break;
                }

                length = BinaryPrimitives.ReadUInt16BigEndian(data[(at + 2)..]);
                head = 4;
            }

            if (data.Length - at < head + length)
            {
                break;
            }

            if (length > 0)
            {
                Packet(ref client, data.Slice(at + head, length));
            }

            at += head + length;
        }

        return at;
    }

    private void Packet(ref Client client, ReadOnlySpan<byte> packet)
    {
        switch (packet[0])
        {
            case (byte)'0': Linux.Send(client.Fd, JoinFrame); break;
            case (byte)'2': Linux.Send(client.Fd, PongFrame); break;
            case (byte)'4' when packet[1] == '0': Connected++; break;
            case (byte)'4' when packet[1] == '2':
                client.Received++;
                Events++;
                if (Events % _clients.Length != 0)
                {
                    break;
                }

                BroadcastsDone++;
                var sent = _broadcastTimes.Dequeue();
                if (IsMeasuring)
                {
                    Latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                }

                if (IsRunning)
                {
                    Broadcast();
                }

                break;
            case (byte)'4' when packet[1] == '3':
                Acks++;
                // A server answers a client's events in their order.
                var asked = client.SentAt![client.Answered++ % _settings.Window];
                if (IsMeasuring)
                {
                    Latencies.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                }

                if (IsRunning)
                {
                    Echo(ref client);
                }

                break;
        }
    }

    private void Broadcast()
    {
        BroadcastsSent++;
        _broadcastTimes.Enqueue(Stopwatch.GetTimestamp());
        Send(ref _clients[0], $"42[\"bcast\",\"{_padding}\"]");
    }

    private void Echo(ref Client client)
    {
        EchoesSent++;
        (client.SentAt ??= new long[_settings.Window])[client.NextId % _settings.Window] = Stopwatch.GetTimestamp();
        Send(ref client, $"42{client.NextId++ & 0xffff}[\"message-with-ack\",\"{_padding}\"]");
    }

    private void Send(ref Client client, ReadOnlySpan<char> packet)
    {
        Span<byte> bytes = stackalloc byte[packet.Length];
        Encoding.ASCII.GetBytes(packet, bytes);
        Linux.Send(client.Fd, _scratch.AsSpan(0, Write(_scratch, bytes)));
    }

    private static byte[] Frame(ReadOnlySpan<byte> payload)
    {
        var frame = new byte[payload.Length + 8];
        return frame[..Write(frame, payload)];
    }

    private static int Write(Span<byte> frame, ReadOnlySpan<byte> payload)
    {
        var at = 0;
        frame[at++] = 0x81;
        if (payload.Length < 126)
        {
            frame[at++] = (byte)(0x80 | payload.Length);
        }
        else
        {
            frame[at++] = 0x80 | 126;
            BinaryPrimitives.WriteUInt16BigEndian(frame[at..], (ushort)payload.Length);
            at += 2;
        }

        Mask.CopyTo(frame[at..]);
        at += 4;
        for (var i = 0; i < payload.Length; i++)
        {
            frame[at + i] = (byte)(payload[i] ^ Mask[i & 3]);
        }

        return at + payload.Length;
    }

    private struct Client
    {
        public int Fd;
        public bool IsUpgraded;
        public byte[]? Kept;
        public int KeptLength;
        public long Received;
        public long NextId;
        public long Answered;
        public long[]? SentAt;
    }
}
