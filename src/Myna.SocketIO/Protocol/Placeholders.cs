using System.Text.Json;

namespace Myna.SocketIO.Protocol;

/// <summary><c>{"_placeholder":true,"num":n}</c>: where a binary attachment belongs in the JSON.</summary>
internal static class Placeholders
{
    /// <summary>
    /// Whether every placeholder names an attachment that exists. A peer that numbers them otherwise could make two values share one
    /// buffer or leave a hole, which the official parser treats as a broken packet too.
    /// </summary>
    public static bool AreValid(ReadOnlySpan<byte> json, int attachments, int maxDepth)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                continue;
            }

            var ahead = reader;
            if (TryRead(ref ahead, out var number) && (number < 0 || number >= attachments))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Reads a placeholder that starts at the reader's object; false, with the reader anywhere, when the object is something else.
    /// </summary>
    public static bool TryRead(ref Utf8JsonReader reader, out int number)
    {
        number = -1;
        var marked = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonText.Is(ref reader, "_placeholder"))
            {
                if (!reader.Read())
                {
                    return false;
                }

                marked = reader.TokenType == JsonTokenType.True;
                if (!marked)
                {
                    reader.Skip();
                }
            }
            else if (JsonText.Is(ref reader, "num"))
            {
                if (!reader.Read())
                {
                    return false;
                }

                if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out number))
                {
                    number = -1;
                }

                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }

        return marked;
    }
}
