using System.Globalization;
using System.Text;

namespace Myna.Server.Content.Files.Gift;

/// <summary>Reads one block: <c>::title:: [format] text { answers } text</c>.</summary>
internal sealed class GiftParser(GiftReader.GiftBlock block)
{
    private const string Category = "$CATEGORY:";

    private static readonly string[] Formats = ["html", "markdown", "plain", "moodle"];

    private readonly string _text = block.Text;
    private string _format = "moodle";

    public IEnumerable<GiftItem> Read()
    {
        var items = new List<GiftItem>();
        var from = 0;
        while (_text.AsSpan(from).TrimStart().StartsWith(Category, StringComparison.OrdinalIgnoreCase))
        {
            var begin = _text.IndexOf(Category, from, StringComparison.OrdinalIgnoreCase);
            var end = _text.IndexOf('\n', begin) is >= 0 and var line ? line : _text.Length;
            items.Add(new GiftCategory(block.At(begin), _text[(begin + Category.Length)..end].Trim()));
            from = Math.Min(end + 1, _text.Length);
        }

        if (!string.IsNullOrWhiteSpace(_text[from..]))
        {
            items.Add(Question(from));
        }

        return items;
    }

    private GiftQuestion Question(int start)
    {
        var from = SkipSpace(start);
        string? title = null;
        if (At(from, "::"))
        {
            var end = Find(from + 2, _text.Length, "::");
            title = end >= 0 ? Unescape(_text[(from + 2)..end]).Trim() : throw new GiftException(from, "the title that begins with :: has no :: at its end");
            from = end + 2;
        }

        var open = Find(from, _text.Length, "{");
        var close = open < 0 ? -1 : Find(open + 1, _text.Length, "}");
        if (open >= 0 && close < 0)
        {
            throw new GiftException(open, "the answers that begin with { have no } at their end");
        }

        if (open >= 0 && Find(close + 1, _text.Length, "{") is >= 0 and var second)
        {
            throw new GiftException(second, "a question has its answers in one place only");
        }

        if (Find(open < 0 ? from : close + 1, _text.Length, "}") is >= 0 and var stray)
        {
            throw new GiftException(stray, "there is a } without its {: write \\} for the character itself");
        }

        var stem = TextOf(from, open < 0 ? _text.Length : open);
        _format = stem.Format;
        var after = open < 0 ? "" : TextOf(close + 1, _text.Length).Text;
        var whole = after.Length == 0 ? stem : stem with { Text = $"{stem.Text} _____ {after}".TrimStart() };
        var (answers, feedback) = open < 0 ? (new GiftAnswers.Description(), null) : Answers(open + 1, close);
        return new GiftQuestion(block.At(start), block.Id, block.Tags, title, whole, after.Length > 0, feedback, answers);
    }

    private (GiftAnswers Answers, GiftText? Feedback) Answers(int from, int to)
    {
        GiftText? feedback = null;
        if (Find(from, to, "####") is >= 0 and var general)
        {
            (feedback, to) = (OrNull(TextOf(general + 4, to)), general);
        }

        from = SkipSpace(from);
        if (from >= to)
        {
            return (new GiftAnswers.Essay(), feedback);
        }

        if (_text[from] == '#')
        {
            return (Numerical(from + 1, to), feedback);
        }

        if (TrueFalse(from, to) is { } truth)
        {
            return (truth, feedback);
        }

        if (_text[from] is not ('=' or '~'))
        {
            return (new GiftAnswers.Short([Choice(from, from, to, isCorrect: true)]), feedback);
        }

        var parts = Parts(from, to);
        if (parts.TrueForAll(part => _text[part.From] == '=' && Find(part.From, part.To, "->") >= 0))
        {
            return (new GiftAnswers.Matching([.. parts.Select(part => Pair(part.From + 1, part.To))]), feedback);
        }

        var choices = parts.ConvertAll(part => Choice(part.From, part.From + 1, part.To, _text[part.From] == '='));
        return (choices.TrueForAll(choice => choice.IsCorrect) ? new GiftAnswers.Short(choices) : new GiftAnswers.Choice(choices), feedback);
    }

    private GiftAnswers.TrueFalse? TrueFalse(int from, int to)
    {
        var end = Find(from, to, "#") is >= 0 and var mark ? mark : to;
        var word = _text[from..end].Trim().ToUpperInvariant();
        if (word is not ("T" or "TRUE" or "F" or "FALSE"))
        {
            return null;
        }

        var second = end < to && Find(end + 1, to, "#") is >= 0 and var next ? next : to;
        return new GiftAnswers.TrueFalse(
            word[0] == 'T', end < to ? OrNull(TextOf(end + 1, second)) : null, second < to ? OrNull(TextOf(second + 1, to)) : null);
    }

    private GiftAnswers.Numerical Numerical(int from, int to)
    {
        from = SkipSpace(from);
        if (from < to && _text[from] is '=' or '~')
        {
            return new GiftAnswers.Numerical([.. Parts(from, to).Select(part => Number(part.From + 1, part.To, part.From))], IsList: true);
        }

        return new GiftAnswers.Numerical([Number(from, to, from)], IsList: false);
    }

    private GiftNumber Number(int from, int to, int at)
    {
        var weight = Weight(ref from, to);
        var end = Find(from, to, "#") is >= 0 and var mark ? mark : to;
        var feedback = end < to ? OrNull(TextOf(end + 1, to)) : null;
        var text = Unescape(_text[from..end]).Trim();
        if (text.Split("..") is [var low, var high] && Decimal(low) is { } min && Decimal(high) is { } max)
        {
            return new GiftNumber(weight, min, null, max, feedback);
        }

        return text.Split(':') is [var number, .. var tolerance] && Decimal(number) is { } value && tolerance is [] or [_] && (tolerance is [] || Decimal(tolerance[0]) is not null)
            ? new GiftNumber(weight, value, tolerance is [var range] ? Decimal(range) : null, null, feedback)
            : throw new GiftException(at, $"'{Shown(text)}' is no number, number:tolerance or lowest..highest");
    }

    private GiftChoice Choice(int at, int from, int to, bool isCorrect)
    {
        var weight = Weight(ref from, to);
        var end = Find(from, to, "#") is >= 0 and var mark ? mark : to;
        var text = TextOf(from, end);
        return text.Text.Length == 0
            ? throw new GiftException(at, "the answer is empty")
            : new GiftChoice(isCorrect, weight, text, end < to ? OrNull(TextOf(end + 1, to)) : null);
    }

    private (GiftText Question, string Answer) Pair(int from, int to)
    {
        var arrow = Find(from, to, "->");
        return (TextOf(from, arrow), TextOf(arrow + 2, to).Text);
    }

    /// <summary>From each = or ~ to the next.</summary>
    private List<(int From, int To)> Parts(int from, int to)
    {
        var parts = new List<(int From, int To)>();
        while (from < to)
        {
            var equal = Find(from + 1, to, "=");
            var tilde = Find(from + 1, to, "~");
            var end = equal < 0 ? tilde : tilde < 0 ? equal : Math.Min(equal, tilde);
            end = end < 0 ? to : end;
            parts.Add((from, end));
            from = end;
        }

        return parts;
    }

    private double? Weight(ref int from, int to)
    {
        var begin = SkipSpace(from);
        if (begin >= to || _text[begin] != '%' || _text.IndexOf('%', begin + 1, to - begin - 1) is not (>= 0 and var end))
        {
            return null;
        }

        if (!double.TryParse(_text.AsSpan((begin + 1)..end), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) || weight is not (>= -100 and <= 100))
        {
            throw new GiftException(begin, "a weight is a number from -100 to 100 between two %");
        }

        from = end + 1;
        return weight;
    }

    private GiftText TextOf(int from, int to)
    {
        from = SkipSpace(from);
        var format = _format;
        foreach (var named in Formats)
        {
            if (from < to && At(from, $"[{named}]"))
            {
                (format, from) = (named, from + named.Length + 2);
                break;
            }
        }

        var raw = from < to ? _text[from..to].Trim() : "";
        // Plain text is one line, however it is broken; HTML and Markdown mean their lines.
        return new GiftText(format, Unescape(format is "moodle" or "plain" ? string.Join(' ', raw.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : raw));
    }

    private static GiftText? OrNull(GiftText text) => text.Text.Length == 0 ? null : text;

    /// <summary>The next place of a mark that no backslash takes as it is; -1 where there is none.</summary>
    private int Find(int from, int to, string mark)
    {
        for (var i = from; i < to; i++)
        {
            if (_text[i] == '\\')
            {
                i++;
            }
            else if (i + mark.Length <= to && At(i, mark))
            {
                return i;
            }
        }

        return -1;
    }

    private bool At(int place, string mark) => string.CompareOrdinal(_text, place, mark, 0, mark.Length) == 0;

    private int SkipSpace(int from)
    {
        while (from < _text.Length && char.IsWhiteSpace(_text[from]))
        {
            from++;
        }

        return from;
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var next = text[i] == '\\' && i + 1 < text.Length ? text[i + 1] : '\0';
            if (next is '\\' or ':' or '~' or '=' or '#' or '{' or '}' or '[' or ']' or 'n')
            {
                plain.Append(next == 'n' ? '\n' : next);
                i++;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    private static decimal? Decimal(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Shown(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
