namespace Myna.Server.Exercises.Grading;

/// <summary>One gap of a text with the text before it; the last one has the text after it, too.</summary>
internal sealed record GapText(string? Before, IReadOnlyList<string> Answers, string? After)
{
    private const int MaxGaps = 20;

    private const int MaxLength = 2000;

    private const int MaxAnswersOfGap = 10;

    /// <summary>Reads <c>Yo {{como|tomo}} pan.</c>; empty, and refused, where it cannot be read.</summary>
    public static IReadOnlyList<GapText> Read(QuestionWriting writing, string? authored)
    {
        var text = writing.Text(authored, "/text", MaxLength);
        if (text.Length is 0 or > MaxLength)
        {
            return [];
        }

        var gaps = new List<GapText>();
        var at = 0;
        while (text.IndexOf("{{", at, StringComparison.Ordinal) is var open and >= 0)
        {
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                writing.Refuse("/text", $"has a gap at character {open} that is not closed");
                return [];
            }

            var answers = text[(open + 2)..close].Split('|', StringSplitOptions.TrimEntries);
            if (answers.Length > MaxAnswersOfGap || Array.Exists(answers, answer => answer.Length == 0))
            {
                writing.Refuse("/text", $"has a gap at character {open} that takes 1 to {MaxAnswersOfGap} answers, none of them empty");
                return [];
            }

            gaps.Add(new GapText(text[at..open], answers, null));
            at = close + 2;
        }

        if (gaps.Count is 0 or > MaxGaps)
        {
            writing.Refuse("/text", $"takes 1 to {MaxGaps} gaps, written {{{{answer}}}}");
            return [];
        }

        gaps[^1] = gaps[^1] with { After = text[at..] };
        return gaps;
    }
}
