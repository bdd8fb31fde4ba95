using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Myna.Storage.Diagnostics;

namespace Myna.Storage;

/// <summary>A kind of event: its stable name (<c>module.whatHappened</c>) and its JSON contract. Declared once, as a static.</summary>
public sealed class EventType<T>(string name, JsonTypeInfo<T> json)
    where T : class
{
    public string Name { get; } = name;

    public JsonTypeInfo<T> Json { get; } = json;

    /// <summary>
    /// Everything that follows from the event (a view, a message to a device) can be read from the documents as well. An exclusive store then keeps no entry for it:
    /// it is delivered while this process runs, to consumers that subscribe everywhere.
    /// </summary>
    public bool IsFleeting { get; init; }
}

/// <summary>
/// The events of one commit, stored by the same commit in the collection <c>outbox</c> and deleted when every consumer has had them.
/// Delivered at least once: consumers set totals by version and never add. An exclusive store does not keep an entry whose events are all fleeting.
/// </summary>
/// <param name="Id">Ascends in the order of commits of one process.</param>
/// <param name="Owner">The process that delivers it; another one takes over when the lease is over.</param>
public sealed record OutboxEntry(string Id, string Owner, DateTimeOffset LeasedUntil, IReadOnlyList<OutboxEvent> Events)
{
    public static readonly Collection<OutboxEntry> Collection = new("outbox", OutboxJson.Default.OutboxEntry, e => e.Id);

    [JsonIgnore]
    public bool IsFleeting => AreFleeting(Events);

    public static bool AreFleeting(IReadOnlyList<OutboxEvent> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (!events[i].IsFleeting)
            {
                return false;
            }
        }

        return true;
    }

    public static readonly Index<OutboxEntry> ByLease = Collection.Index("byLease", e => e.LeasedUntil);
}

/// <summary>An event inside an entry: typed in the process that published it, JSON after it was read back.</summary>
[JsonConverter(typeof(OutboxEventConverter))]
public abstract class OutboxEvent
{
    public abstract string Type { get; }

    /// <summary>See <see cref="EventType{T}.IsFleeting"/>. Nothing that was read back from the store is.</summary>
    public virtual bool IsFleeting => false;

    /// <summary>The event's data when it is of this type; null when it is of another.</summary>
    public abstract T? As<T>(EventType<T> type)
        where T : class;

    internal abstract void WriteData(Utf8JsonWriter writer);

    /// <summary>The request that published it, while somebody traces deliveries; null after it was read back.</summary>
    internal virtual Activity? Origin => null;

    public static OutboxEvent Of<T>(EventType<T> type, T data)
        where T : class => new Typed<T>(type, data);

    private sealed class Typed<TData>(EventType<TData> type, TData data) : OutboxEvent
        where TData : class
    {
        public override string Type => type.Name;

        public override bool IsFleeting => type.IsFleeting;

        internal override Activity? Origin { get; } = OutboxTelemetry.Activities.HasListeners() ? Activity.Current : null;

        public override T? As<T>(EventType<T> wanted)
            where T : class => wanted.Name == type.Name ? data as T : null;

        internal override void WriteData(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, data, type.Json);
    }

    internal sealed class Stored(string type, JsonElement data) : OutboxEvent
    {
        public override string Type => type;

        public override T? As<T>(EventType<T> wanted)
            where T : class => wanted.Name == type ? data.Deserialize(wanted.Json) : null;

        internal override void WriteData(Utf8JsonWriter writer) => data.WriteTo(writer);
    }
}

internal sealed class OutboxEventConverter : JsonConverter<OutboxEvent>
{
    public override OutboxEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        return new OutboxEvent.Stored(json.RootElement.GetProperty("type").GetString()!, json.RootElement.GetProperty("data").Clone());
    }

    public override void Write(Utf8JsonWriter writer, OutboxEvent value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, value.Type);
        writer.WritePropertyName("data"u8);
        value.WriteData(writer);
        writer.WriteEndObject();
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OutboxEntry))]
[JsonSerializable(typeof(IReadOnlyList<OutboxEvent>))]
internal sealed partial class OutboxJson : JsonSerializerContext;
