namespace Myna.Server.Exercises.Contracts;

/// <summary>What is asked, without its key. Ids of options, tiles and sides say nothing of what is right, nor does their order.</summary>
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
}

/// <param name="Language">Of the text, as a BCP 47 tag.</param>
/// <param name="Audio">A media id.</param>
/// <param name="Image">The name of a picture.</param>
public sealed record Prompt(string? Text = null, string? Language = null, string? Audio = null, string? Image = null);

public sealed record Option(string Id, string Text, string? Image = null);

public sealed record Tile(string Id, string Text);
