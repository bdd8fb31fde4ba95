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
        { "decimal128: NaN", "180000001364000000000000000000000000000000007C00" },
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

    private static string Decoded(string hex)
    {
        var text = new JsonText();
        BsonDecoder.Document(Convert.FromHexString(hex), BsonShape.Any, text);
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
