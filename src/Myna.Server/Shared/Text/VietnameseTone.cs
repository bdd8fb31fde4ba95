namespace Myna.Server.Shared.Text;

/// <summary>Vietnamese writes the tone of <c>oa</c>, <c>oe</c> and <c>uy</c> on either vowel: <c>hòa</c> and <c>hoà</c> are one word.</summary>
internal static class VietnameseTone
{
    // Column by column one tone.
    private const string OnO = "òóỏõọ";
    private const string OnU = "ùúủũụ";
    private const string OnA = "àáảãạ";
    private const string OnE = "èéẻẽẹ";
    private const string OnY = "ỳýỷỹỵ";

    /// <summary>Moves a tone that is on the first of two lower-case vowels to the second.</summary>
    public static void MoveBack(ref char first, ref char second)
    {
        var (from, bare, to) = second switch
        {
            'a' => (OnO, 'o', OnA),
            'e' => (OnO, 'o', OnE),
            'y' => (OnU, 'u', OnY),
            _ => ("", ' ', ""),
        };
        if (from.IndexOf(first, StringComparison.Ordinal) is var tone and >= 0)
        {
            (first, second) = (bare, to[tone]);
        }
    }
}
