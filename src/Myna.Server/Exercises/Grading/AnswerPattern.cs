using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Myna.Server.Exercises.Grading;

/// <summary>Why a pattern cannot be read, and at which character, from 0.</summary>
internal sealed record PatternError(int Position, string Message);

/// <summary>
/// Answers that are accepted together, written compactly. A pattern is read once into a tree, and the tree becomes an automaton of words;
/// the answers that it stands for are never listed, as there may be millions.
/// </summary>
/// <remarks>
/// <code>
/// pattern  = sequence *( "|" sequence )       one of these
/// sequence = *( text / group / option )
/// group    = "[" pattern "]"                  one of these: [the|a] cat [sleeps|is sleeping]; an empty one may be left out: [the|] cat
/// option   = "(" pattern ")"                  may be left out: (the) cat, colo(u)r
/// text     = any characters; "\" before [ ] ( ) | \ takes them as they are
/// </code>
/// Outside brackets <c>|</c> parts whole answers: <c>[the|a] cat sleeps|is sleeping</c> accepts "the cat sleeps", "a cat sleeps" and
/// "is sleeping". White space, case and punctuation are those of <see cref="Folding"/>.
/// </remarks>
internal sealed class AnswerPattern
{
    public const int MaxLength = 2000;

    public const int MaxDepth = 16;

    private const int LongestEnding = 3;

    private AnswerPattern(Part root) => Root = root;

    internal Part Root { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out AnswerPattern? pattern, [NotNullWhen(false)] out PatternError? error)
    {
        pattern = null;
        if (text.Length > MaxLength)
        {
            error = new PatternError(MaxLength, $"longer than {MaxLength} characters");
            return false;
        }

        var parser = new Parser(text);
        var root = parser.Alternatives(0);
        error = parser.Error ?? (parser.IsAtEnd ? null : new PatternError(parser.Position, $"'{text[parser.Position]}' closes nothing"));
        pattern = error is null ? new AnswerPattern(root) : null;
        return error is null;
    }

    /// <summary>One answer that it stands for: of each choice the first.</summary>
    public string First()
    {
        var text = new StringBuilder();
        Append(Root);
        return string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));

        void Append(Part part)
        {
            switch (part)
            {
                case Literal literal:
                    text.Append(literal.Text);
                    break;
                case Choice choice:
                    Append(choice.Options[0]);
                    break;
                case Sequence sequence:
                    foreach (var each in sequence.Parts)
                    {
                        Append(each);
                    }

                    break;
            }
        }
    }

    /// <summary>
    /// A text of a course. It is literal but for two habits of authors: words in parentheses need not be typed
    /// ("you (plural) are"), and of words around a slash one is enough ("he/she").
    /// </summary>
    public static AnswerPattern OfText(string text)
    {
        var parts = new List<Part>();
        var chunk = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var close = text[i] == '(' ? text.IndexOf(')', i) : -1;
            if (close > i + 1 && text.IndexOf('(', i + 1, close - i - 1) < 0)
            {
                var inner = text[(i + 1)..close];
                var isGlued = chunk.Length > 0 && !char.IsWhiteSpace(chunk[^1]);
                var before = isGlued ? LastWord(chunk) : "";
                AddText(parts, chunk);
                if (isGlued)
                {
                    // "chair(s)" is chair or chairs; "you(plural)" is you, or two words.
                    parts.Add(new Choice([Text(before), Text(inner.Length <= LongestEnding ? before + inner : before), Text($"{before} {inner}")]));
                }
                else
                {
                    parts.Add(new Choice([Text(inner), Text("")]));
                }

                parts.Add(Text(" "));
                i = close;
            }
            else
            {
                chunk.Append(text[i]);
            }
        }

        AddText(parts, chunk);
        return new AnswerPattern(new Sequence(parts));
    }

    private static string LastWord(StringBuilder chunk)
    {
        var start = chunk.Length;
        while (start > 0 && !char.IsWhiteSpace(chunk[start - 1]))
        {
            start--;
        }

        var word = chunk.ToString(start, chunk.Length - start);
        chunk.Length = start;
        return word;
    }

    private static void AddText(List<Part> parts, StringBuilder chunk)
    {
        foreach (var word in chunk.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = word.Split('/');
            parts.Add(sides.Length is 2 or 3 && Array.TrueForAll(sides, side => side.Any(char.IsLetter))
                ? new Choice([.. sides.Select(Text), Text(word)])
                : Text(word));
            parts.Add(Text(" "));
        }

        chunk.Clear();
    }

    private static Literal Text(string text) => new(text);

    internal abstract record Part;

    internal sealed record Literal(string Text) : Part;

    internal sealed record Sequence(IReadOnlyList<Part> Parts) : Part;

    internal sealed record Choice(IReadOnlyList<Part> Options) : Part;

    private sealed class Parser(string text)
    {
        public int Position { get; private set; }

        public PatternError? Error { get; private set; }

        public bool IsAtEnd => Position == text.Length;

        public Part Alternatives(int depth)
        {
            if (depth > MaxDepth)
            {
                Error = new PatternError(Position, $"brackets nested deeper than {MaxDepth}");
            }

            var options = new List<Part> { SequenceOf(depth) };
            while (Error is null && !IsAtEnd && text[Position] == '|')
            {
                Position++;
                options.Add(SequenceOf(depth));
            }

            return options.Count == 1 ? options[0] : new Choice(options);
        }

        private Sequence SequenceOf(int depth)
        {
            var parts = new List<Part>();
            var literal = new StringBuilder();
            while (Error is null && !IsAtEnd && text[Position] is not ('|' or ']' or ')'))
            {
                var c = text[Position++];
                if (c is '[' or '(')
                {
                    Flush();
                    parts.Add(Group(c, depth));
                }
                else if (c == '\\' && !IsAtEnd)
                {
                    literal.Append(text[Position++]);
                }
                else
                {
                    literal.Append(c);
                }
            }

            Flush();
            return new Sequence(parts);

            void Flush()
            {
                if (literal.Length > 0)
                {
                    parts.Add(new Literal(literal.ToString()));
                    literal.Clear();
                }
            }
        }

        private Part Group(char open, int depth)
        {
            var from = Position - 1;
            var inner = Alternatives(depth + 1);
            if (Error is null && (IsAtEnd || text[Position] != (open == '[' ? ']' : ')')))
            {
                Error = new PatternError(from, $"'{open}' is not closed");
            }

            Position = Math.Min(Position + 1, text.Length);
            return open == '[' ? inner is Choice ? inner : new Choice([inner]) : new Choice([inner, new Literal("")]);
        }
    }
}
