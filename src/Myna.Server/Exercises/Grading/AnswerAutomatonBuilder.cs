using System.Buffers;
using System.Runtime.InteropServices;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Grading;

/// <summary>Makes the graph of words out of patterns.</summary>
internal sealed class AnswerAutomatonBuilder(Folding folding)
{
    private const int MaxVariantsOfWord = 64;

    private static readonly char[] Spaces = [' ', '\t', '\n', '\r', '\u00A0', '\u3000'];
    private static readonly SearchValues<char> AnySpace = SearchValues.Create(Spaces);

    private readonly List<List<WordEdge>> _edges = [[]];
    private readonly List<List<int>> _empty = [[]];
    private readonly List<int> _ends = [];
    private readonly List<ExpectedWord> _words = [];
    private readonly Dictionary<(string, string), int> _wordIds = [];
    private readonly Dictionary<int, Reading> _readings = [];
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
            if (_readings.TryGetValue(node, out var reading))
            {
                all.UnionWith(edges[reading.Join].Where(edge => MayFollow(reading, edge)));
                isEnd[node] = isEnd[reading.Join] && EnglishVerb.IsSubject(reading.Subject) && !reading.IsHas;
            }

            foreach (var next in _empty[node])
            {
                all.UnionWith(edges[next]);
                isEnd[node] |= isEnd[next];
            }

            edges[node] = [.. all];
            total += all.Count;
            _isTooLarge |= total > AnswerAutomaton.MaxEdges;
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

        bool MayFollow(Reading reading, WordEdge edge) => EnglishVerb.MayBeRead(
            reading.IsHas,
            reading.Subject,
            _words[edge.Word].Text,
            isEnd[edge.To] || edges[edge.To].Exists(next => EnglishVerb.IsGrammatical(_words[next.Word].Text)));
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
                at = Fork(Paths(chunk), VerbSubject(chunk), at);
            }

            return at;
        }

        var ends = texts.Distinct(StringComparer.Ordinal).Select(text => CompileVariants([text], from)).ToList();
        var join = NewNode();
        ends.ForEach(end => _empty[end].Add(join));
        return join;
    }

    private int Fork(List<int[]> paths, string? verbSubject, int from)
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

        // "Tom's" may be "Tom is" and "Tom has": what comes after it decides, once that is known.
        var readings = verbSubject is null ? [] : new[] { AddReading("is"), AddReading("has") };
        var join = NewNode();
        foreach (var (node, isHas) in readings)
        {
            _readings.Add(node, new Reading(join, verbSubject!, isHas));
        }

        foreach (var (node, word) in lasts)
        {
            _edges[node].Add(new WordEdge(word, join));
        }

        if (isEmptyToo)
        {
            _empty[from].Add(join);
        }

        return join;

        (int Node, bool IsHas) AddReading(string verb)
        {
            var (subject, after) = (NewNode(), NewNode());
            _edges[from].Add(new WordEdge(Word(verbSubject!, verbSubject!), subject));
            _edges[subject].Add(new WordEdge(Word(verb, verb), after));
            return (after, verb == "has");
        }
    }

    private string? VerbSubject(string chunk) =>
        folding.IsEnglish && folding.Normalise(chunk) is [.., '\'', 's'] word && !word.Contains(' ', StringComparison.Ordinal) ? word[..^2] : null;

    /// <summary>The ways to type a piece of text without white space.</summary>
    private List<int[]> Paths(string chunk)
    {
        var normal = folding.Normalise(chunk).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var shown = Trim(chunk);
        var pieces = normal.Length == 1 ? [shown] : PiecesOf(shown);
        List<int[]> paths = [[.. normal.Select((word, i) => Word(word, pieces.Count == normal.Length ? pieces[i] : word))]];
        if (normal.Length > 1 && chunk.AsSpan().ContainsAny('-', '\u200C'))
        {
            paths.Add([Word(string.Concat(normal), shown)]);
        }

        // So that a slip inside a contraction ("do'nt", "cannnot") is one slip.
        if (folding.IsEnglish && normal.Length > 1 && folding.NormaliseAsTyped(chunk) is var asTyped && !asTyped.Contains(' ', StringComparison.Ordinal))
        {
            paths.Add([Word(asTyped, shown)]);
        }

        if (folding.IsEnglish && normal is [[.. var subject, '\'', 'd']])
        {
            paths.Add([Word(subject, subject), Word("would", "would")]);
            paths.Add([Word(subject, subject), Word("had", "had")]);
        }

        return paths;
    }

    // "t-shirt" and "l'eau" as they are written, in as many pieces as they have words.
    private List<string> PiecesOf(string shown)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var i = 0; i < shown.Length; i++)
        {
            var isGap = shown[i] is '-' or '\u200C';
            if (isGap || (folding.PartsAtApostrophes && Folding.IsApostrophe(shown[i])))
            {
                pieces.Add(shown[start..(isGap ? i : i + 1)]);
                start = i + 1;
            }
        }

        pieces.Add(shown[start..]);
        pieces.RemoveAll(piece => piece.Length == 0);
        return pieces;
    }

    private static string Trim(string chunk) => chunk.Trim('.', ',', '!', '?', '¡', '¿', ';', ':', '"', '(', ')', '«', '»', '„', '“', '”', '…');

    private int Word(string text, string display)
    {
        if (!_wordIds.TryGetValue((text, display), out var id))
        {
            id = _words.Count;
            _wordIds.Add((text, display), id);
            _words.Add(ExpectedWord.Of(text, display, folding));
        }

        return id;
    }

    private int NewNode()
    {
        _isTooLarge |= _edges.Count >= AnswerAutomaton.MaxNodes;
        _edges.Add([]);
        _empty.Add([]);
        return _edges.Count - 1;
    }

    /// <param name="Join">Where <c>'s</c> has been read.</param>
    /// <param name="Subject">The word that it is on.</param>
    /// <param name="IsHas">Or else <c>is</c>.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Reading(int Join, string Subject, bool IsHas);
}
