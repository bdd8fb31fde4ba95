using System.Buffers;

namespace Myna.Server.Content.Media;

/// <summary>
/// The id of a file, made of its bytes: the same file is one, from any author. Nobody can guess an id, so that the address needs no token, which
/// <c>&lt;img&gt;</c> could not send.
/// </summary>
internal static class MediaId
{
    private const string Prefix = "m-";

    /// <summary>160 bits of the hash: two files with one id cannot be made.</summary>
    private const int Digits = 40;

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <param name="sha256">Of the whole file.</param>
    public static string Of(ReadOnlySpan<byte> sha256) => Prefix + Convert.ToHexStringLower(sha256[..(Digits / 2)]);

    /// <summary>Whether a reference in a lesson names a file of this server. Courses of other systems have names of pictures that are elsewhere.</summary>
    public static bool Is(string text) =>
        text.Length == Prefix.Length + Digits && text.StartsWith(Prefix, StringComparison.Ordinal) && !text.AsSpan(Prefix.Length).ContainsAnyExcept(Hexadecimal);

    /// <summary>Where learners get it, relative to this server. Other names stay as they are.</summary>
    public static string AddressOf(string reference) => Is(reference) ? $"/api/v1/media/{reference}" : reference;
}
