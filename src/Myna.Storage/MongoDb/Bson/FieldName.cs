using System.Text;

namespace Myna.Storage.MongoDb.Bson;

/// <summary>
/// A name in BSON ends at its first zero, a name in JSON may contain one: U+0000 is stored as <c>␀0</c> and <c>␀</c> (U+2400) as <c>␀␀</c>.
/// A name that begins with <c>$</c> is an operator or part of a DBRef to some servers and tools: it is stored with <c>␀</c> before it.
/// </summary>
internal static class FieldName
{
    private const char Escape = '\u2400';
    private const byte EscapeLead = 0xE2;

    public static ReadOnlySpan<byte> Stored(ReadOnlySpan<byte> name) =>
        name.IndexOfAny((byte)0, EscapeLead) < 0 && !name.StartsWith((byte)'$') ? name : Escaped(name);

    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> name) => name.IndexOf(EscapeLead) < 0 ? name : Unescaped(name);

    private static ReadOnlySpan<byte> Escaped(ReadOnlySpan<byte> name)
    {
        var stored = Encoding.UTF8.GetString(name).Replace("\u2400", "\u2400\u2400", StringComparison.Ordinal).Replace("\0", "\u24000", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(stored[0] == '$' ? Escape + stored : stored);
    }

    private static ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> name)
    {
        var stored = Encoding.UTF8.GetString(name);
        var read = new StringBuilder(stored.Length);
        for (var i = 0; i < stored.Length; i++)
        {
            if (stored[i] == Escape && i + 1 < stored.Length && stored[i + 1] is (Escape or '0' or '$'))
            {
                read.Append(stored[++i] == '0' ? '\0' : stored[i]);
            }
            else
            {
                read.Append(stored[i]);
            }
        }

        return Encoding.UTF8.GetBytes(read.ToString());
    }
}
