using System.Globalization;

namespace Myna.Storage;

/// <summary>
/// A value that an index orders: null, a whole number (also a truth value), a time, or a string.
/// The order is the same in every adapter: null, then numbers and times by size, then strings by their UTF-8 bytes.
/// </summary>
public readonly record struct IndexValue : IComparable<IndexValue>
{
    private readonly string? _text;
    private readonly long _number;

    private IndexValue(IndexValueKind kind, long number, string? text) => (Kind, _number, _text) = (kind, number, text);

    public IndexValueKind Kind { get; }

    /// <summary>The number, or 1 and 0 for true and false, or the Unix milliseconds of a time.</summary>
    public long Number => Kind is IndexValueKind.Number or IndexValueKind.Boolean or IndexValueKind.Time ? _number : throw new InvalidOperationException($"{Kind} is not a number.");

    public string Text => _text ?? throw new InvalidOperationException($"{Kind} is not a string.");

    public static IndexValue Null => default;

    public static IndexValue Of<TValue>(TValue value) => value switch
    {
        null => default,
        string text => text,
        int number => number,
        long number => number,
        bool flag => flag,
        DateTimeOffset time => time,
        Enum choice => Convert.ToInt64(choice, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{typeof(TValue)} cannot be indexed; use a string, a whole number, a truth value or a time."),
    };

    internal static IndexValueKind KindOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? IndexValueKind.Text
            : type == typeof(bool) ? IndexValueKind.Boolean
            : type == typeof(DateTimeOffset) ? IndexValueKind.Time
            : type == typeof(int) || type == typeof(long) || type.IsEnum ? IndexValueKind.Number
            : throw new NotSupportedException($"{type} cannot be indexed; use a string, a whole number, a truth value or a time.");
    }

    public static implicit operator IndexValue(string? value) => value is null ? default : new(IndexValueKind.Text, 0, value);

    public static implicit operator IndexValue(int value) => new(IndexValueKind.Number, value, null);

    public static implicit operator IndexValue(long value) => new(IndexValueKind.Number, value, null);

    public static implicit operator IndexValue(bool value) => new(IndexValueKind.Boolean, value ? 1 : 0, null);

    public static implicit operator IndexValue(DateTimeOffset value) => new(IndexValueKind.Time, value.ToUnixTimeMilliseconds(), null);

    public static bool operator <(IndexValue left, IndexValue right) => left.CompareTo(right) < 0;

    public static bool operator >(IndexValue left, IndexValue right) => left.CompareTo(right) > 0;

    public static bool operator <=(IndexValue left, IndexValue right) => left.CompareTo(right) <= 0;

    public static bool operator >=(IndexValue left, IndexValue right) => left.CompareTo(right) >= 0;

    public int CompareTo(IndexValue other)
    {
        var rank = Rank(Kind).CompareTo(Rank(other.Kind));
        if (rank != 0)
        {
            return rank;
        }

        return Kind switch
        {
            IndexValueKind.Null => 0,
            IndexValueKind.Text => Utf8Order.Compare(_text!, other._text!),
            _ => _number.CompareTo(other._number),
        };

        static int Rank(IndexValueKind kind) => kind switch { IndexValueKind.Null => 0, IndexValueKind.Text => 2, _ => 1 };
    }

    public override string ToString() => Kind switch
    {
        IndexValueKind.Null => "null",
        IndexValueKind.Text => _text!,
        _ => _number.ToString(CultureInfo.InvariantCulture),
    };
}

public enum IndexValueKind
{
    Null,
    Number,
    Boolean,
    Time,
    Text,
}

/// <summary>Compares strings as their UTF-8 bytes compare: by code point, which differs from UTF-16 order above U+FFFF.</summary>
internal static class Utf8Order
{
    public static int Compare(string left, string right)
    {
        var common = Math.Min(left.Length, right.Length);
        for (var i = 0; i < common; i++)
        {
            char a = left[i], b = right[i];
            if (a == b)
            {
                continue;
            }

            // Surrogates (above U+FFFF) sort after the rest of the basic plane.
            if (char.IsSurrogate(a) != char.IsSurrogate(b))
            {
                return char.IsSurrogate(a) ? 1 : -1;
            }

            return a.CompareTo(b);
        }

        return left.Length.CompareTo(right.Length);
    }
}
