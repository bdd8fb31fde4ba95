using Myna.Server.Progress.Memory;
using Myna.Storage;

namespace Myna.Server.Progress.Words;

/// <summary>The orders that a list of words can have: a field, from the least on, or with a minus from the most.</summary>
/// <remarks>
/// Recall falls by the second, so a list is ordered by the recall of one moment, which its cursors carry: pages that are asked for later go on
/// in the same order.
/// </remarks>
internal sealed record WordOrder(string Name)
{
    public const string Default = "recall";

    private static readonly string[] Fields = [Default, "stability", "difficulty", "due", "lastSeen", "timesSeen", "text"];

    public static readonly IReadOnlyList<string> Names = [.. Fields.SelectMany(field => new[] { field, $"-{field}" })];

    private bool IsDescending => Name[0] == '-';

    /// <summary>The value that a word is ordered by; words with the same one are in the order of their ids.</summary>
    public IndexValue KeyOf(ItemMemory memory, string foldedText, DateTimeOffset asOf) => Name.TrimStart('-') switch
    {
        "stability" => Number(memory.Stability),
        "difficulty" => Number(memory.Difficulty),
        "due" => memory.Due,
        "lastSeen" => memory.LastReview ?? DateTimeOffset.UnixEpoch,
        "timesSeen" => memory.Reps,
        "text" => foldedText.Length > Limits.MaxIndexedTextLength ? foldedText[..Limits.MaxIndexedTextLength] : foldedText,
        _ => Number(Fsrs.Default.Retrievability(memory, asOf)),
    };

    public int Compare((IndexValue Key, string ItemId) one, (IndexValue Key, string ItemId) other)
    {
        var order = one.Key.CompareTo(other.Key);
        return order != 0 ? (IsDescending ? -order : order) : string.CompareOrdinal(one.ItemId, other.ItemId);
    }

    public string CursorAfter((IndexValue Key, string ItemId) last, DateTimeOffset asOf) => new Cursor([asOf, last.Key], last.ItemId).Encode(CursorName);

    /// <summary>False when the text is not a cursor of this order.</summary>
    public bool TryParse(string text, out DateTimeOffset asOf, out (IndexValue Key, string ItemId) last)
    {
        (asOf, last) = (default, default);
        var kind = KeyOf(ItemMemory.Fresh("", default), "", default).Kind;
        if (!Cursor.TryParse(text, CursorName, 2, out var cursor) || cursor!.Values[0].Kind != IndexValueKind.Time || cursor.Values[1].Kind != kind)
        {
            return false;
        }

        (asOf, last) = (DateTimeOffset.FromUnixTimeMilliseconds(cursor.Values[0].Number), (cursor.Values[1], cursor.Id));
        return true;
    }

    private string CursorName => $"words.{Name}";

    // The bits of numbers from 0 on are in the order of the numbers.
    private static IndexValue Number(double value) => BitConverter.DoubleToInt64Bits(Math.Max(0, value));
}
