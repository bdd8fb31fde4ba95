using System.Text;
using Myna.Server.Content.Contracts;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Myna.Server.Content.Import;

/// <summary>
/// YAML as it is written: scalars stay text (<c>no</c>, <c>yes</c> and <c>True</c> are words of some language), and every node knows its line.
/// </summary>
internal abstract record YamlNode(SourceLine At)
{
    /// <summary>Nodes in it, itself included.</summary>
    internal int Size { get; init; } = 1;
}

internal sealed record YamlText(SourceLine At, string Value, bool IsPlain) : YamlNode(At)
{
    /// <summary>Nothing was written, or <c>~</c>. The word <c>null</c> is a word.</summary>
    public bool IsNull => IsPlain && Value is "" or "~";
}

internal sealed record YamlList(SourceLine At, IReadOnlyList<YamlNode> Items) : YamlNode(At);

internal sealed record YamlMap(SourceLine At, IReadOnlyList<YamlEntry> Entries) : YamlNode(At);

internal sealed record YamlEntry(YamlText Key, YamlNode Value);

/// <summary>Reads one document within <see cref="ImportLimits"/>. Aliases are shared, never copied, and counted in full.</summary>
internal static class YamlTree
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null when the bytes cannot be read as YAML; the log then says why.</summary>
    public static YamlNode? Parse(string file, ReadOnlySpan<byte> bytes, ProblemLog log)
    {
        if (Decode(file, bytes, log) is not { } text)
        {
            return null;
        }

        var builder = new Builder(file, new Parser(new Scanner(new StringReader(text), skipComments: true)));
        try
        {
            return builder.Document();
        }
        catch (YamlException e)
        {
            log.Error(new SourceLine(file, (int)Math.Max(1, e.Start.Line)), Reason(e));
        }
        catch (YamlLimitException e)
        {
            log.Error(e.At, e.Message);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // YamlDotNet 16 has states that it did not foresee ("...\nId: 1", found by fuzzing): the file is wrong there, not this program.
            log.Error(builder.LastAt, $"not valid YAML: {e.Message.TrimEnd('.')}");
        }

        return null;
    }

    /// <summary>The file as text without its byte order mark, or null (and an error) when it is too large or not UTF-8.</summary>
    public static string? Decode(string file, ReadOnlySpan<byte> bytes, ProblemLog log, int maxBytes = ImportLimits.MaxFileBytes)
    {
        if (bytes.Length > maxBytes)
        {
            log.Error(new SourceLine(file, 1), $"the file is larger than {maxBytes >> 10} KB");
            return null;
        }

        try
        {
            return StrictUtf8.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n');
            log.Error(new SourceLine(file, line), "the file is not UTF-8");
            return null;
        }
    }

    // YamlDotNet's messages begin with the place; ours says it in its own way.
    private static string Reason(YamlException e)
    {
        var reason = (e.InnerException ?? e).Message;
        var place = reason.IndexOf("): ", StringComparison.Ordinal);
        return "not valid YAML: " + (place >= 0 && reason.StartsWith('(') ? reason[(place + 3)..] : reason).Trim().TrimEnd('.');
    }

    private sealed class YamlLimitException(SourceLine at, string message) : Exception(message)
    {
        public SourceLine At { get; } = at;
    }

    private sealed class Builder(string file, IParser parser)
    {
        private readonly Dictionary<AnchorName, YamlNode> _anchors = [];
        private int _nodes;

        /// <summary>Where the last node was that could be read.</summary>
        public SourceLine LastAt { get; private set; } = new(file, 1);

        public YamlNode Document()
        {
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
            {
                throw new YamlLimitException(new SourceLine(file, 1), "the file is empty");
            }

            parser.Consume<DocumentStart>();
            var root = Node(0);
            parser.Consume<DocumentEnd>();
            return parser.Accept<DocumentStart>(out var second)
                ? throw new YamlLimitException(At(second), "the file holds a second YAML document; only one is read")
                : root;
        }

        private YamlNode Node(int depth)
        {
            if (parser.Current is not { } current)
            {
                throw new YamlLimitException(new SourceLine(file, 1), "the file ends too early");
            }

            var at = LastAt = At(current);
            if (depth > ImportLimits.MaxDepth)
            {
                throw new YamlLimitException(at, $"nested deeper than {ImportLimits.MaxDepth} levels");
            }

            switch (parser.Consume<ParsingEvent>())
            {
                case Scalar scalar:
                    Count(1, at);
                    return Keep(scalar.Anchor, new YamlText(at, scalar.Value, scalar.Style == ScalarStyle.Plain));

                case AnchorAlias alias:
                    if (!_anchors.TryGetValue(alias.Value, out var target))
                    {
                        throw new YamlLimitException(at, $"the alias *{alias.Value} names nothing before it");
                    }

                    Count(target.Size, at);
                    return target;

                case SequenceStart start:
                    {
                        var before = _nodes;
                        Count(1, at);
                        var items = new List<YamlNode>();
                        while (!parser.TryConsume<SequenceEnd>(out _))
                        {
                            items.Add(Node(depth + 1));
                        }

                        return Keep(start.Anchor, new YamlList(at, items) { Size = _nodes - before });
                    }

                case MappingStart start:
                    {
                        var before = _nodes;
                        Count(1, at);
                        var entries = new List<YamlEntry>();
                        while (!parser.TryConsume<MappingEnd>(out _))
                        {
                            var key = Node(depth + 1) as YamlText ?? throw new YamlLimitException(at, "a key is not a plain text");
                            entries.Add(new YamlEntry(key, Node(depth + 1)));
                        }

                        return Keep(start.Anchor, new YamlMap(at, entries) { Size = _nodes - before });
                    }

                default:
                    throw new YamlLimitException(at, "not a text, list or mapping");
            }
        }

        private void Count(int nodes, SourceLine at)
        {
            _nodes += nodes;
            if (_nodes > ImportLimits.MaxNodes)
            {
                throw new YamlLimitException(at, $"more than {ImportLimits.MaxNodes} values in one file");
            }
        }

        // An anchor is known after its node is complete: an alias inside it names nothing, so no cycle can be built.
        private T Keep<T>(AnchorName anchor, T node)
            where T : YamlNode
        {
            if (!anchor.IsEmpty)
            {
                _anchors[anchor] = node;
            }

            return node;
        }

        private SourceLine At(ParsingEvent parsed) => new(file, (int)Math.Max(1, parsed.Start.Line));
    }
}
