namespace Myna.SocketIO.Tests.Fuzzing;

/// <summary>Changes inputs of the corpus a little, with what protocols stumble over.</summary>
public sealed class Mutator(int seed, IReadOnlyList<byte[]> corpus)
{
    private static readonly byte[][] Tokens =
    [
        "\u001e"u8.ToArray(), "b"u8.ToArray(), "{\"_placeholder\":true,\"num\":0}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), ","u8.ToArray(),
        "\""u8.ToArray(), "\\u0000"u8.ToArray(), "\\ud83d"u8.ToArray(), "/"u8.ToArray(), "-"u8.ToArray(), "99999999999999999999"u8.ToArray(), "1e999"u8.ToArray(),
        [0xff], [0x00], [0xc4, 0xff], [0xdf, 0xff, 0xff, 0xff, 0xff], [0xdd, 0x7f, 0xff, 0xff, 0xff], [0xc6, 0xff, 0xff, 0xff, 0xff], [0xed, 0xa0, 0x80],
    ];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var bytes = corpus[_random.Next(corpus.Count)].ToList();
        for (var changes = _random.Next(1, 6); changes > 0; changes--)
        {
            var at = _random.Next(bytes.Count + 1);
            switch (_random.Next(6))
            {
                case 0: bytes.InsertRange(at, Tokens[_random.Next(Tokens.Length)]); break;
                case 1 when at < bytes.Count: bytes[at] = (byte)_random.Next(256); break;
                case 2 when at < bytes.Count: bytes[at] ^= (byte)(1 << _random.Next(8)); break;
                case 3 when at < bytes.Count: bytes.RemoveRange(at, Math.Min(_random.Next(1, 9), bytes.Count - at)); break;
                case 4:
                    var other = corpus[_random.Next(corpus.Count)];
                    var from = _random.Next(other.Length + 1);
                    bytes.InsertRange(at, other.Skip(from).Take(_random.Next(64)));
                    break;
                case 5 when bytes.Count > 0:
                    var start = _random.Next(bytes.Count);
                    var piece = bytes.GetRange(start, Math.Min(_random.Next(1, 33), bytes.Count - start));
                    for (var i = _random.Next(1, 40); i > 0 && bytes.Count < 20_000; i--)
                    {
                        bytes.InsertRange(start, piece);
                    }

                    break;
            }
        }

        return [.. bytes];
    }
}
