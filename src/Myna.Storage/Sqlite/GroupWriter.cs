using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Myna.Storage.Sqlite;

/// <summary>
/// The one thread that writes. It takes every commit that waits, checks each in its turn, appends all of them to the log with
/// one sync, publishes them in order, and only then answers their callers. Beside it moves the log into the tables.
/// </summary>
/// <remarks>
/// There is no other writer, so a check cannot be overtaken, and a commit that fails its check has written nothing:
/// it fails alone, without savepoints.
/// </remarks>
internal sealed class GroupWriter : IDisposable
{
    private const int LeastFold = 256;
    private static readonly TimeSpan IdleBeforeDraining = TimeSpan.FromSeconds(2);

    private readonly SqliteDatabase _database;
    private readonly SqliteStoreOptions _options;
    private readonly OutboxWriter _outbox;
    private readonly ILogger _log;
    private readonly Thread _thread;
    private readonly Lock _gate = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly CommitLog _commitLog;
    private readonly Fold _fold;
    private readonly PendingState _pending = new();
    private readonly List<PendingCommit> _accepted = [];
    private List<PendingCommit> _waiting = [];
    private List<PendingCommit> _taken = [];
    private long _waitingBytes;
    private bool _isIdle;
    private bool _isDraining;
    private bool _hasFailed;
    private bool _isClosing;

    public GroupWriter(SqliteDatabase database, Fold fold, CommitLog commitLog, SqliteStoreOptions options, OutboxWriter outbox, ILogger log)
    {
        (_database, _fold, _commitLog, _options, _outbox, _log) = (database, fold, commitLog, options, outbox, log);
        _thread = new Thread(Run) { IsBackground = true, Name = "Myna store writer" };
        _thread.Start();
    }

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

    /// <summary>Commits what waits and empties the log into the tables, then ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosing = true;
        }

        _wake.Set();
        _thread.Join();
        _wake.Dispose();
        _fold.Dispose();
    }

    private void Run()
    {
        while (Take())
        {
            if (_taken.Count == 0)
            {
                WriteWhileIdle();
            }

            for (var at = 0; at < _taken.Count; at += _options.MaxBatch)
            {
                Write(CollectionsMarshal.AsSpan(_taken).Slice(at, Math.Min(_options.MaxBatch, _taken.Count - at)));
            }

            _taken.Clear();
        }
    }

    // Nobody waits: the log goes into the tables, a slice at a time, so that whoever comes waits for one slice at most.
    private void WriteWhileIdle()
    {
        if (!_fold.IsUnderWay)
        {
            _fold.Begin();
        }

        _fold.Await();
        Write([]);
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

                if (_isClosing && (_hasFailed || _commitLog.Bytes == 0))
                {
                    return false;
                }

                if (_isClosing || (_isDraining && !_hasFailed && _commitLog.Bytes > 0))
                {
                    return true;
                }

                (_isIdle, _isDraining) = (true, false);
            }

            // A while without commits is a good time to empty the log.
            _isDraining = !_wake.WaitOne(_commitLog.Bytes > 0 ? IdleBeforeDraining : Timeout.InfiniteTimeSpan);
            _hasFailed &= !_isDraining;
        }
    }

    private void Write(ReadOnlySpan<PendingCommit> batch)
    {
        _accepted.Clear();
        _pending.Clear();
        var (last, bytes) = (_commitLog.Last, _commitLog.Bytes);
        try
        {
            _database.Begin();
            var changes = 0;
            foreach (var commit in batch)
            {
                commit.Result = _pending.Check(commit.Changes, _database);
                if (commit.Result.IsCommitted)
                {
                    Accept(commit);
                    changes += commit.Changes.Count;
                }
            }

            _commitLog.Flush();
            if (_fold.IsUnderWay)
            {
                _fold.Write(Math.Max(LeastFold, 2 * changes));
            }

            _database.Commit();
            _hasFailed = false;
        }
        catch (Exception e)
        {
            _hasFailed = true;
            _commitLog.Discard(last, bytes);
            Fail(batch, e);
            return;
        }

        _fold.Written();
        foreach (var commit in _accepted)
        {
            foreach (var change in commit.Changes)
            {
                change.Publish();
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

        if (!_fold.IsUnderWay && _commitLog.Bytes > _options.LogBytes)
        {
            _fold.Begin();
        }
    }

    private void Accept(PendingCommit commit)
    {
        if (commit.Events is not null)
        {
            commit.Changes.Add(_outbox.Enter(commit));
        }

        foreach (var change in commit.Changes)
        {
            _commitLog.Append(change);
        }

        _pending.Accept(commit.Changes);
        _accepted.Add(commit);
    }

    // Nothing of the batch is in the database. A full disk or a broken one fails all of it; anything else is the fault of
    // one commit (a bug), so the others are tried again, each alone.
    private void Fail(ReadOnlySpan<PendingCommit> batch, Exception error)
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

        var isOutage = error is SqliteException { Code: var code } && (code & 0xff) is raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN;
        if (batch.Length > 1 && !isOutage)
        {
            for (var i = 0; i < batch.Length; i++)
            {
                Write(batch.Slice(i, 1));
            }

            return;
        }

        var failure = new StoreUnavailableException($"The commit could not be written: {error.Message}", error);
        foreach (var commit in batch)
        {
            commit.Fail(failure);
        }
    }
}
