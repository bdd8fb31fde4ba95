using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Myna.Storage.Sqlite;

/// <summary>
/// A table of the same database to which each batch of commits is appended as it is: one sequential write instead of a page
/// here and there for every document. Its rows, in order, say what the overlays hold; after a crash they are replayed.
/// </summary>
internal sealed class CommitLog
{
    private const string Schema = "CREATE TABLE IF NOT EXISTS commit_log(seq INTEGER PRIMARY KEY, body BLOB NOT NULL)";
    private const string Insert = "INSERT INTO commit_log(seq, body) VALUES(?, ?)";

    /// <summary>A row is ended beyond this: rows are read and deleted whole.</summary>
    private const int RowBytes = 1 << 20;

    private readonly SqliteDatabase _database;
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);

    public CommitLog(SqliteDatabase database)
    {
        _database = database;
        _database.Execute(Schema);
    }

    /// <summary>The last row's number.</summary>
    public long Last { get; private set; }

    /// <summary>JSON and keys in the rows that are not trimmed yet.</summary>
    public long Bytes { get; private set; }

    public void Append(Change change)
    {
        var table = change.Table.Utf8Name;
        var room = _buffer.GetSpan(1 + table.Length + 2 + (3 * change.Id.Length) + 12);
        room[0] = (byte)table.Length;
        table.CopyTo(room[1..]);
        var at = 1 + table.Length;
        var length = Encoding.UTF8.GetBytes(change.Id, room[(at + 2)..]);
        BinaryPrimitives.WriteUInt16LittleEndian(room[at..], (ushort)length);
        at += 2 + length;
        BinaryPrimitives.WriteInt64LittleEndian(room[at..], change.NewVersion);
        BinaryPrimitives.WriteInt32LittleEndian(room[(at + 8)..], change.Body?.Length ?? -1);
        _buffer.Advance(at + 12);
        if (change.Body is not null)
        {
            _buffer.Write(change.Body);
        }

        if (_buffer.WrittenCount >= RowBytes)
        {
            Flush();
        }
    }

    /// <summary>Writes what has been appended. To be called before the transaction commits.</summary>
    public void Flush()
    {
        if (_buffer.WrittenCount == 0)
        {
            return;
        }

        _database.Statement(Insert).Bind(1, ++Last).BindBlob(2, _buffer.WrittenSpan).Run();
        Bytes += _buffer.WrittenCount;
        _buffer.ResetWrittenCount();
    }

    /// <summary>Forgets what was appended in a transaction that is rolled back.</summary>
    public void Discard(long last, long bytes)
    {
        _buffer.ResetWrittenCount();
        (Last, Bytes) = (last, bytes);
    }

    /// <summary>Deletes some of the oldest rows up to this one: oldest first, so that what remains still ends with the newest state. True when none is left.</summary>
    public bool Trim(long upTo, int rows)
    {
        var oldest = _database.Statement("SELECT seq, length(body) FROM commit_log WHERE seq <= ?1 ORDER BY seq LIMIT ?2").Bind(1, upTo).Bind(2, rows);
        var count = 0;
        long last = 0, bytes = 0;
        while (oldest.Step())
        {
            (last, bytes) = (oldest.Integer(0), bytes + oldest.Integer(1));
            count++;
        }

        if (count > 0)
        {
            _database.Statement("DELETE FROM commit_log WHERE seq <= ?").Bind(1, last).Run();
            Bytes -= bytes;
        }

        return count < rows;
    }

    /// <summary>Reads the log to its end: for each document that it names, its last state.</summary>
    public Dictionary<(string Table, string Id), (long Version, byte[]? Body)> Read()
    {
        var states = new Dictionary<(string, string), (long, byte[]?)>();
        var rows = _database.Statement("SELECT body FROM commit_log ORDER BY seq");
        while (rows.Step())
        {
            var rest = rows.Bytes(0);
            while (rest.Length > 0)
            {
                var table = Encoding.ASCII.GetString(rest.Slice(1, rest[0]));
                rest = rest[(1 + table.Length)..];
                var length = BinaryPrimitives.ReadUInt16LittleEndian(rest);
                var id = Encoding.UTF8.GetString(rest.Slice(2, length));
                rest = rest[(2 + length)..];
                var version = BinaryPrimitives.ReadInt64LittleEndian(rest);
                var size = BinaryPrimitives.ReadInt32LittleEndian(rest[8..]);
                rest = rest[12..];
                states[(table, id)] = (version, size < 0 ? null : rest[..size].ToArray());
                rest = rest[Math.Max(size, 0)..];
            }
        }

        return states;
    }

    public void Clear()
    {
        _database.Execute("DELETE FROM commit_log");
        (Last, Bytes) = (0, 0);
    }
}
