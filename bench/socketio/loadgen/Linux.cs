using System.Net;
using System.Runtime.InteropServices;

namespace Myna.SocketIO.LoadGenerator;

/// <summary>One epoll over thousands of sockets: the generator must cost far less than the server that it measures.</summary>
internal static unsafe partial class Linux
{
    private const int Tcp = 6, NoDelay = 1, CloseOnExec = 0x80000, NoSignal = 0x4000, Add = 1, Readable = 1;
    private const int Again = 11, Interrupted = 4;

    public static int Connect(int port)
    {
        var fd = socket(2, 1 | CloseOnExec, 0);
        var on = 1;
        _ = setsockopt(fd, Tcp, NoDelay, &on, sizeof(int));
        var address = new Address
        {
            Family = 2,
            Port = (ushort)IPAddress.HostToNetworkOrder((short)port),
            Ip = BitConverter.ToUInt32(IPAddress.Loopback.GetAddressBytes()),
        };
        if (connect(fd, &address, sizeof(Address)) != 0)
        {
            throw new IOException($"connect: errno {Marshal.GetLastPInvokeError()}");
        }

        return fd;
    }

    public static void Watch(int epoll, int fd, int key)
    {
        var readable = new Event { Events = Readable, Data = (ulong)key };
        if (epoll_ctl(epoll, Add, fd, &readable) != 0)
        {
            throw new IOException($"epoll_ctl: errno {Marshal.GetLastPInvokeError()}");
        }
    }

    public static void Send(int fd, ReadOnlySpan<byte> data)
    {
        fixed (byte* start = data)
        {
            nint sent;
            do
            {
                sent = send(fd, start, data.Length, NoSignal);
            }
            while (sent < 0 && Marshal.GetLastPInvokeError() == Interrupted);
            if (sent != data.Length)
            {
                throw new IOException($"send: {sent} of {data.Length}, errno {Marshal.GetLastPInvokeError()}");
            }
        }
    }

    /// <summary>What was read; 0 when nothing is there by now.</summary>
    public static int Receive(int fd, Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            var read = recv(fd, start, buffer.Length, 0);
            if (read > 0)
            {
                return (int)read;
            }

            if (read < 0 && Marshal.GetLastPInvokeError() is Again or Interrupted)
            {
                return 0;
            }

            throw new IOException($"The server has closed a connection (errno {Marshal.GetLastPInvokeError()}).");
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    public static partial int epoll_create1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int epoll_wait(int epoll, Event* events, int most, int milliseconds);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int close(int fd);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int socket(int domain, int type, int protocol);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int connect(int fd, Address* address, int length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int setsockopt(int fd, int level, int option, int* value, int length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_ctl(int epoll, int operation, int fd, Event* change);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint recv(int fd, byte* buffer, nint length, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint send(int fd, byte* buffer, nint length, int flags);

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    public struct Event
    {
        public uint Events;
        public ulong Data;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Address
    {
        public ushort Family;
        public ushort Port;
        public uint Ip;
        public ulong Zero;
    }
}
