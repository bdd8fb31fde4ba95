using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Myna.Server.Shared.Http;

/// <summary>
/// Refuses JSON with text that is none: bytes that are not UTF-8, halves of surrogate pairs, and noncharacters (U+FFFE and its like), which
/// Unicode reserves for internal use and which normalisation, stores and other languages refuse in ways of their own. Checked once, where JSON is
/// read, so that no feature meets it.
/// </summary>
public static class SoundText
{
    public const string Refusal = "has characters that are not valid Unicode text";

    /// <summary>Escapes, and the first bytes of every noncharacter: text without any of them needs no closer look.</summary>
    private static readonly SearchValues<byte> Suspicious = SearchValues.Create([(byte)'\\', 0xEF, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4]);

    /// <summary>The top-level field with such text, <c>$</c> outside of any; null: all is sound, or not JSON at all.</summary>
    public static string? UnsoundField(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            return "$";
        }

        if (!json.ContainsAny(Suspicious))
        {
            return null;
        }

        var field = "$";
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonContracts.MaxDepth });
            while (reader.Read())
            {
                if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
                {
                    continue;
                }

                if (!reader.ValueSpan.ContainsAny(Suspicious))
                {
                    field = FieldAt(ref reader, field);
                    continue;
                }

                if (!IsSound(ref reader))
                {
                    return field;
                }

                field = FieldAt(ref reader, field);
            }
        }
        catch (JsonException)
        {
            // The parser tells where.
        }

        return null;
    }

    private static string FieldAt(ref Utf8JsonReader reader, string field) =>
        reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 ? reader.GetString()! : field;

    private static bool IsSound(ref Utf8JsonReader reader)
    {
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return false;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if ((rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF)
            {
                return false;
            }
        }

        return true;
    }
}
