using System.Buffers;
using System.Globalization;

namespace Myna.Storage.MongoDb.Bson;

/// <summary>
/// JSON text for our own reader: no checks, no indentation, only the escapes that the grammar requires.
/// (Utf8JsonWriter takes half as long again, and every document read passes here.)
/// </summary>
internal sealed class JsonText
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    private readonly ByteBuffer _bytes = new();
    private bool _comma;

    public ReadOnlySpan<byte> Written => _bytes.Written;

    public void Clear()
    {
        _bytes.Clear();
        _comma = false;
    }

    public void BeginObject() => Open((byte)'{');

    public void EndObject() => Close((byte)'}');

    public void BeginArray() => Open((byte)'[');

    public void EndArray() => Close((byte)']');

    /// <summary>Before each item of an array.</summary>
    public void Item()
    {
        if (_comma)
        {
            _bytes.Byte((byte)',');
        }
    }

    public void Name(ReadOnlySpan<byte> name)
    {
        Item();
        Quoted(name);
        _bytes.Byte((byte)':');
    }

    /// <summary>A name that <see cref="Name"/> has written once before: with its quotes, escapes and colon.</summary>
    public void Named(ReadOnlySpan<byte> text)
    {
        Item();
        _bytes.Bytes(text);
    }

    public void String(ReadOnlySpan<byte> value)
    {
        Quoted(value);
        _comma = true;
    }

    public void Raw(ReadOnlySpan<byte> value)
    {
        _bytes.Bytes(value);
        _comma = true;
    }

    public void Number(long value)
    {
        value.TryFormat(_bytes.Reserve(20), out var written, provider: CultureInfo.InvariantCulture);
        _bytes.Advance(written);
        _comma = true;
    }

    public void Number(double value)
    {
        _comma = true;
        if (TryShort(value))
        {
            return;
        }

        value.TryFormat(_bytes.Reserve(32), out var written, "R", CultureInfo.InvariantCulture);
        _bytes.Advance(written);
    }

    /// <summary>RFC 3339 in UTC with milliseconds.</summary>
    public void Time(long unixMilliseconds)
    {
        const long First = -62135596800000, Last = 253402300799999;
        if (unixMilliseconds is < First or > Last)
        {
            throw new FormatException($"A time of {unixMilliseconds} ms lies outside the years 1 to 9999.");
        }

        var time = new DateTime(DateTime.UnixEpoch.Ticks + (unixMilliseconds * TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        var (year, month, day) = time;
        var ofDay = (int)(time.TimeOfDay.Ticks / TimeSpan.TicksPerMillisecond);
        var span = _bytes.Reserve(26)[..26];
        "\"0000-00-00T00:00:00.000Z\""u8.CopyTo(span);
        Two(span[1..], year / 100);
        Two(span[3..], year % 100);
        Two(span[6..], month);
        Two(span[9..], day);
        Two(span[12..], ofDay / 3_600_000);
        Two(span[15..], ofDay / 60_000 % 60);
        Two(span[18..], ofDay / 1000 % 60);
        span[21] = (byte)('0' + (ofDay / 100 % 10));
        Two(span[22..], ofDay % 100);
        _bytes.Advance(26);
        _comma = true;

        static void Two(Span<byte> target, int value)
        {
            target[1] = (byte)('0' + (value % 10));
            target[0] = (byte)('0' + (value / 10));
        }
    }

    public void Base64(ReadOnlySpan<byte> value)
    {
        var span = _bytes.Reserve(Base64Length(value.Length) + 2);
        span[0] = (byte)'"';
        System.Buffers.Text.Base64.EncodeToUtf8(value, span[1..], out _, out var written);
        span[written + 1] = (byte)'"';
        _bytes.Advance(written + 2);
        _comma = true;

        static int Base64Length(int length) => System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(length);
    }

    public void Hex(ReadOnlySpan<byte> value)
    {
        var span = _bytes.Reserve((2 * value.Length) + 2);
        span[0] = (byte)'"';
        Convert.TryToHexStringLower(value, span[1..], out var written);
        span[written + 1] = (byte)'"';
        _bytes.Advance(written + 2);
        _comma = true;
    }

    // A number of at most six decimals is found without the search for the shortest digits: what is an integer of at most 15 digits over
    // a power of ten, rounded once, is the only such number of that double, and so the shortest.
    private bool TryShort(double value)
    {
        const int Decimals = 6;
        const double Scale = 1e6, Bound = 1e15;
        var scaled = Math.Round(value * Scale);
        if (Math.Abs(scaled) >= Bound || scaled / Scale != value || scaled == 0)
        {
            return false;
        }

        var digits = (ulong)Math.Abs(scaled);
        var decimals = Decimals;
        for (; decimals > 0 && digits % 10 == 0; decimals--)
        {
            digits /= 10;
        }

        // From the last digit to the first, with a zero before the point at least.
        Span<byte> text = stackalloc byte[20];
        var at = text.Length;
        for (var place = 0; digits > 0 || place <= decimals; place++)
        {
            if (place == decimals && place > 0)
            {
                text[--at] = (byte)'.';
            }

            text[--at] = (byte)('0' + (digits % 10));
            digits /= 10;
        }

        if (value < 0)
        {
            text[--at] = (byte)'-';
        }

        _bytes.Bytes(text[at..]);
        return true;
    }

    private void Open(byte bracket)
    {
        _bytes.Byte(bracket);
        _comma = false;
    }

    private void Close(byte bracket)
    {
        _bytes.Byte(bracket);
        _comma = true;
    }

    private void Quoted(ReadOnlySpan<byte> text)
    {
        var special = text.IndexOfAny(Escaped);
        if (special < 0)
        {
            // The usual case: one check of the free space instead of three.
            var whole = _bytes.Reserve(text.Length + 2);
            whole[0] = (byte)'"';
            text.CopyTo(whole[1..]);
            whole[text.Length + 1] = (byte)'"';
            _bytes.Advance(text.Length + 2);
            return;
        }

        _bytes.Byte((byte)'"');
        for (; special >= 0; special = text.IndexOfAny(Escaped))
        {
            _bytes.Bytes(text[..special]);
            var span = _bytes.Reserve(6);
            "\\u00"u8.CopyTo(span);
            Convert.TryToHexStringLower(text.Slice(special, 1), span[4..], out _);
            _bytes.Advance(6);
            text = text[(special + 1)..];
        }

        _bytes.Bytes(text);
        _bytes.Byte((byte)'"');
    }
}
