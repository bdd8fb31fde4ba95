using System.Buffers;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Grading;

/// <summary>
/// Finds the accepted answer nearest to what was typed: the cheapest way through the automaton that uses up every typed word, by dynamic
/// programming over (node, typed words so far).
/// </summary>
internal ref struct Alignment
{
    /// <summary>Costs are lexicographic: one wrong word outweighs any number of typos, one typo any number of accents.</summary>
    public const int AccentCost = 1;

    public const int TypoCost = 300;

    /// <summary>Of a word that is missing or too many.</summary>
    public const int WrongCost = 200_000;

    /// <summary>Of another word in its place: less than both together, so that one changed word is not told as two, but more than one of them.</summary>
    private const int ChangedCost = 300_000;

    private const int Unreached = int.MaxValue;

    /// <summary>As many as the longest text of a course may have in Chinese; more is wrong without a look.</summary>
    private const int MaxTypedWords = 500;

    /// <summary>Of the table: the largest grammar with 250 words.</summary>
    private const int MaxCells = 1_000_000;

    /// <summary>Up to here the table is on the stack.</summary>
    private const int SmallTable = 768;

    /// <summary>The bound on comparisons in one search for wrong words: the answers of any course need hundreds. Beyond it no word is named.</summary>
    private const int MaxCompared = 10_000;

    private readonly AnswerAutomaton _automaton;
    private readonly Lexicon _lexicon;
    private readonly Folding _folding;
    private readonly ReadOnlySpan<char> _typed;
    private readonly Span<Range> _typedWords;

    // Of each typed word, once it is needed: it may be long, and compared with thousands.
    private readonly string?[] _bare;
    private Span<int> _cost;
    private Span<int> _from;
    private Span<int> _via;

    private Alignment(AnswerAutomaton automaton, Lexicon lexicon, Folding folding, ReadOnlySpan<char> typed, Span<Range> typedWords)
    {
        (_automaton, _lexicon, _folding) = (automaton, lexicon, folding);
        _typed = typed;
        _typedWords = typedWords;
        _bare = System.Text.Ascii.IsValid(typed) && !folding.IsApostropheAMark ? [] : new string?[typedWords.Length];
    }

    /// <param name="automaton">The accepted answers.</param>
    /// <param name="lexicon">Words that are no typos.</param>
    /// <param name="folding">Of the language.</param>
    /// <param name="typed">As <see cref="Folding.Normalise"/> gives it, not empty.</param>
    /// <returns>The verdict, and how the nearest answer differs; no steps where everything is right or none is near.</returns>
    public static (Verdict Verdict, List<AlignedStep>? Steps) Best(AnswerAutomaton automaton, Lexicon lexicon, Folding folding, string typed)
    {
        Span<Range> ranges = stackalloc Range[MaxTypedWords + 1];
        var count = typed.AsSpan().Split(ranges, ' ');

        // Each word may be typed as two, and a few may be too many; what is longer still is no attempt at this answer.
        var cells = automaton.NodeCount * (count + 1);
        if (count > MaxTypedWords || count > (2 * automaton.LongestAnswer) + 4 || cells > MaxCells)
        {
            return (Verdict.Wrong, null);
        }

        if (3 * cells <= SmallTable)
        {
            Span<int> table = stackalloc int[SmallTable];
            return new Alignment(automaton, lexicon, folding, typed, ranges[..count]).Run(table[..(3 * cells)]);
        }

        var rented = ArrayPool<int>.Shared.Rent(3 * cells);
        try
        {
            return new Alignment(automaton, lexicon, folding, typed, ranges[..count]).Run(rented.AsSpan(0, 3 * cells));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    private (Verdict Verdict, List<AlignedStep>? Steps) Run(Span<int> table)
    {
        var cells = table.Length / 3;
        _cost = table[..cells];
        _from = table[cells..(2 * cells)];
        _via = table[(2 * cells)..];

        // Most answers need no wrong word; only when there is no such way is one sought that has some, to say which they are.
        var end = Search(isWrongAllowed: false);
        if (end >= 0)
        {
            var cost = _cost[end];
            return cost == 0 ? (Verdict.Correct, null) : (cost < TypoCost ? Verdict.Accent : Verdict.Typo, StepsTo(end));
        }

        end = _automaton.Edges.Length * _typedWords.Length <= MaxCompared ? Search(isWrongAllowed: true) : -1;
        return (Verdict.Wrong, end >= 0 ? StepsTo(end) : null);
    }

    private readonly int Search(bool isWrongAllowed)
    {
        var words = _typedWords.Length;
        var edges = _automaton.Edges;
        var width = words + 1;
        _cost.Fill(Unreached);
        _cost[0] = 0;
        var best = -1;
        for (var node = 0; node < _automaton.NodeCount; node++)
        {
            var (first, end) = (_automaton.FirstEdge(node), _automaton.EndEdge(node));
            for (var i = 0; i <= words; i++)
            {
                var cell = (node * width) + i;
                var cost = _cost[cell];
                if (cost == Unreached)
                {
                    continue;
                }

                if (i == words && _automaton.IsEnd[node] && (best < 0 || cost < _cost[best]))
                {
                    best = cell;
                }

                if (isWrongAllowed && i < words)
                {
                    Reach(cell + 1, cost + WrongCost, cell, -1);
                }

                for (var e = first; e < end; e++)
                {
                    if (isWrongAllowed)
                    {
                        Reach((edges[e].To * width) + i, cost + WrongCost, cell, e);
                    }

                    if (i < words)
                    {
                        Follow(cell, cost, i, e, isWrongAllowed);
                    }
                }
            }
        }

        return best;
    }

    private readonly void Follow(int cell, int cost, int i, int edge, bool isWrongAllowed)
    {
        var width = _typedWords.Length + 1;
        var typed = _typed[_typedWords[i]];
        var to = _automaton.Edges[edge].To;
        var expected = _automaton.Words[_automaton.Edges[edge].Word];
        var difference = Compare(typed, i, expected);
        if (difference == 0)
        {
            Reach((to * width) + i + 1, cost, cell, edge);
            return;
        }

        if (difference != Unreached)
        {
            Reach((to * width) + i + 1, cost + difference, cell, edge);
        }
        else if (isWrongAllowed)
        {
            // Of two words that could have been meant the more similar one.
            Reach((to * width) + i + 1, cost + ChangedCost + EditDistance.Levenshtein(typed, expected.Text), cell, edge);
        }

        // A space too many: "to day".
        if (i + 2 < width)
        {
            var second = _typed[_typedWords[i + 1]];
            if (typed.Length + second.Length == expected.Text.Length && expected.Text.AsSpan().StartsWith(typed) && expected.Text.AsSpan().EndsWith(second))
            {
                Reach((to * width) + i + 2, cost + TypoCost, cell, edge);
            }
        }

        // A space too few ("atleast"), or a contraction of this word and the next ("he's").
        if (typed.Length <= expected.Text.Length || !typed.StartsWith(expected.Text))
        {
            return;
        }

        for (var e = _automaton.FirstEdge(to); e < _automaton.EndEdge(to); e++)
        {
            var joined = CompareJoined(typed, expected.Text, _automaton.Edges[e]);
            if (joined != Unreached)
            {
                Reach((_automaton.Edges[e].To * width) + i + 1, cost + joined, cell, edge);
            }
        }
    }

    // The cost of typing two expected words as one.
    private readonly int CompareJoined(ReadOnlySpan<char> typed, string first, WordEdge next)
    {
        var second = _automaton.Words[next.Word].Text;
        return _folding.IsEnglish && EnglishContraction.IsOf(typed, first, second) && (second != "has" || HasParticiple(next.To)) ? 0
            : typed.Length == first.Length + second.Length && typed.EndsWith(second) && !_lexicon.Contains(typed) ? TypoCost
            : Unreached;
    }

    private readonly bool HasParticiple(int node)
    {
        for (var e = _automaton.FirstEdge(node); e < _automaton.EndEdge(node); e++)
        {
            if (EnglishVerb.FollowsHas(_automaton.Words[_automaton.Edges[e].Word].Text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The cost of typing one word for another, or <see cref="Unreached"/> when that makes it wrong.</summary>
    private readonly int Compare(ReadOnlySpan<char> typed, int at, ExpectedWord expected)
    {
        if (typed.SequenceEqual(expected.Text))
        {
            return 0;
        }

        // Nothing below forgives more than a letter, but an accent may decompose and an umlaut be written out.
        var isPlain = System.Text.Ascii.IsValid(typed) && !(_folding.IsApostropheAMark && typed.Contains('\''));
        if (expected.WithoutApostrophe is { } without && !_folding.IsApostropheAMark && typed.SequenceEqual(without))
        {
            return TypoCost;
        }

        if (isPlain && ReferenceEquals(expected.Bare, expected.Text))
        {
            return IsTypo(typed, expected, expected.Text) ? TypoCost : Unreached;
        }

        if (isPlain)
        {
            // A learner who types no marks at all may have no keys for them: it is no mistake that another word is written so.
            return typed.SequenceEqual(expected.Bare) || (expected.WrittenOut is { } written && typed.SequenceEqual(written)) ? AccentCost
                : IsTypo(typed, expected, expected.Bare) || IsTypo(typed, expected, expected.Text) ? TypoCost
                : Unreached;
        }

        var bare = _bare[at] ??= ExpectedWord.BareOf(typed.ToString(), _folding);
        if (bare == expected.Bare)
        {
            var isOmission = bare.AsSpan().SequenceEqual(typed);
            return isOmission || !_lexicon.Contains(typed) ? AccentCost : Unreached;
        }

        return IsTypo(typed, expected, expected.Text)
            || (expected.MayHaveTypo && EditDistance.IsOne(bare, expected.Bare) && !_lexicon.Contains(typed)) ? TypoCost : Unreached;
    }

    private readonly bool IsTypo(ReadOnlySpan<char> typed, ExpectedWord expected, string form) =>
        expected.MayHaveTypo && EditDistance.IsOne(typed, form) && !_lexicon.Contains(typed);

    private readonly void Reach(int cell, int cost, int from, int via)
    {
        if (cost < _cost[cell])
        {
            _cost[cell] = cost;
            _from[cell] = from;
            _via[cell] = via;
        }
    }

    // Walks back; each step is from one cell to another, and the words between say what happened there.
    private readonly List<AlignedStep> StepsTo(int end)
    {
        var width = _typedWords.Length + 1;
        var steps = new List<AlignedStep>();
        for (var cell = end; cell != 0; cell = _from[cell])
        {
            var from = _from[cell];
            var (start, stop) = (from % width, cell % width);
            var typed = start == stop ? null : _typed[_typedWords[start].Start.._typedWords[stop - 1].End].ToString();
            var first = from / width == cell / width ? null : _automaton.Words[_automaton.Edges[_via[cell]].Word];
            steps.Add(new AlignedStep(typed, first, first is null ? null : SecondWord(_via[cell], cell / width, typed, first), _cost[cell] - _cost[from]));
        }

        steps.Reverse();
        return steps;
    }

    // Where two expected words were typed as one, the other of them.
    private readonly ExpectedWord? SecondWord(int via, int to, string? typed, ExpectedWord first)
    {
        var between = _automaton.Edges[via].To;
        for (var e = _automaton.FirstEdge(between); between != to && e < _automaton.EndEdge(between); e++)
        {
            var next = _automaton.Edges[e];
            if (next.To == to && CompareJoined(typed, first.Text, next) != Unreached)
            {
                return _automaton.Words[next.Word];
            }
        }

        return null;
    }
}
