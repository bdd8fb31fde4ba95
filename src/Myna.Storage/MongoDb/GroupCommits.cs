namespace Myna.Storage.MongoDb;

/// <summary>
/// Commits: those that go together are one transaction. When it does not succeed, nothing of it has happened, and each is tried by itself:
/// so none fails for another's sake. Where that happens often, fewer go together.
/// </summary>
internal sealed class GroupCommits(Transactions transactions, MongoLink link) : Batcher<PreparedCommit, CommitResult>(link)
{
    /// <summary>In one transaction; MongoDB advises to stay below a thousand documents, and limits a command to 48 MB.</summary>
    private const int MaxWrites = 500, MaxBytes = 4 << 20;

    private volatile int _writes = MaxWrites;

    protected override ValueTask<CommitResult> Alone(PreparedCommit commit, CancellationToken cancellation) => new(transactions.Apply(commit));

    protected override async Task Together(IReadOnlyList<Waiting> calls)
    {
        var all = new PreparedCommit([.. calls.SelectMany(call => call.Call.Writes)]);
        if (await transactions.ApplyOnce(all))
        {
            _writes = Math.Min(2 * _writes, MaxWrites);
            foreach (var call in calls)
            {
                call.SetResult(CommitResult.Committed);
            }

            return;
        }

        _writes = Math.Max(all.Writes.Count / 2, 1);
        await OneByOne(calls);
    }

    // Two that touch a common document are rivals: only one of them can succeed.
    protected override Func<PreparedCommit, bool> Admission()
    {
        var (commits, writes, bytes) = (0, 0, 0L);
        var touched = new HashSet<(Shelf, string)>();
        return commit =>
        {
            // A second may always join: only a group that succeeds makes the next ones larger.
            var most = commits < 2 ? MaxWrites : _writes;
            if (commits > 0 && (writes + commit.Writes.Count > most || bytes + commit.Bytes > MaxBytes || commit.Writes.Any(write => touched.Contains((write.Shelf, write.Id)))))
            {
                return false;
            }

            (commits, writes, bytes) = (commits + 1, writes + commit.Writes.Count, bytes + commit.Bytes);
            touched.UnionWith(commit.Writes.Select(write => (write.Shelf, write.Id)));
            return true;
        };
    }
}
