using System.Text.Json;

namespace Myna.SocketIO.Protocol;

/// <summary>Names that the client and server libraries keep for themselves; the official parser refuses packets that carry them.</summary>
internal static class EventNames
{
    private static readonly string[] Reserved = ["connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"];

    /// <summary>An event's name is a string that is not reserved, or a number.</summary>
    public static bool IsAllowed(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return true;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        if (reader.ValueIsEscaped)
        {
            return Array.IndexOf(Reserved, JsonText.Read(ref reader)) < 0;
        }

        if (reader.ValueSpan.Length is < 7 or > 14)
        {
            return true;
        }

        foreach (var name in Reserved)
        {
            if (reader.ValueTextEquals(name))
            {
                return false;
            }
        }

        return true;
    }

    public static void ThrowIfReserved(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (Array.IndexOf(Reserved, name) >= 0)
        {
            throw new ArgumentException($"\"{name}\" is a reserved event name.", nameof(name));
        }
    }
}
