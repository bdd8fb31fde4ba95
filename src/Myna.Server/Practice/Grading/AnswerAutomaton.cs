using System.Buffers;
using System.Runtime.InteropServices;
using Myna.Server.Shared.Text;

namespace Myna.Server.Practice.Grading;

/// <summary>A word of an accepted answer.</summary>
internal sealed record ExpectedWord(string Text, string Display)
{
    /// <summary>Without its accents; the same reference when it has none.</summary>
    public string Bare { get; } = Diacritics.Remove(Text);

    /// <summary>With its umlauts written out, where the language does so and it has any.</summary>
    public string? WrittenOut { get; init; }

    /// <summary>How it comes out when its apostrophe is left out; null when it has none.</summary>
    public string? WithoutApostrophe { get; } = Text.Contains('\'', StringComparison.Ordinal) ? Text.Replace("'", "", StringComparison.Ordinal) : null;

    /// <summary>A wrong digit is a wrong number, and one letter of two is half the word.</summary>
    public bool MayHaveTypo { get; } = Text.Length >= 3 && !Text.AsSpan().ContainsAnyInRange('0', '9');
}

[StructLayout(LayoutKind.Auto)]
internal readonly record struct WordEdge(int Word, int To);

/// <summary>All accepted answers of one question as a graph of words without cycles: every edge leads to a node of higher number.</summary>
internal sealed class AnswerAutomaton
{
    /// <summary>Patterns beyond these bounds are refused when they are written.</summary>
    public const int MaxNodes = 4000;

    public const int MaxEdges = 20_000;

    private readonly WordEdge[] _edges;
    private readonly int[] _firstEdge;

    private AnswerAutomaton(WordEdge[] edges, int[] firstEdge, bool[] isEnd, ExpectedWord[] words) =>
        (_edges, _firstEdge, IsEnd, Words) = (edges, firstEdge, isEnd, words);

    public int NodeCount => IsEnd.Length;

    public ReadOnlySpan<WordEdge> Edges => _edges;

    public bool[] IsEnd { get; }

    public ExpectedWord[] Words { get; }

    public int FirstEdge(int node) => _firstEdge[node];

    /// <summary>One past the last edge of a node.</summary>
    public int EndEdge(int node) => _firstEdge[node + 1];

    /// <returns>Null when the patterns are larger than the bounds.</returns>
    public static AnswerAutomaton? Build(IEnumerable<AnswerPattern> patterns, Folding folding)
    {
        var builder = new Builder(folding);
        foreach (var pattern in patterns)
        {
            builder.Add(pattern.Root);
        }

        return builder.Build();
    }

    private sealed class Builder(Folding folding)
    {
        private const int MaxVariantsOfWord = 64;

        private static readonly char[] Spaces = [' ', '\t', '\n', '\r', '\u00A0', '\u3000'];
        private static readonly SearchValues<char> AnySpace = SearchValues.Create(Spaces);

        private readonly List<List<WordEdge>> _edges = [[]];
        private readonly List<List<int>> _empty = [[]];
        private readonly List<int> _ends = [];
        private readonly List<ExpectedWord> _words = [];
        private readonly Dictionary<(string, string), int> _wordIds = [];
        private bool _isTooLarge;

        public void Add(AnswerPattern.Part root) => _ends.Add(Compile(root, 0));

        public AnswerAutomaton? Build()
        {
            var nodes = _edges.Count;
            var isEnd = new bool[nodes];
            foreach (var end in _ends)
            {
                isEnd[end] = true;
            }

            // Empty edges lead to higher nodes, so that from the last node backwards each one's successors are complete.
            var edges = new List<WordEdge>[nodes];
            var total = 0;
            for (var node = nodes - 1; node >= 0 && !_isTooLarge; node--)
            {
                var all = new HashSet<WordEdge>(_edges[node]);
                foreach (var next in _empty[node])
                {
                    all.UnionWith(edges[next]);
                    isEnd[node] |= isEnd[next];
                }

                edges[node] = [.. all];
                total += all.Count;
                _isTooLarge |= total > MaxEdges;
            }

            if (_isTooLarge)
            {
                return null;
            }

            var first = new int[nodes + 1];
            for (var node = 0; node < nodes; node++)
            {
                first[node + 1] = first[node] + edges[node].Count;
            }

            return new AnswerAutomaton([.. edges.SelectMany(edge => edge)], first, isEnd, [.. _words]);
        }

        // Returns the node where the part ends.
        private int Compile(AnswerPattern.Part part, int from)
        {
            switch (part)
            {
                case AnswerPattern.Literal literal:
                    return CompileSequence([literal], from);
                case AnswerPattern.Sequence sequence:
                    return CompileSequence(sequence.Parts, from);
                case AnswerPattern.Choice choice:
                    {
                        var ends = choice.Options.Select(option => Compile(option, from)).ToList();
                        var join = NewNode();
                        ends.ForEach(end => _empty[end].Add(join));
                        return join;
                    }

                default:
                    throw new InvalidOperationException($"{part.GetType().Name} is no part of a pattern.");
            }
        }

        // A choice that touches text on a side is part of a word: the few variants of that word are written out. Any other is a fork.
        private int CompileSequence(IReadOnlyList<AnswerPattern.Part> parts, int from)
        {
            var at = from;
            List<string> word = [""];
            for (var i = 0; i < parts.Count && !_isTooLarge; i++)
            {
                if (parts[i] is AnswerPattern.Literal literal)
                {
                    var text = literal.Text;
                    var last = text.AsSpan().LastIndexOfAny(AnySpace);
                    if (last < 0)
                    {
                        word = [.. word.Select(start => start + text)];
                        continue;
                    }

                    at = CompileVariants([.. word.Select(start => start + text[..last])], at);
                    word = [text[(last + 1)..]];
                    continue;
                }

                var isGlued = word.Exists(start => start.Length > 0)
                    || (i + 1 < parts.Count && !(parts[i + 1] is AnswerPattern.Literal { Text: var after } && Spaces.Contains(after[0])));
                if (!isGlued)
                {
                    at = Compile(parts[i], at);
                    continue;
                }

                var variants = Variants(parts[i]);
                word = [.. word.SelectMany(_ => variants, (start, rest) => start + rest).Take(MaxVariantsOfWord + 1)];
                _isTooLarge |= word.Count > MaxVariantsOfWord;
            }

            return CompileVariants(word, at);
        }

        private List<string> Variants(AnswerPattern.Part part)
        {
            List<string> variants = part switch
            {
                AnswerPattern.Literal literal => [literal.Text],
                AnswerPattern.Choice choice => [.. choice.Options.SelectMany(Variants).Take(MaxVariantsOfWord + 1)],
                AnswerPattern.Sequence sequence => sequence.Parts.Aggregate(
                    new List<string> { "" },
                    (starts, next) => [.. starts.SelectMany(_ => Variants(next), (start, rest) => start + rest).Take(MaxVariantsOfWord + 1)]),
                _ => [],
            };
            _isTooLarge |= variants.Count > MaxVariantsOfWord;
            return variants;
        }

        private int CompileVariants(List<string> texts, int from)
        {
            var at = from;
            if (texts is [var only])
            {
                foreach (var chunk in only.Split(Spaces, StringSplitOptions.RemoveEmptyEntries))
                {
                    at = Fork(Paths(chunk), at);
                }

                return at;
            }

            var ends = texts.Distinct(StringComparer.Ordinal).Select(text => CompileVariants([text], from)).ToList();
            var join = NewNode();
            ends.ForEach(end => _empty[end].Add(join));
            return join;
        }

        private int Fork(List<int[]> paths, int from)
        {
            if (paths is [[]])
            {
                return from;
            }

            var lasts = new List<(int Node, int Word)>();
            var isEmptyToo = false;
            foreach (var path in paths)
            {
                isEmptyToo |= path.Length == 0;
                var at = from;
                for (var i = 0; i < path.Length - 1; i++)
                {
                    var next = NewNode();
                    _edges[at].Add(new WordEdge(path[i], next));
                    at = next;
                }

                if (path.Length > 0)
                {
                    lasts.Add((at, path[^1]));
                }
            }

            var join = NewNode();
            foreach (var (node, word) in lasts)
            {
                _edges[node].Add(new WordEdge(word, join));
            }

            if (isEmptyToo)
            {
                _empty[from].Add(join);
            }

            return join;
        }

        /// <summary>The ways to type a piece of text without white space.</summary>
        private List<int[]> Paths(string chunk)
        {
            var normal = folding.Normalise(chunk).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var paths = new List<int[]> { normal.Length == 1 ? [Word(normal[0], Trim(chunk))] : [.. normal.Select(word => Word(word, word))] };
            if (normal.Length > 1 && chunk.Contains('-', StringComparison.Ordinal))
            {
                paths.Add([Word(string.Concat(normal), Trim(chunk))]);
            }

            // So that a slip inside a contraction ("do'nt", "cannnot") is one slip.
            if (folding.IsEnglish && normal.Length > 1 && folding.NormaliseAsTyped(chunk) is var asTyped && !asTyped.Contains(' ', StringComparison.Ordinal))
            {
                paths.Add([Word(asTyped, Trim(chunk))]);
            }

            if (folding.IsEnglish && normal is [[.. var stem, '\'', 's']] && EnglishContraction.IsSubject(stem))
            {
                paths.Add([Word(stem, stem), Word("is", "is")]);
                paths.Add([Word(stem, stem), Word("has", "has")]);
            }
            else if (folding.IsEnglish && normal is [[.. var subject, '\'', 'd']])
            {
                paths.Add([Word(subject, subject), Word("would", "would")]);
                paths.Add([Word(subject, subject), Word("had", "had")]);
            }

            return paths;
        }

        private static string Trim(string chunk) => chunk.Trim('.', ',', '!', '?', '¡', '¿', ';', ':', '"', '(', ')', '«', '»', '„', '“', '”', '…');

        private int Word(string text, string display)
        {
            if (!_wordIds.TryGetValue((text, display), out var id))
            {
                id = _words.Count;
                _wordIds.Add((text, display), id);
                var writtenOut = folding.WritesOutUmlauts ? Diacritics.WriteOut(text) : text;
                _words.Add(new ExpectedWord(text, display) { WrittenOut = writtenOut == text ? null : writtenOut });
            }

            return id;
        }

        private int NewNode()
        {
            _isTooLarge |= _edges.Count >= MaxNodes;
            _edges.Add([]);
            _empty.Add([]);
            return _edges.Count - 1;
        }
    }
}
