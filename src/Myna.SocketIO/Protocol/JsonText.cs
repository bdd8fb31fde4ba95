using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Myna.SocketIO.Protocol;

/// <summary>
/// Reads the strings of a packet. JSON may escape half of a surrogate pair (RFC 8259, section 8.2), JavaScript clients send it, and
/// <see cref="System.Text.Json"/> throws on it: nothing here does.
/// </summary>
internal static class JsonText
{
    /// <summary>The string or property name that the reader stands on; half of a surrogate pair stays as it is.</summary>
    public static string Read(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Unescape(reader.ValueSpan) : Encoding.UTF8.GetString(reader.ValueSpan);

    /// <summary>Whether the string or property name that the reader stands on is this text.</summary>
    public static bool Is(ref Utf8JsonReader reader, string text) =>
        reader.ValueIsEscaped ? Unescape(reader.ValueSpan) == text : reader.ValueTextEquals(text);

    /// <summary>A string property of an object by its name, or null.</summary>
    public static string? StringOf(JsonElement element, string name)
    {
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(element), new JsonReaderOptions { MaxDepth = Limits.AnyDepth });
        reader.Read();
        string? found = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = Is(ref reader, name);
            reader.Read();
            if (isFound)
            {
                found = reader.TokenType == JsonTokenType.String ? Read(ref reader) : null; // of two with this name the last counts
            }

            reader.Skip();
        }

        return found;
    }

    /// <summary>The text of a validated JSON string, given without its quotes.</summary>
    public static string Unescape(ReadOnlySpan<byte> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        while (escaped.IndexOf((byte)'\\') is >= 0 and var at)
        {
            text.Append(Encoding.UTF8.GetString(escaped[..at]));
            var kind = escaped[at + 1];
            text.Append(kind switch
            {
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                (byte)'u' => (char)ushort.Parse(escaped.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                _ => (char)kind, // a quote or a slash
            });
            escaped = escaped[(at + (kind == 'u' ? 6 : 2))..];
        }

        return text.Append(Encoding.UTF8.GetString(escaped)).ToString();
    }

    /// <summary>
    /// Whether a handler failed because the client's payload has another shape than the handler reads. Typed handlers throw
    /// <see cref="JsonException"/>. Reading a <see cref="JsonElement"/> throws <see cref="InvalidOperationException"/>, which
    /// System.Text.Json marks by this source so that converters can turn it into a <see cref="JsonException"/>; so do we.
    /// </summary>
    public static bool IsMismatch(Exception error) => error is JsonException or InvalidOperationException { Source: "System.Text.Json.Rethrowable" };
}
