namespace Myna.Server.Exercises.Contracts;

/// <summary>A question without its key. Ids of options, tiles and sides say nothing of what is right, nor does their order.</summary>
public sealed record Question
{
    /// <summary>Unique in its quiz; derived from item, type and direction.</summary>
    public required string Id { get; init; }

    public required QuestionType Type { get; init; }

    /// <summary>The items whose memory an answer says something about, the main one first.</summary>
    public required IReadOnlyList<string> ItemIds { get; init; }

    /// <summary>0 recognise, 1 recall, 2 produce: the order in which an item is learnt.</summary>
    public required int Level { get; init; }

    public required Prompt Prompt { get; init; }

    /// <summary>To choose from, in canonical order; an attempt shuffles them by its seed.</summary>
    public IReadOnlyList<Option>? Options { get; init; }

    /// <summary>To put in order; two tiles may show the same text.</summary>
    public IReadOnlyList<Tile>? Tiles { get; init; }

    /// <summary>To find the partners of, in the language that is learnt.</summary>
    public IReadOnlyList<Tile>? Left { get; init; }

    public IReadOnlyList<Tile>? Right { get; init; }

    /// <summary>To fill in, in the order of the text or of the rows.</summary>
    public IReadOnlyList<Blank>? Blanks { get; init; }

    /// <summary>To mark, in the order of the text.</summary>
    public IReadOnlyList<Tile>? Spans { get; init; }

    /// <summary>Of a flashcard: what a learner sees before they rate themselves.</summary>
    public string? Back { get; init; }

    /// <summary>Of a story, in their order.</summary>
    public IReadOnlyList<StoryLine>? Lines { get; init; }
}

/// <param name="Language">Of the text, as a BCP 47 tag.</param>
/// <param name="Audio">A media id.</param>
/// <param name="Image">The name of a picture.</param>
public sealed record Prompt(string? Text = null, string? Language = null, string? Audio = null, string? Image = null);

public sealed record Option(string Id, string Text, string? Image = null);

public sealed record Tile(string Id, string Text);

/// <summary>A field in a text or in a row of a table. It says nothing of how long its answer is.</summary>
/// <param name="Label">Of a row.</param>
/// <param name="Before">The text between the blank before and this one, or the text before the field of a row.</param>
/// <param name="After">The text after the last blank.</param>
/// <param name="Options">Where one is chosen; null where it is typed.</param>
public sealed record Blank(string? Label, string? Before, string? After, IReadOnlyList<Option>? Options = null);

/// <param name="Audio">A media id.</param>
/// <param name="Image">The name of a picture.</param>
/// <param name="Options">Of a line that asks; null of a line to read or hear.</param>
public sealed record StoryLine(string? Speaker, string? Text, string? Audio, string? Image, IReadOnlyList<Option>? Options);
