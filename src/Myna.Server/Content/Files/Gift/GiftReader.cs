using System.Text;
using System.Text.RegularExpressions;
using Myna.Server.Content.Contracts;

namespace Myna.Server.Content.Files.Gift;

/// <summary>
/// Reads Moodle's GIFT format: blocks between empty lines, each a category, a text to read or a question. What is wrong with a block is told with its
/// place, and the next block is read all the same.
/// </summary>
internal static partial class GiftReader
{
    public const int MaxBytes = 4 << 20;

    public const int MaxQuestions = 5000;

    /// <summary>Of one block.</summary>
    private const int MaxLength = 50_000;

    /// <param name="file">Its name, for messages.</param>
    /// <param name="text">Of the whole file.</param>
    /// <param name="log">Receives every problem.</param>
    public static IReadOnlyList<GiftItem> Read(string file, string text, ProblemLog log)
    {
        var items = new List<GiftItem>();
        foreach (var block in Blocks(file, text))
        {
            if (items.Count == MaxQuestions)
            {
                log.Error(block.At(0), $"the file has more than {MaxQuestions} questions");
                break;
            }

            if (block.Text.Length > MaxLength)
            {
                log.Error(block.At(0), $"the question is longer than {MaxLength} characters");
                continue;
            }

            try
            {
                items.AddRange(new GiftParser(block).Read());
            }
            catch (GiftException e)
            {
                log.Error(block.At(e.Position), e.Message);
            }
        }

        return items;
    }

    // Lines that begin with // are comments; [id:…] and [tag:…] in those before a question are its own.
    private static IEnumerable<GiftBlock> Blocks(string file, string text)
    {
        var block = new GiftBlock(file);
        var number = 0;
        foreach (var whole in text.Split('\n'))
        {
            number++;
            var raw = whole.TrimEnd('\r');
            var line = raw.TrimStart();
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                if (block.IsEmpty)
                {
                    block.Comment(line);
                }
            }
            else if (line.Length == 0)
            {
                if (!block.IsEmpty)
                {
                    yield return block;
                    block = new GiftBlock(file);
                }
            }
            else
            {
                block.Add(raw, number);
            }
        }

        if (!block.IsEmpty)
        {
            yield return block;
        }
    }

    /// <summary>One block without its comments; it knows where each character stood.</summary>
    internal sealed partial class GiftBlock(string file)
    {
        private readonly StringBuilder _text = new();
        private readonly List<(int Start, int Line)> _lines = [];
        private string? _whole;

        public string Text => _whole ??= _text.ToString();

        public bool IsEmpty => _lines.Count == 0;

        public string? Id { get; private set; }

        public List<string>? Tags { get; private set; }

        public void Comment(string line)
        {
            Id = IdNote().Match(line) is { Success: true } id ? id.Groups["name"].Value : Id;
            foreach (Match tag in TagNote().Matches(line))
            {
                (Tags ??= []).Add(tag.Groups["name"].Value);
            }
        }

        public void Add(string line, int number)
        {
            if (_lines.Count > 0)
            {
                _text.Append('\n');
            }

            _lines.Add((_text.Length, number));
            _text.Append(line);
        }

        public SourceLine At(int position)
        {
            var (start, line) = _lines[Math.Max(0, _lines.FindLastIndex(entry => entry.Start <= position))];
            return new SourceLine(file, line, position - start + 1);
        }

        [GeneratedRegex(@"\[id:(?<name>[^\]]+)\]", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex IdNote();

        [GeneratedRegex(@"\[tag:(?<name>[^\]]+)\]", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex TagNote();
    }
}

/// <summary>A fault in a block, and at which of its characters.</summary>
internal sealed class GiftException(int position, string message) : Exception(message)
{
    public int Position { get; } = position;
}
