using System.Text.Json;
using System.Text.Json.Serialization;
using Myna.Storage;

namespace Myna.Server.Reminders;

/// <summary>
/// How a learner wants to be reminded, and when they are looked at next. There is none for a learner who never asked. A reminder is queued by the commit that moves
/// <see cref="NextAt"/> on: whichever process does it and wherever one is killed, it happens once.
/// </summary>
internal sealed record Reminder
{
    public static readonly Collection<Reminder> Collection = new("reminders", ReminderJson.Default.Reminder, reminder => reminder.Id);

    /// <summary>A null is in no range: those who want no reminders are not looked at.</summary>
    public static readonly Index<Reminder> ByNext = Collection.Index("next", reminder => reminder.NextAt);

    /// <summary>The learner's.</summary>
    public required string Id { get; init; }

    /// <summary>Whether they are reminded by email.</summary>
    public required bool Email { get; init; }

    /// <summary>What they want to be reminded of.</summary>
    public required IReadOnlyList<ReminderKind> Kinds { get; init; }

    /// <summary>The local hours at which they may be, 0 to 23, ascending.</summary>
    public required IReadOnlyList<int> Hours { get; init; }

    /// <summary>The local hour at which the quiet hours begin.</summary>
    public required int QuietFrom { get; init; }

    /// <summary>The local hour at which they end; the same as <see cref="QuietFrom"/>: there are none.</summary>
    public required int QuietTo { get; init; }

    /// <summary>The time zone by which <see cref="NextAt"/> was planned.</summary>
    public required string Zone { get; init; }

    /// <summary>When they are looked at next; null for one who wants no reminders.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>The local day of the last reminder, <c>yyyy-MM-dd</c>.</summary>
    public string? SentOn { get; init; }

    /// <summary>What they were reminded of on that day.</summary>
    public IReadOnlyList<ReminderKind> Sent { get; init; } = [];

    /// <summary>When they were reminded last.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Reminders since they learnt last.</summary>
    public int Unheeded { get; init; }
}

[JsonConverter(typeof(ReminderKindJson))]
internal enum ReminderKind
{
    /// <summary>A streak ends today unless they learn.</summary>
    Streak,

    /// <summary>The week of their league ends within a day.</summary>
    League,

    /// <summary>Words and phrases are due.</summary>
    Words,
}

internal sealed class ReminderKindJson() : JsonStringEnumConverter<ReminderKind>(JsonNamingPolicy.CamelCase);

[JsonSerializable(typeof(Reminder))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ReminderJson : JsonSerializerContext;
