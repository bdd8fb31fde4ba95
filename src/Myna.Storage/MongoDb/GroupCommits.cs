using Myna.Storage.Diagnostics;

namespace Myna.Storage.MongoDb;

/// <summary>
/// Runs a batch of commits as one transaction. When it fails, nothing of it has happened, and each commit is tried by itself, so that none
/// fails because of another. Frequent failures make the batches smaller.
/// </summary>
internal sealed class GroupCommits(Transactions transactions, MongoLink link) : Batcher<PreparedCommit, CommitResult>(link)
{
    /// <summary>Documents in one transaction; MongoDB advises to stay below a thousand documents, and limits a command to 48 MB.</summary>
    private const int MaxWrites = 500, MaxBytes = 4 << 20;

    private volatile int _writes = MaxWrites;

    protected override async ValueTask<CommitResult> Alone(PreparedCommit commit, CancellationToken cancellation)
    {
        var result = await transactions.Apply(commit);
        StoreTelemetry.Grouped(1);
        return result;
    }

    protected override async Task Together(IReadOnlyList<Waiting> calls)
    {
        var all = new PreparedCommit([.. calls.SelectMany(call => call.Call.Writes)]);
        if (await transactions.ApplyOnce(all))
        {
            _writes = Math.Min(2 * _writes, MaxWrites);
            StoreTelemetry.Grouped(calls.Count);
            foreach (var call in calls)
            {
                call.SetResult(CommitResult.Committed);
            }

            return;
        }

        _writes = Math.Max(all.Writes.Count / 2, 1);
        await OneByOne(calls);
    }

    // Of two commits that write the same document only one can succeed.
    protected override Func<PreparedCommit, bool> Admission()
    {
        var (commits, writes, bytes) = (0, 0, 0L);
        var touched = new HashSet<(CollectionAdapter, string)>();
        return commit =>
        {
            // A second commit may always join: only a successful group makes the next ones larger.
            var most = commits < 2 ? MaxWrites : _writes;
            if (commits > 0 && (writes + commit.Writes.Count > most || bytes + commit.Bytes > MaxBytes || commit.Writes.Any(write => touched.Contains((write.Adapter, write.Id)))))
            {
                return false;
            }

            (commits, writes, bytes) = (commits + 1, writes + commit.Writes.Count, bytes + commit.Bytes);
            touched.UnionWith(commit.Writes.Select(write => (write.Adapter, write.Id)));
            return true;
        };
    }
}
