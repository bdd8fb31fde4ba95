using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Myna.Storage.Diagnostics;
using SQLitePCL;

namespace Myna.Storage.Sqlite;

/// <summary>
/// The one thread that writes. It takes every commit that waits, checks and applies each in its turn, makes all of them durable
/// with one sync, publishes them in order, and only then answers their callers.
/// </summary>
/// <remarks>
/// There is no other writer, so a check cannot be overtaken, and a commit that fails its check has written nothing:
/// it fails alone, without savepoints.
/// </remarks>
internal sealed class GroupWriter : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteStoreOptions _options;
    private readonly OutboxWriter _outbox;
    private readonly WriteAheadLog _walLog;
    private readonly ILogger _log;
    private readonly Thread _thread;
    private readonly Lock _gate = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly Dictionary<(Table Table, string Id), long> _written = [];
    private readonly List<PendingCommit> _accepted = [];
    private List<PendingCommit> _waiting = [];
    private List<PendingCommit> _taken = [];
    private long _waitingBytes;
    private bool _isIdle;
    private bool _isClosing;
    private bool _hasWritten;
    private volatile bool _mayFail = true;

    public GroupWriter(SqliteDatabase database, SqliteStoreOptions options, OutboxWriter outbox, WriteAheadLog walLog, ILogger log)
    {
        (_database, _options, _outbox, _walLog, _log) = (database, options, outbox, walLog, log);
        _thread = new Thread(Run) { IsBackground = true, Name = "Myna store writer" };
        _thread.Start();
    }

    /// <summary>Nothing has been written yet, or the last write failed: whether the disk takes writes is not known.</summary>
    public bool MayFail => _mayFail;

    public ValueTask<CommitResult> Enqueue(PendingCommit commit)
    {
        var wake = false;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosing, this);
            if (_waitingBytes > _options.MaxWaitingBytes)
            {
                throw new StoreUnavailableException($"{_waiting.Count} commits wait for the disk; it does not keep up.");
            }

            _waiting.Add(commit);
            _waitingBytes += commit.Bytes;
            (wake, _isIdle) = (_isIdle, false);
        }

        if (wake)
        {
            _wake.Set();
        }

        return commit.Answer;
    }

    /// <summary>Commits what waits, then ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosing = true;
        }

        _wake.Set();
        _thread.Join();
        _wake.Dispose();
    }

    private void Run()
    {
        while (Take())
        {
            for (var at = 0; at < _taken.Count; at += _options.MaxBatch)
            {
                Write(CollectionsMarshal.AsSpan(_taken).Slice(at, Math.Min(_options.MaxBatch, _taken.Count - at)));
            }

            _taken.Clear();
        }
    }

    private bool Take()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_waiting.Count > 0)
                {
                    (_waiting, _taken) = (_taken, _waiting);
                    _waitingBytes = 0;
                    return true;
                }

                if (_isClosing)
                {
                    return false;
                }

                _isIdle = true;
            }

            _wake.WaitOne();
        }
    }

    private void Write(ReadOnlySpan<PendingCommit> batch, bool isRetry = false)
    {
        _accepted.Clear();
        _written.Clear();
        _hasWritten = false;
        try
        {
            _database.Begin();
            foreach (var commit in batch)
            {
                commit.Result = Check(commit);
                if (commit.Result.IsCommitted)
                {
                    Apply(commit);
                    _accepted.Add(commit);
                }
            }

            _database.Commit();
        }
        catch (Exception e)
        {
            Fail(batch, e, isRetry);
            return;
        }

        // A batch in which every commit failed its check has written nothing.
        _mayFail &= !_hasWritten;
        StoreTelemetry.Grouped(batch.Length);

        foreach (var commit in _accepted)
        {
            foreach (var change in commit.Changes)
            {
                if (!change.IsRequirement)
                {
                    change.Publish();
                }
            }

            if (commit.Entry is not null)
            {
                _outbox.Announce(commit.Entry);
            }
        }

        foreach (var commit in batch)
        {
            commit.Complete();
        }

        _walLog.Fit();
    }

    private void Apply(PendingCommit commit)
    {
        if (commit.IsProbe)
        {
            _database.Touch();
            _hasWritten = true;
        }

        if (commit.Events is not null && _outbox.Enter(commit) is { } entry)
        {
            commit.Changes.Add(entry);
        }

        foreach (var change in commit.Changes)
        {
            if (!change.IsRequirement)
            {
                var key = (change.Table, change.Id);
                change.Table.Apply(_database, change, _written.ContainsKey(key) ? Table.AllColumns : change.ChangedColumns());
                _written[key] = change.NewVersion;
                _hasWritten = true;
            }
        }
    }

    private CommitResult Check(PendingCommit commit)
    {
        var changes = commit.Changes;
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (VersionOf(change) != change.ExpectedVersion)
            {
                return CommitResult.Conflict(change.Table.Name, change.Id);
            }

            foreach (var index in change.Table.Indexes)
            {
                if (index.Unique && change.HasValue && index.Covers(change.Keys) && IsTaken(changes, i, index))
                {
                    return CommitResult.Duplicate(change.Table.Name, change.Id, index.Name);
                }
            }
        }

        return CommitResult.Committed;
    }

    // Earlier commits of this batch are in the database, but not yet in the cache.
    private long VersionOf(Change change) =>
        _written.TryGetValue((change.Table, change.Id), out var version) || change.Table.TryGetCachedVersion(change.Id, out version)
            ? version
            : change.Table.VersionIn(_database, change.Id);

    // The database's version of a document that this commit has already changed is out of date.
    private bool IsTaken(List<Change> changes, int current, TableIndex index)
    {
        var change = changes[current];
        for (var i = 0; i < current; i++)
        {
            if (changes[i].Table == change.Table && changes[i].HasValue && index.Same(changes[i].Keys, change.Keys))
            {
                return true;
            }
        }

        var holder = change.Table.Holder(_database, index, change.Keys);
        if (holder is null || holder == change.Id)
        {
            return false;
        }

        for (var i = 0; i < current; i++)
        {
            if (changes[i].Table == change.Table && changes[i].Id == holder && !changes[i].IsRequirement)
            {
                return false;
            }
        }

        return true;
    }

    // Nothing of the batch is in the database. A full disk, a broken or a locked one fails all of it; anything else is the fault of
    // one commit (a bug), so the others are tried again, each alone.
    private void Fail(ReadOnlySpan<PendingCommit> batch, Exception error, bool isRetry)
    {
        _log.LogError(error, "A transaction of {Count} commits failed", batch.Length);
        try
        {
            _database.Rollback();
        }
        catch (SqliteException e)
        {
            _log.LogError(e, "Rolling back failed");
        }

        foreach (var commit in batch)
        {
            commit.Retract();
        }

        var code = error is SqliteException { Code: var extended } ? extended & 0xff : raw.SQLITE_OK;
        if (code == raw.SQLITE_FULL && !isRetry && _walLog.TryTruncate())
        {
            Write(batch, isRetry: true);
            return;
        }

        var isOutage = code is raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_BUSY;
        _mayFail |= isOutage;
        if (batch.Length > 1 && !isOutage)
        {
            for (var i = 0; i < batch.Length; i++)
            {
                Write(batch.Slice(i, 1));
            }

            return;
        }

        var reason = code switch
        {
            raw.SQLITE_BUSY => "Another program holds the database locked. ",
            raw.SQLITE_FULL => "The disk is full. ",
            _ => "",
        };
        var failure = new StoreUnavailableException($"The commit could not be written. {reason}{error.Message}", error);
        foreach (var commit in batch)
        {
            commit.Fail(failure);
        }
    }
}
