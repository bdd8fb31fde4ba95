using System.Runtime.InteropServices;
using System.Text;

namespace Myna.Storage.Sqlite;

/// <summary>
/// What the commits of a batch will leave, as far as the next ones must know: versions, and who holds a unique value.
/// They are in nobody's sight until the batch is durable. The writer's own.
/// </summary>
internal sealed class PendingState
{
    private readonly Dictionary<DocumentKey, Change> _batch = [];
    private readonly Dictionary<HolderKey, string> _batchHolders = [];
    private readonly Dictionary<DocumentKey, Change> _commit = [];
    private readonly Dictionary<HolderKey, string> _commitHolders = [];
    private readonly StringBuilder _text = new();

    public void Clear()
    {
        _batch.Clear();
        _batchHolders.Clear();
    }

    public CommitResult Check(List<Change> changes, SqliteDatabase database)
    {
        _commit.Clear();
        _commitHolders.Clear();
        foreach (var change in changes)
        {
            if (VersionOf(change, database) != change.ExpectedVersion)
            {
                return CommitResult.Conflict(change.Table.Name, change.Id);
            }

            if (!change.Table.HasUnique)
            {
                continue;
            }

            // Before its own check, so that what the document held until now counts no more.
            _commit[new DocumentKey(change.Table, change.Id)] = change;
            foreach (var index in change.Table.Indexes)
            {
                if (!index.Unique || change.Body is null || !index.Covers(change.Keys))
                {
                    continue;
                }

                var key = KeyOf(index, change.Keys);
                if (Holder(key, change, database) is { } holder && holder != change.Id)
                {
                    return CommitResult.Duplicate(change.Table.Name, change.Id, index.Name);
                }

                _commitHolders[key] = change.Id;
            }
        }

        return CommitResult.Committed;
    }

    /// <summary>The commit that was checked last is part of the batch.</summary>
    public void Accept(List<Change> changes)
    {
        foreach (var change in changes)
        {
            _batch[new DocumentKey(change.Table, change.Id)] = change;
        }

        foreach (var (key, id) in _commitHolders)
        {
            _batchHolders[key] = id;
        }
    }

    private long VersionOf(Change change, SqliteDatabase database)
    {
        var table = change.Table;
        if (_batch.TryGetValue(new DocumentKey(table, change.Id), out var pending))
        {
            return pending.NewVersion;
        }

        if (table.TryGetCachedVersion(change.Id, out var version))
        {
            return version;
        }

        return table.Overlay.TryGet(change.Id, out var newer) ? newer.NewVersion : table.VersionIn(database, change.Id);
    }

    // From the newest to the oldest: this commit, the batch, the overlay, the table. A holder that has been changed since does not count.
    private string? Holder(HolderKey key, Change change, SqliteDatabase database)
    {
        if (_commitHolders.TryGetValue(key, out var id))
        {
            return id;
        }

        var table = change.Table;
        if (_batchHolders.TryGetValue(key, out id) && !_commit.ContainsKey(new DocumentKey(table, id))
            && _batch[new DocumentKey(table, id)] is { Body: not null } pending && key.Index.Same(pending.Keys, change.Keys))
        {
            return id;
        }

        if (table.Overlay.Holder(key.Index, change.Keys) is { } newer && !IsPending(table, newer))
        {
            return newer;
        }

        return table.Holder(database, key.Index, change.Keys) is { } settled && !IsPending(table, settled) && !table.Overlay.TryGet(settled, out _)
            ? settled
            : null;
    }

    private bool IsPending(Table table, string id) => _commit.ContainsKey(new DocumentKey(table, id)) || _batch.ContainsKey(new DocumentKey(table, id));

    private HolderKey KeyOf(TableIndex index, IndexValue[] keys)
    {
        _text.Clear();
        foreach (var column in index.Columns)
        {
            var text = keys[column].ToString();
            _text.Append(text.Length).Append(':').Append(text);
        }

        return new HolderKey(index, _text.ToString());
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct DocumentKey(Table Table, string Id);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct HolderKey(TableIndex Index, string Values);
}
