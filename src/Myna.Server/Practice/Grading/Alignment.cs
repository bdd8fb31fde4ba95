using System.Buffers;
using Myna.Server.Practice.Contracts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Practice.Grading;

/// <summary>
/// Finds the accepted answer nearest to what was typed: the cheapest way through the automaton that uses up every typed word, by dynamic
/// programming over (node, typed words so far).
/// </summary>
internal ref struct Alignment
{
    /// <summary>Costs are lexicographic: one wrong word outweighs any number of typos, one typo any number of accents.</summary>
    public const int AccentCost = 1;

    public const int TypoCost = 1000;

    public const int WrongCost = 1_000_000;

    private const int Unreached = int.MaxValue;

    /// <summary>Longer answers than any course has; they are wrong without a look.</summary>
    private const int MaxTypedWords = 200;

    /// <summary>Up to here the table is on the stack.</summary>
    private const int SmallTable = 384;

    private readonly AnswerAutomaton _automaton;
    private readonly Lexicon _lexicon;
    private readonly bool _isEnglish;
    private readonly ReadOnlySpan<char> _typed;
    private readonly Span<Range> _typedWords;
    private Span<int> _cost;
    private Span<int> _from;

    private Alignment(AnswerAutomaton automaton, Lexicon lexicon, bool isEnglish, ReadOnlySpan<char> typed, Span<Range> typedWords)
    {
        (_automaton, _lexicon, _isEnglish) = (automaton, lexicon, isEnglish);
        _typed = typed;
        _typedWords = typedWords;
    }

    /// <param name="automaton">The accepted answers.</param>
    /// <param name="lexicon">Words that are no typos.</param>
    /// <param name="isEnglish">Whether 's and 'd are contractions.</param>
    /// <param name="typed">As <see cref="Folding.Normalise"/> gives it, not empty.</param>
    public static (Verdict Verdict, Feedback? Feedback) Best(AnswerAutomaton automaton, Lexicon lexicon, bool isEnglish, string typed)
    {
        Span<Range> ranges = stackalloc Range[MaxTypedWords + 1];
        var count = typed.AsSpan().Split(ranges, ' ');
        if (count > MaxTypedWords)
        {
            return (Verdict.Wrong, null);
        }

        var cells = automaton.NodeCount * (count + 1);
        if (2 * cells <= SmallTable)
        {
            Span<int> table = stackalloc int[SmallTable];
            return new Alignment(automaton, lexicon, isEnglish, typed, ranges[..count]).Run(table[..(2 * cells)]);
        }

        var rented = ArrayPool<int>.Shared.Rent(2 * cells);
        try
        {
            return new Alignment(automaton, lexicon, isEnglish, typed, ranges[..count]).Run(rented.AsSpan(0, 2 * cells));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    private (Verdict Verdict, Feedback? Feedback) Run(Span<int> table)
    {
        _cost = table[..(table.Length / 2)];
        _from = table[(table.Length / 2)..];

        // Most answers need no wrong word; only when there is no such way is one sought that has a single one, to say which it is.
        var end = Search(isWrongAllowed: false);
        if (end < 0)
        {
            end = Search(isWrongAllowed: true);
            return (Verdict.Wrong, end >= 0 ? FeedbackTo(end) : null);
        }

        var cost = _cost[end];
        return cost == 0 ? (Verdict.Correct, null) : (cost < TypoCost ? Verdict.Accent : Verdict.Typo, FeedbackTo(end));
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

                var mayErr = isWrongAllowed && cost < WrongCost;
                if (mayErr && i < words)
                {
                    Reach(cell + 1, cost + WrongCost, cell);
                }

                for (var e = first; e < end; e++)
                {
                    var (word, to) = edges[e];
                    if (mayErr)
                    {
                        Reach((to * width) + i, cost + WrongCost, cell);
                    }

                    if (i < words)
                    {
                        Follow(cell, cost, i, _automaton.Words[word], to, mayErr);
                    }
                }
            }
        }

        return best;
    }

    private readonly void Follow(int cell, int cost, int i, ExpectedWord expected, int to, bool mayErr)
    {
        var width = _typedWords.Length + 1;
        var typed = _typed[_typedWords[i]];
        var difference = Compare(typed, expected);
        if (difference != Unreached || mayErr)
        {
            Reach((to * width) + i + 1, cost + (difference == Unreached ? WrongCost : difference), cell);
            if (difference == 0)
            {
                return;
            }
        }

        // A space too many: "to day".
        if (i + 2 < width)
        {
            var second = _typed[_typedWords[i + 1]];
            if (typed.Length + second.Length == expected.Text.Length && expected.Text.AsSpan().StartsWith(typed) && expected.Text.AsSpan().EndsWith(second))
            {
                Reach((to * width) + i + 2, cost + TypoCost, cell);
            }
        }

        // A space too few ("atleast"), or a contraction of this word and the next ("he's").
        if (typed.Length <= expected.Text.Length || !typed.StartsWith(expected.Text))
        {
            return;
        }

        for (var e = _automaton.FirstEdge(to); e < _automaton.EndEdge(to); e++)
        {
            var (word, next) = _automaton.Edges[e];
            var second = _automaton.Words[word].Text;
            if (_isEnglish && EnglishContraction.IsOf(typed, expected.Text, second))
            {
                Reach((next * width) + i + 1, cost, cell);
            }
            else if (typed.Length == expected.Text.Length + second.Length && typed.EndsWith(second) && !_lexicon.Contains(typed))
            {
                Reach((next * width) + i + 1, cost + TypoCost, cell);
            }
        }
    }

    /// <summary>The cost of typing one word for another, or <see cref="Unreached"/> when that makes it wrong.</summary>
    private readonly int Compare(ReadOnlySpan<char> typed, ExpectedWord expected)
    {
        if (typed.SequenceEqual(expected.Text))
        {
            return 0;
        }

        if (expected.WithoutApostrophe is { } without && typed.SequenceEqual(without))
        {
            return TypoCost;
        }

        // Nothing below forgives more than a letter, but an accent may decompose and an umlaut be written out.
        var isPlain = System.Text.Ascii.IsValid(typed);
        if (isPlain && ReferenceEquals(expected.Bare, expected.Text))
        {
            return IsTypo(typed, expected, expected.Text) ? TypoCost : Unreached;
        }

        if (isPlain)
        {
            // Whoever types no marks at all may have no keys for them: that another word is written so is not held against them.
            return typed.SequenceEqual(expected.Bare) || (expected.WrittenOut is { } written && typed.SequenceEqual(written)) ? AccentCost
                : IsTypo(typed, expected, expected.Bare) || IsTypo(typed, expected, expected.Text) ? TypoCost
                : Unreached;
        }

        var bare = Diacritics.Remove(typed.ToString());
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

    private readonly void Reach(int cell, int cost, int from)
    {
        if (cost < _cost[cell])
        {
            _cost[cell] = cost;
            _from[cell] = from;
        }
    }

    // Walks back; each step is from one cell to another, and the words between say what happened there.
    private readonly Feedback? FeedbackTo(int end)
    {
        var width = _typedWords.Length + 1;
        var words = new List<WordFeedback>();
        for (var cell = end; cell != 0; cell = _from[cell])
        {
            var from = _from[cell];
            if (_cost[cell] != _cost[from])
            {
                var (start, stop) = (from % width, cell % width);
                var typed = start == stop ? null : _typed[_typedWords[start].Start.._typedWords[stop - 1].End].ToString();
                words.Add(new WordFeedback(typed, ExpectedBetween(from / width, cell / width, typed)));
            }
        }

        words.Reverse();
        return words.Count == 0 ? null : new Feedback(words);
    }

    private readonly string? ExpectedBetween(int from, int to, string? typed)
    {
        if (from == to)
        {
            return null;
        }

        string? nearest = null;
        var distance = int.MaxValue;
        for (var e = _automaton.FirstEdge(from); e < _automaton.EndEdge(from); e++)
        {
            var (word, next) = _automaton.Edges[e];
            var display = _automaton.Words[word].Display;
            if (next == to)
            {
                Consider(display);
                continue;
            }

            for (var f = _automaton.FirstEdge(next); f < _automaton.EndEdge(next); f++)
            {
                if (_automaton.Edges[f].To == to)
                {
                    Consider($"{display} {_automaton.Words[_automaton.Edges[f].Word].Display}");
                }
            }
        }

        return nearest;

        void Consider(string expected)
        {
            var apart = typed is null ? 0 : EditDistance.Levenshtein(typed, expected);
            if (apart < distance)
            {
                (nearest, distance) = (expected, apart);
            }
        }
    }
}
