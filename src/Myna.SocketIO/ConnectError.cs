using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Myna.SocketIO;

/// <summary>A refusal to let a socket into a namespace; the client sees it as <c>connect_error</c>.</summary>
public sealed class ConnectError
{
    /// <summary>A refusal without data.</summary>
    public ConnectError(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        Message = message;
    }

    private ConnectError(string message, JsonElement data)
        : this(message) => Data = data;

    /// <summary>The client's <c>err.message</c>.</summary>
    public string Message { get; }

    /// <summary>The client's <c>err.data</c>.</summary>
    public JsonElement? Data { get; }

    /// <summary>A refusal with data, such as a stable code.</summary>
    public static ConnectError With<T>(string message, T data, JsonTypeInfo<T> type) => new(message, JsonSerializer.SerializeToElement(data, type));
}
