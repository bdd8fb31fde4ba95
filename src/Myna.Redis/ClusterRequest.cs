using System.Text.Json;
using Myna.SocketIO;

namespace Myna.Redis;

/// <summary>A request to the other servers and the responses that have come. Changed under its own lock.</summary>
internal sealed class ClusterRequest(int servers)
{
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many servers were asked.</summary>
    public int Servers => servers;

    public int Answered { get; private set; }

    /// <summary>How many clients of other servers were asked.</summary>
    public int Clients { get; private set; }

    public List<EventArguments> Responses { get; } = [];

    public List<RemoteSocket> Sockets { get; } = [];

    public Task Completed => _completed.Task;

    public void Receive(ClusterMessage message, JsonElement data)
    {
        lock (this)
        {
            switch (message.Type)
            {
                case MessageType.BroadcastClientCount:
                    Answered++;
                    Clients += data.GetProperty("clientCount").GetInt32();
                    break;
                case MessageType.BroadcastAck:
                    Responses.Add(ValueOf(message, data));
                    break;
                case MessageType.ServerSideEmitResponse:
                    Answered++;
                    Responses.Add(ValueOf(message, data));
                    break;
                case MessageType.FetchSocketsResponse:
                    Answered++;
                    foreach (var socket in data.GetProperty("sockets").EnumerateArray())
                    {
                        Sockets.Add(new RemoteSocket(
                            socket.GetProperty("id").GetString()!,
                            ClusterData.ReadStrings(socket, "rooms"),
                            socket.TryGetProperty("data", out var held) ? held.Clone() : default));
                    }

                    break;
            }

            if (Answered >= servers && (Clients == 0 || Responses.Count >= Clients))
            {
                _completed.TrySetResult();
            }
        }
    }

    private static EventArguments ValueOf(ClusterMessage message, JsonElement data) => data.TryGetProperty("packet", out var value)
        ? new EventArguments(ClusterMessage.RawOf(value).ToArray(), message.Attachments)
        : EventArguments.None;
}
