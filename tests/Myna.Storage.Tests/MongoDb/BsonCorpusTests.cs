using System.Globalization;
using System.Text;
using System.Text.Json;
using Myna.Storage.MongoDb.Bson;

namespace Myna.Storage.Tests.MongoDb;

/// <summary>
/// The cases of the official BSON corpus (github.com/mongodb/specifications, source/bson-corpus) that touch the types documents have,
/// as a table of our own: what the bytes say as JSON, and bytes that must be refused.
/// </summary>
public sealed class BsonCorpusTests
{
    /// <summary>Of a document with a field <c>xp</c> and none that is called <c>a</c>.</summary>
    private static readonly BsonShape Known = BsonShape.Of(LearnerJson.Default.Learner);

    /// <summary>Bytes, and the JSON that they are read as. These go both ways: that JSON is written as exactly these bytes.</summary>
    public static readonly TheoryData<string, string, string> BothWays = new()
    {
        { "document: empty", "0500000000", "{}" },
        { "document: empty inside", "0D000000037800050000000000", """{"x":{}}""" },
        { "document: empty name", "150000000378000D00000002000200000062000000", """{"x":{"":"b"}}""" },
        { "document: one-letter name", "160000000378000E0000000261000200000062000000", """{"x":{"a":"b"}}""" },
        { "document: dotted name", "180000000378001000000002612E62000200000062000000", """{"x":{"a.b":"b"}}""" },
        { "string: empty", "0D000000026100010000000000", """{"a":""}""" },
        { "string: one letter", "0E00000002610002000000620000", """{"a":"b"}""" },
        { "string: twelve letters", "190000000261000D0000006162616261626162616261620000", """{"a":"abababababab"}""" },
        { "string: two bytes each", "190000000261000D000000C3A9C3A9C3A9C3A9C3A9C3A90000", "{\"a\":\"éééééé\"}" },
        { "string: three bytes each", "190000000261000D000000E29886E29886E29886E298860000", "{\"a\":\"☆☆☆☆\"}" },
        { "string: zero inside", "190000000261000D0000006162006261620062616261620000", """{"a":"ab\u0000bab\u0000babab"}""" },
        { "string: escapes", "1300000002610007000000225C0A0D09080000", """{"a":"\u0022\u005c\u000a\u000d\u0009\u0008"}""" },
        { "array: empty", "0D000000046100050000000000", """{"a":[]}""" },
        { "array: one item", "140000000461000C0000001030000A0000000000", """{"a":[10]}""" },
        { "boolean: true", "090000000862000100", """{"b":true}""" },
        { "boolean: false", "090000000862000000", """{"b":false}""" },
        { "null", "080000000A610000", """{"a":null}""" },
        { "int32: least", "0C0000001069000000008000", """{"i":-2147483648}""" },
        { "int32: most", "0C000000106900FFFFFF7F00", """{"i":2147483647}""" },
        { "int32: -1", "0C000000106900FFFFFFFF00", """{"i":-1}""" },
        { "int32: 0", "0C0000001069000000000000", """{"i":0}""" },
        { "int32: 1", "0C0000001069000100000000", """{"i":1}""" },
        { "int64: least", "10000000126100000000000000008000", """{"a":-9223372036854775808}""" },
        { "int64: most", "10000000126100FFFFFFFFFFFFFF7F00", """{"a":9223372036854775807}""" },
        { "double: 1.0001220703125", "10000000016400000000008000F03F00", """{"d":1.0001220703125}""" },
        { "double: -1.0001220703125", "10000000016400000000008000F0BF00", """{"d":-1.0001220703125}""" },
    };

    /// <summary>Bytes that are read, though we would write the value otherwise.</summary>
    public static readonly TheoryData<string, string, string> ReadOnly = new()
    {
        { "document: dollar name", "170000000378000F000000022461000200000062000000", """{"x":{"$a":"b"}}""" },
        { "top: dollar name", "0F00000010246B6579002A00000000", """{"$key":42}""" },
        { "double: 1.0", "10000000016400000000000000F03F00", """{"d":1}""" },
        { "double: 0.0", "10000000016400000000000000000000", """{"d":0}""" },
        { "double: -0.0", "10000000016400000000000000008000", """{"d":-0}""" },
        { "double: 1.2345678901234568e+18", "1000000001640081E97DF41022B14300", """{"d":1.2345678901234568E+18}""" },
        { "double: not a number", "10000000016400000000000000F87F00", """{"d":"NaN"}""" },
        { "double: not a number, with payload", "10000000016400120000000000F87F00", """{"d":"NaN"}""" },
        { "double: infinity", "10000000016400000000000000F07F00", """{"d":"Infinity"}""" },
        { "double: -infinity", "10000000016400000000000000F0FF00", """{"d":"-Infinity"}""" },
        { "int64: -1", "10000000126100FFFFFFFFFFFFFFFF00", """{"a":-1}""" },
        { "array: wrong index", "150000000461000D000000106162000A0000000000", """{"a":[10]}""" },
        { "array: empty index", "130000000461000B00000010000A0000000000", """{"a":[10]}""" },
        { "datetime: epoch", "10000000096100000000000000000000", """{"a":"1970-01-01T00:00:00.000Z"}""" },
        { "datetime: after", "10000000096100C4D8D6CC3B01000000", """{"a":"2012-12-24T12:15:30.500Z"}""" },
        { "datetime: before", "10000000096100C43CE7B9BDFFFFFF00", """{"a":"1960-12-24T12:15:30.500Z"}""" },
        { "binary: empty", "0D000000057800000000000000", """{"x":""}""" },
        { "binary: two bytes", "0F0000000578000200000000FFFF00", """{"x":"//8="}""" },
        { "binary: old", "13000000057800060000000202000000FFFF00", """{"x":"//8="}""" },
        { "binary: uuid", "1D000000057800100000000473FFD26444B34C6990E8E7D1DFC035D400", """{"x":"c//SZESzTGmQ6OfR38A11A=="}""" },
        { "objectid", "1400000007610056E1FC72E0C917E9C471416100", """{"a":"56e1fc72e0c917e9c4714161"}""" },
        { "symbol", "0E0000000E610002000000620000", """{"a":"b"}""" },
        { "objectid: all ones", "14000000076100FFFFFFFFFFFFFFFFFFFFFFFF00", """{"a":"ffffffffffffffffffffffff"}""" },
        { "symbol: zero inside", "190000000E61000D0000006162006261620062616261620000", """{"a":"ab\u0000bab\u0000babab"}""" },
        { "dbref", "37000000036462726566002B0000000224726566000B000000636F6C6C656374696F6E00072469640058921B3E6E32AB156A22B59E0000", """{"dbref":{"$ref":"collection","$id":"58921b3e6e32ab156a22b59e"}}""" },
        { "dbref: with more fields", "48000000036462726566003C0000000224726566000B000000636F6C6C656374696F6E0010246964002A00000002246462000300000064620002666F6F0004000000626172000000", """{"dbref":{"$ref":"collection","$id":42,"$db":"db","foo":"bar"}}""" },
        { "decimal128: least", "180000001364000100000000000000000000000000000000", """{"d":1E-6176}""" },
        { "decimal128: most", "18000000136400FFFFFFFF638E8D37C087ADBE09EDFF5F00", """{"d":9.999999999999999999999999999999999E+6144}""" },
        { "decimal128: zero with an exponent", "180000001364000000000000000000000000000000463000", """{"d":0E+3}""" },
        { "decimal128: 0.1", "1800000013640001000000000000000000000000003E3000", """{"d":0.1}""" },
        { "decimal128: -1", "18000000136400010000000000000000000000000040B000", """{"d":-1}""" },
    };

    public static readonly TheoryData<string, string> Refused = new()
    {
        { "top: too small to hold its size", "0100000000" },
        { "top: only its size", "0400000000" },
        { "top: no end", "05000000" },
        { "top: end is 01", "0500000001" },
        { "top: end is FF", "05000000FF" },
        { "top: end is 70", "0500000070" },
        { "top: zero size", "00000000000000000000" },
        { "top: truncated", "1200000002666F6F0004000000626172" },
        { "top: rubbish after", "1200000002666F6F00040000006261720000DEADBEEF" },
        { "top: one too many", "1300000002666F6F00040000006261720000" },
        { "top: one too few", "1100000002666F6F00040000006261720000" },
        { "top: type 00", "07000000000000" },
        { "top: type 80", "07000000800000" },
        { "top: truncated name", "1200000002666F" },
        { "document: eats the outer end", "1800000003666F6F000F0000001062617200FFFFFF7F0000" },
        { "document: leaks its end", "1500000003666F6F000A0000000862617200010000" },
        { "document: bad string inside", "1C00000003666F6F001200000002626172000500000062617A000000" },
        { "array: eats the outer end", "140000000461000D0000001030000A0000000000" },
        { "array: leaks its end", "140000000461000B0000001030000A0000000000" },
        { "array: bad string inside", "1A00000004666F6F00100000000230000500000062617A000000" },
        { "string: length 0, no end", "0C0000000261000000000000" },
        { "string: length -1", "0C000000026100FFFFFFFF00" },
        { "string: eats the end", "10000000026100050000006200620000" },
        { "string: longer than all", "120000000200FFFFFF00666F6F6261720000" },
        { "string: not ended by zero", "1000000002610004000000616263FF00" },
        { "double: truncated", "0B0000000164000000F03F00" },
        { "datetime: truncated", "0C0000000961001234567800" },
        { "int32: truncated", "090000001061000500" },
        { "int64: truncated", "0C0000001261001234567800" },
        { "boolean: 2", "090000000862000200" },
        { "boolean: FF", "09000000086200FF00" },
        { "binary: longer than all", "1D000000057800FF0000000573FFD26444B34C6990E8E7D1DFC035D400" },
        { "binary: negative", "0D000000057800FFFFFFFF0000" },
        { "binary: old, inner too long", "13000000057800060000000203000000FFFF00" },
        { "binary: old, inner too short", "13000000057800060000000201000000FFFF00" },
        { "binary: old, inner negative", "130000000578000600000002FFFFFFFFFFFF00" },
        { "regex: in a known field", "0B0000000B61006100690000" },
        { "undefined: in a known field", "0800000006610000" },
        { "minkey: in a known field", "08000000FF610000" },
        { "maxkey: in a known field", "080000007F610000" },
        { "timestamp: in a known field", "100000001161002A00000015CD5B0700" },
        { "code: in a known field", "0E0000000D610002000000620000" },
        { "code with scope: in a known field", "160000000F61000E0000000100000000050000000000" },
        { "dbpointer: in a known field", "1A0000000C610002000000620056E1FC72E0C917E9C471416100" },
        { "decimal128: NaN", "180000001364000000000000000000000000000000007C00" },
        { "decimal128: infinity", "180000001364000000000000000000000000000000007800" },
        { "string: nothing, but more zeros", "0E00000002610001000000000000" },
        { "objectid: truncated", "1200000007610056E1FC72E0C917E9C471" },
        { "symbol: length -1", "0C0000000E6100FFFFFFFF00" },
        { "symbol: eats the end", "100000000E6100050000006200620000" },
        { "symbol: not ended by zero", "100000000E610004000000616263FF00" },
    };

    /// <summary>Elements of types that no document of ours has, each named <c>a</c>: where the contract does not know the field they are passed over.</summary>
    public static readonly TheoryData<string, string> PassedOver = new()
    {
        { "regex: empty", "0B61000000" },
        { "regex: with options", "0B610061622F636400696D00" },
        { "code: empty", "0D61000100000000" },
        { "code: two bytes each", "0D61000D000000C3A9C3A9C3A9C3A9C3A9C3A900" },
        { "code: zeros inside", "0D61000D00000061620062616200626162616200" },
        { "code with scope: both empty", "0F61000E00000001000000000500000000" },
        { "code with scope: both full", "0F6100190000000500000061626364000C0000001078000100000000" },
        { "dbpointer", "0C610002000000620056E1FC72E0C917E9C4714161" },
        { "dbpointer: two bytes", "0C610003000000C3A90056E1FC72E0C917E9C4714161" },
        { "symbol", "0E6100020000006200" },
        { "timestamp: with all bits", "116100FFFFFFFFFFFFFFFF" },
        { "undefined", "066100" },
        { "minkey", "FF6100" },
        { "maxkey", "7F6100" },
        { "objectid", "07610056E1FC72E0C917E9C4714161" },
        { "decimal128: NaN", "1361000000000000000000000000000000007C" },
        { "binary: of a user's kind", "0561000200000080FFFF" },
        { "document", "0361000C0000001078000100000000" },
        { "array", "0461000C0000001030000A00000000" },
    };

    /// <summary>The same, but broken: also what nobody reads must fit.</summary>
    public static readonly TheoryData<string, string> PassedOverButBroken = new()
    {
        { "code: length 0", "0C0000000D61000000000000" },
        { "code: length -1", "0C0000000D6100FFFFFFFF00" },
        { "code: eats the end", "100000000D6100050000006200620000" },
        { "code: longer than all", "120000000D00FFFFFF00666F6F6261720000" },
        { "code: not ended by zero", "100000000D610004000000616263FF00" },
        { "code: nothing, but more zeros", "0E0000000D610001000000000000" },
        { "code with scope: length -1", "280000000F6100FFFFFFFF0500000061626364001300000010780001000000107900010000000000" },
        { "code with scope: clips the outer document", "280000000F6100210000000500000061626364001300000010780001000000107900010000000000" },
        { "code with scope: longer than all", "280000000F6100FF0000000500000061626364001300000010780001000000107900010000000000" },
        { "dbpointer: length -1", "1A0000000C6100FFFFFFFF620056E1FC72E0C917E9C471416100" },
        { "dbpointer: length 0", "1A0000000C610000000000620056E1FC72E0C917E9C471416100" },
        { "dbpointer: not ended by zero", "1A0000000C610002000000626256E1FC72E0C917E9C471416100" },
        { "dbpointer: short id", "160000000C61000300000061620056E1FC72E0C91700" },
        { "regex: zero in the pattern", "0F0000000B610061006300696D0000" },
        { "regex: zero in the options", "100000000B61006162630069006D0000" },
        { "timestamp: truncated", "0F0000001161002A00000015CD5B00" },
        { "objectid: truncated", "1200000007610056E1FC72E0C917E9C471" },
        { "string: length -1", "0C000000026100FFFFFFFF00" },
        { "binary: negative", "0D000000056100FFFFFFFF0000" },
    };

    [Theory]
    [MemberData(nameof(BothWays))]
    public void BytesAndJsonGoBothWays(string what, string hex, string json)
    {
        what.ShouldNotBeEmpty();
        Decoded(hex).ShouldBe(json);
        Encoded(json).ShouldBe(hex);
    }

    [Theory]
    [MemberData(nameof(ReadOnly))]
    public void BytesAreRead(string what, string hex, string json)
    {
        what.ShouldNotBeEmpty();
        Decoded(hex).ShouldBe(json);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void BrokenBytesAreRefused(string what, string hex) => Should.Throw<FormatException>(() => Decoded(hex), what);

    [Theory]
    [MemberData(nameof(PassedOver))]
    public void UnknownElementsOfAnyTypeAreSkipped(string what, string element)
    {
        var hex = element + "1078700007000000" + "00"; // xp: 7
        Decoded(Convert.ToHexString(BitConverter.GetBytes(4 + (hex.Length / 2))) + hex, Known).ShouldBe("""{"xp":7}""", what);
    }

    [Theory]
    [MemberData(nameof(PassedOverButBroken))]
    public void SkippedValuesMustFitToo(string what, string hex) => Should.Throw<FormatException>(() => Decoded(hex, Known), what);

    /// <summary>Our short way of writing a number is the runtime's, wherever it is taken.</summary>
    [Fact]
    public void ANumberOfAFewDecimalsIsWrittenByItsShortestDigits()
    {
        var scales = new[] { 1.0, 10, 100, 1e3, 1e4, 1e5, 1e6 };
        for (long digits = -40_000; digits <= 40_000; digits += 7)
        {
            foreach (var scale in scales)
            {
                Number(digits / scale);
                Number((digits + 123_456_789_012L) / scale);
            }
        }

        foreach (var other in new[] { 0.1 + 0.2, 1e15, 999_999_999_999_999, 1e-6, 1.5e-6, 1e-7, -0.0, 5e-324, double.MaxValue, double.Epsilon, Math.PI, 1 / 3.0, 0.1f, 999_999_999.9999999 })
        {
            Number(other);
            Number(-other);
        }

        static void Number(double value)
        {
            var text = new JsonText();
            text.Number(value);
            var written = Encoding.UTF8.GetString(text.Written);
            BitConverter.DoubleToInt64Bits(double.Parse(written, CultureInfo.InvariantCulture)).ShouldBe(BitConverter.DoubleToInt64Bits(value), written);
            var shortest = value.ToString("R", CultureInfo.InvariantCulture);
            (shortest.Contains('E', StringComparison.Ordinal) || shortest == written).ShouldBeTrue($"{written} for {shortest}");
        }
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(101, false)]
    public void NestingHasMongoDbsOwnBound(int depth, bool possible)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < depth; i++)
        {
            bytes = [.. BitConverter.GetBytes(bytes.Count == 0 ? 5 + 3 + 5 : bytes.Count + 8), 3, 97, 0, .. bytes.Count == 0 ? [5, 0, 0, 0, 0] : bytes, 0];
        }

        var hex = Convert.ToHexString([.. bytes]);
        if (possible)
        {
            Decoded(hex).Length.ShouldBe((depth * 6) + 2);
        }
        else
        {
            Should.Throw<FormatException>(() => Decoded(hex)).Message.ShouldContain("deeper");
        }
    }

    private static string Decoded(string hex, BsonShape? shape = null)
    {
        var text = new JsonText();
        BsonDecoder.Document(Convert.FromHexString(hex), shape ?? BsonShape.Any, text);
        return Encoding.UTF8.GetString(text.Written);
    }

    private static string Encoded(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        var buffer = new ByteBuffer();
        BsonEncoder.Document(ref reader, BsonShape.Any, buffer);
        return Convert.ToHexString(buffer.Written);
    }
}
