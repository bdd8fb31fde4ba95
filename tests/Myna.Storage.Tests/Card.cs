using System.Text.Json.Serialization;

namespace Myna.Storage.Tests;

/// <summary>The document of the tests: a field of each indexable kind, and room for anything hostile.</summary>
public sealed record Card(string Id)
{
    public string? Owner { get; init; }

    public int? Rank { get; init; }

    public long? Big { get; init; }

    public bool? Flag { get; init; }

    public DateTimeOffset? Due { get; init; }

    public string? Email { get; init; }

    public CardWeek? Week { get; init; }

    public string Text { get; init; } = "";

    public double Ratio { get; init; }

    public Dictionary<string, string>? Notes { get; init; }
}

public sealed record CardWeek(int? Xp);

/// <summary>A step by which a card grows; a null leaves a field as it is.</summary>
public sealed record CardAddition(string? Text = null, int? Rank = null, string? Email = null)
{
    public static Card Fold(Card card, CardAddition step) => card with { Text = card.Text + step.Text, Rank = step.Rank ?? card.Rank, Email = step.Email ?? card.Email };
}

public sealed record CardMoved(string CardId, int Version);

public sealed record CardNamed(string Name);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Card))]
[JsonSerializable(typeof(CardAddition))]
[JsonSerializable(typeof(CardMoved))]
[JsonSerializable(typeof(CardNamed))]
public sealed partial class CardJson : JsonSerializerContext;

public static class Cards
{
    public static readonly Collection<Card> Collection = new("cards", CardJson.Default.Card, c => c.Id);

    /// <summary>This one grows by steps; the others do not.</summary>
    public static readonly Growth<Card, CardAddition> Growth = Collection.GrowsBy(CardJson.Default.CardAddition, CardAddition.Fold);

    public static readonly Index<Card> ByOwner = Collection.Index("byOwner", c => c.Owner, c => c.Rank);

    public static readonly Index<Card> ByDue = Collection.Index("byDue", c => c.Due);

    public static readonly Index<Card> ByBig = Collection.Index("byBig", c => c.Big);

    public static readonly Index<Card> ByFlag = Collection.Index("byFlag", c => c.Flag, c => c.Due);

    public static readonly Index<Card> ByWeek = Collection.Index("byWeek", c => c.Week!.Xp);

    public static readonly Index<Card> ByEmail = Collection.UniqueIndex("byEmail", c => c.Email);

    /// <summary>A second collection, for commits across collections.</summary>
    public static readonly Collection<Card> Others = new("otherCards", CardJson.Default.Card, c => c.Id);

    public static readonly Index<Card> OthersByRank = Others.UniqueIndex("byOwnerAndRank", c => c.Owner, c => c.Rank);

    /// <summary>A collection whose ids are made of two fields, neither of which is the id.</summary>
    public static readonly Collection<Card> Editions = new("cardEditions", CardJson.Default.Card, c => $"{c.Id}@{c.Rank}");

    public static readonly Index<Card> EditionsByCard = Editions.Index("byCard", c => c.Id, c => c.Rank);

    /// <summary>What can only be added to.</summary>
    public static readonly Collection<Card> Log = new("cardLog", CardJson.Default.Card, c => c.Id) { IsAppendOnly = true };

    public static readonly EventType<CardMoved> Moved = new("cards.moved", CardJson.Default.CardMoved);

    /// <summary>Nothing durable follows from it.</summary>
    public static readonly EventType<CardMoved> Shown = new("cards.shown", CardJson.Default.CardMoved) { IsFleeting = true };

    public static readonly EventType<CardNamed> Named = new("cards.named", CardJson.Default.CardNamed);

    public static readonly IReadOnlyList<ICollectionDefinition> All = [Collection, Others, Editions, Log];
}
