using System.Text.Json.Serialization.Metadata;

namespace Myna.SocketIO;

/// <summary>A handler of one event name. What it reads from the event it reads before its first await.</summary>
internal abstract class EventHandler(string name)
{
    public string Name => name;

    public abstract ValueTask Invoke(SocketIOSocket socket, in InboundEvent packet);
}

internal sealed class PlainHandler(string name, Func<SocketIOSocket, ValueTask> handle) : EventHandler(name)
{
    public override ValueTask Invoke(SocketIOSocket socket, in InboundEvent packet) => handle(socket);
}

internal sealed class TypedHandler<T>(string name, JsonTypeInfo<T> type, Func<SocketIOSocket, T, ValueTask> handle) : EventHandler(name)
{
    public override ValueTask Invoke(SocketIOSocket socket, in InboundEvent packet) => handle(socket, packet.First(type)!);
}

internal sealed class AcknowledgingHandler<TAck>(string name, JsonTypeInfo<TAck> ackType, Func<SocketIOSocket, ValueTask<TAck>> handle) : EventHandler(name)
{
    public override ValueTask Invoke(SocketIOSocket socket, in InboundEvent packet) =>
        Acknowledgement.Send(socket, packet.AckId, handle(socket), ackType);
}

internal sealed class AcknowledgingHandler<T, TAck>(
    string name, JsonTypeInfo<T> type, JsonTypeInfo<TAck> ackType, Func<SocketIOSocket, T, ValueTask<TAck>> handle) : EventHandler(name)
{
    public override ValueTask Invoke(SocketIOSocket socket, in InboundEvent packet) =>
        Acknowledgement.Send(socket, packet.AckId, handle(socket, packet.First(type)!), ackType);
}

internal sealed class RawHandler(string name, Func<SocketIOSocket, EventArguments, ValueTask<EventArguments?>> handle) : EventHandler(name)
{
    public override ValueTask Invoke(SocketIOSocket socket, in InboundEvent packet)
    {
        var answer = handle(socket, packet.Arguments());
        if (!answer.IsCompletedSuccessfully)
        {
            return Await(socket, packet.AckId, answer);
        }

        Acknowledgement.Send(socket, packet.AckId, answer.Result);
        return ValueTask.CompletedTask;
    }

    private static async ValueTask Await(SocketIOSocket socket, long ackId, ValueTask<EventArguments?> answer) =>
        Acknowledgement.Send(socket, ackId, await answer);
}

/// <summary>Sends what a handler returned to the client that asked for it.</summary>
internal static class Acknowledgement
{
    public static ValueTask Send<T>(SocketIOSocket socket, long ackId, ValueTask<T> answer, JsonTypeInfo<T> type)
    {
        if (!answer.IsCompletedSuccessfully)
        {
            return Await(socket, ackId, answer, type);
        }

        var value = answer.Result;
        if (ackId >= 0)
        {
            socket.Acknowledge(ackId, value, type);
        }

        return ValueTask.CompletedTask;
    }

    public static void Send(SocketIOSocket socket, long ackId, EventArguments? answer)
    {
        if (ackId >= 0 && answer is not null)
        {
            socket.Acknowledge(ackId, answer);
        }
    }

    private static async ValueTask Await<T>(SocketIOSocket socket, long ackId, ValueTask<T> answer, JsonTypeInfo<T> type)
    {
        var value = await answer;
        if (ackId >= 0)
        {
            socket.Acknowledge(ackId, value, type);
        }
    }
}
