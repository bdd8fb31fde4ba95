using System.Text;

namespace Myna.Storage.MongoDb.Bson;

/// <summary>
/// A name in BSON ends at its first zero, a name in JSON may contain one: U+0000 is stored as <c>␀0</c> and <c>␀</c> (U+2400) as <c>␀␀</c>.
/// </summary>
internal static class FieldName
{
    private const char Escape = '\u2400';
    private const byte EscapeLead = 0xE2;

    public static ReadOnlySpan<byte> Stored(ReadOnlySpan<byte> name) => name.IndexOfAny((byte)0, EscapeLead) < 0 ? name : Escaped(name);

    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> name) => name.IndexOf(EscapeLead) < 0 ? name : Unescaped(name);

    private static ReadOnlySpan<byte> Escaped(ReadOnlySpan<byte> name) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(name).Replace("\u2400", "\u2400\u2400", StringComparison.Ordinal).Replace("\0", "\u24000", StringComparison.Ordinal));

    private static ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> name)
    {
        var stored = Encoding.UTF8.GetString(name);
        var read = new StringBuilder(stored.Length);
        for (var i = 0; i < stored.Length; i++)
        {
            if (stored[i] == Escape && i + 1 < stored.Length && stored[i + 1] is (Escape or '0'))
            {
                read.Append(stored[++i] == Escape ? Escape : '\0');
            }
            else
            {
                read.Append(stored[i]);
            }
        }

        return Encoding.UTF8.GetBytes(read.ToString());
    }
}
