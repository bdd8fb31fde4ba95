using System.Runtime.InteropServices;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Grading;

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

    internal AnswerAutomaton(WordEdge[] edges, int[] firstEdge, bool[] isEnd, ExpectedWord[] words)
    {
        (_edges, _firstEdge, IsEnd, Words) = (edges, firstEdge, isEnd, words);
        var longest = new int[NodeCount];
        for (var node = NodeCount - 1; node >= 0; node--)
        {
            for (var e = FirstEdge(node); e < EndEdge(node); e++)
            {
                longest[node] = Math.Max(longest[node], 1 + longest[edges[e].To]);
            }
        }

        LongestAnswer = longest[0];
    }

    public int NodeCount => IsEnd.Length;

    public ReadOnlySpan<WordEdge> Edges => _edges;

    public bool[] IsEnd { get; }

    /// <summary>In words.</summary>
    public int LongestAnswer { get; }

    public ExpectedWord[] Words { get; }

    public int FirstEdge(int node) => _firstEdge[node];

    /// <summary>One past the last edge of a node.</summary>
    public int EndEdge(int node) => _firstEdge[node + 1];

    /// <returns>Null when the patterns are larger than the bounds.</returns>
    public static AnswerAutomaton? Build(IEnumerable<AnswerPattern> patterns, Folding folding)
    {
        var builder = new AnswerAutomatonBuilder(folding);
        foreach (var pattern in patterns)
        {
            builder.Add(pattern.Root);
        }

        return builder.Build();
    }
}
