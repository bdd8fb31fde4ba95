using Myna.Server.Content.Contracts;

namespace Myna.Server.Content.Files.Gift;

/// <summary>One block of a GIFT file.</summary>
internal abstract record GiftItem(SourceLine At);

internal sealed record GiftCategory(SourceLine At, string Title) : GiftItem(At);

/// <param name="IsEmbedded">The answer stands within the text, as a gap.</param>
internal sealed record GiftQuestion(
    SourceLine At, string? Id, IReadOnlyList<string>? Tags, string? Title, GiftText Stem, bool IsEmbedded, GiftText? GlobalFeedback, GiftAnswers Answers) : GiftItem(At);

/// <param name="Format">moodle, html, markdown or plain.</param>
internal sealed record GiftText(string Format, string Text);

/// <summary>The kinds of answers, named as Moodle's importers name them.</summary>
internal abstract record GiftAnswers
{
    /// <summary>A text to read, which asks nothing.</summary>
    internal sealed record Description : GiftAnswers;

    internal sealed record Essay : GiftAnswers;

    internal sealed record TrueFalse(bool IsTrue, GiftText? TrueFeedback, GiftText? FalseFeedback) : GiftAnswers;

    internal sealed record Choice(IReadOnlyList<GiftChoice> Choices) : GiftAnswers;

    internal sealed record Short(IReadOnlyList<GiftChoice> Choices) : GiftAnswers;

    internal sealed record Matching(IReadOnlyList<(GiftText Question, string Answer)> Pairs) : GiftAnswers;

    /// <param name="IsList">Written as a list of answers, each with its weight.</param>
    internal sealed record Numerical(IReadOnlyList<GiftNumber> Numbers, bool IsList) : GiftAnswers;
}

/// <param name="Weight">In percent of the mark.</param>
internal sealed record GiftChoice(bool IsCorrect, double? Weight, GiftText Text, GiftText? Feedback);

/// <param name="High">Of a range; else it is a number with a tolerance, or without one.</param>
internal sealed record GiftNumber(double? Weight, decimal Number, decimal? Range, decimal? High, GiftText? Feedback);
