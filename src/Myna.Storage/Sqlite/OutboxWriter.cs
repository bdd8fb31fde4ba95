using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Myna.Storage.Sqlite;

/// <summary>Makes the outbox entries, on the writer's thread and so in the order of commits, and announces them when they are durable.</summary>
internal sealed class OutboxWriter(Table<OutboxEntry> table, string owner, long lastId, TimeProvider time, ILogger log)
{
    /// <summary>No other process can open the store; the lease only says when a delivery is overdue.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private volatile Action<OutboxEntry>[] _observers = [];

    // Ids ascend across restarts too, even when every entry of the last run has been delivered and deleted.
    private long _lastId = Math.Max(lastId, time.GetUtcNow().ToUnixTimeMilliseconds() << 20);

    public static long LastIdIn(SqliteDatabase database)
    {
        var statement = database.Statement("SELECT max(id) FROM outbox");
        statement.Step();
        var id = statement.Text(0);
        statement.Reset();
        return long.TryParse(id, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var last) ? last : 0;
    }

    public static byte[] Serialize(IReadOnlyList<OutboxEvent> events) => DocumentJson.Serialize(events, OutboxJson.Default.IReadOnlyListOutboxEvent);

    public void Observe(Action<OutboxEntry> observer)
    {
        lock (_buffer)
        {
            _observers = [.. _observers, observer];
        }
    }

    /// <summary>Gives the commit its entry; the change that stores it, or null when only this process is to hear of it.</summary>
    public Change? Enter(PendingCommit commit)
    {
        var id = (++_lastId).ToString("x16", CultureInfo.InvariantCulture);
        var leasedUntil = time.GetUtcNow() + Lease;
        commit.Entry = new OutboxEntry(id, owner, leasedUntil, commit.Events!);
        return commit.EventsJson is null ? null : table.Prepare(id, commit.Entry, 0, Body(id, leasedUntil, commit.EventsJson));
    }

    public void Announce(OutboxEntry entry)
    {
        foreach (var observer in _observers)
        {
            try
            {
                observer(entry);
            }
            catch (Exception e)
            {
                log.LogError(e, "An observer of commits failed on outbox entry {Id}", entry.Id);
            }
        }
    }

    // The caller has serialised the events; only what the writer decides is added here.
    private byte[] Body(string id, DateTimeOffset leasedUntil, byte[] events)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, id);
            json.WriteString("owner"u8, owner);
            json.WriteString("leasedUntil"u8, leasedUntil);
            json.WritePropertyName("events"u8);
            json.WriteRawValue(events, skipInputValidation: true);
            json.WriteEndObject();
        }

        return _buffer.WrittenSpan.ToArray();
    }
}
