using System.Diagnostics.CodeAnalysis;
using MongoDB.Driver;

namespace Myna.Storage.MongoDb;

/// <summary>
/// Runs commits. The driver's own <c>WithTransaction</c> tries for two minutes; a request cannot wait so long, so the loop by label
/// of the <see href="https://github.com/mongodb/specifications/blob/master/source/transactions/transactions.md">transactions specification</see> is here, with the deadline of the store.
/// </summary>
/// <remarks>
/// Retries are safe: every write names its version, and the server remembers the outcome of a commit whose response was lost.
/// </remarks>
internal sealed class Transactions(MongoLink link, MongoStoreOptions options, TimeProvider time)
{
    private const string Transient = "TransientTransactionError", Unknown = "UnknownTransactionCommitResult";

    public Task<CommitResult> Apply(PreparedCommit commit) =>
        commit.IsSingle ? InSession(commit, AsOneWrite) : InSession(commit, InTransaction);

    /// <summary>Runs everything in one transaction, once. False when it failed; then nothing has happened.</summary>
    public Task<bool> ApplyOnce(PreparedCommit commit) => InSession(commit, Once);

    private async Task<TResult> InSession<TResult>(PreparedCommit commit, Func<PreparedCommit, IClientSessionHandle, CancellationToken, Task<TResult>> work) =>
        await link.Run(
            (Link: link, Commit: commit, Work: work),
            static async (at, cancellation) =>
            {
                using var session = await at.Link.StartSession(cancellation);
                try
                {
                    return await at.Work(at.Commit, session, cancellation);
                }
                catch (OperationCanceledException)
                {
                    DoNotReuse(session);
                    throw;
                }
            },
            CancellationToken.None);

    private static async Task<CommitResult> AsOneWrite(PreparedCommit commit, IClientSessionHandle session, CancellationToken cancellation) =>
        (await commit.InGroups(session, cancellation))!.Value;

    private async Task<bool> Once(PreparedCommit commit, IClientSessionHandle session, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var isConcluding = false;
        session.StartTransaction();
        try
        {
            if (!await commit.Unordered(session, cancellation))
            {
                return false;
            }

            isConcluding = true;
            await Conclude(session, start, cancellation);
            return true;
        }
        catch (MongoException e) when (e.HasErrorLabel(Transient) || e is MongoBulkWriteException || (e is MongoCommandException && !isConcluding))
        {
            return false;
        }
        finally
        {
            await Abort(session); // without effect after a commit
        }
    }

    private async Task<CommitResult> InTransaction(PreparedCommit commit, IClientSessionHandle session, CancellationToken cancellation)
    {
        var deadline = time.GetTimestamp();
        var isOneByOne = false;
        for (var attempt = 1; ; attempt++)
        {
            session.StartTransaction();
            try
            {
                var result = isOneByOne ? await commit.OneByOne(session, cancellation) : await commit.InGroups(session, cancellation);
                if (result is { IsCommitted: true })
                {
                    await Conclude(session, deadline, cancellation);
                    return CommitResult.Committed;
                }

                await Abort(session);
                if (result is { } failure)
                {
                    return failure;
                }

                isOneByOne = true;
            }
            catch (MongoException e) when (e.HasErrorLabel(Transient) && time.GetElapsedTime(deadline) < options.Deadline)
            {
                await Abort(session);
                await Backoff(attempt, cancellation);
            }
            catch
            {
                await Abort(session);
                throw;
            }
        }
    }

    private async Task Conclude(IClientSessionHandle session, long start, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await session.CommitTransactionAsync(cancellation);
                return;
            }
            catch (MongoException e) when (e.HasErrorLabel(Unknown) && !e.HasErrorLabel(Transient) && time.GetElapsedTime(start) < options.Deadline)
            {
                await Backoff(attempt, cancellation);
            }
        }
    }

    // The server ends a forgotten transaction by itself; an error here would hide the one that matters.
    [SuppressMessage("Design", "CA1031", Justification = "See above.")]
    private static async Task Abort(IClientSessionHandle session)
    {
        if (!session.IsInTransaction)
        {
            return;
        }

        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await session.AbortTransactionAsync(soon.Token);
        }
        catch (Exception)
        {
            // The server has aborted it.
        }

        if (soon.IsCancellationRequested)
        {
            DoNotReuse(session);
        }
    }

    // The server still works on the cancelled command and holds its session; the next user of a pooled session would wait for it.
    private static void DoNotReuse(IClientSessionHandle session) => session.WrappedCoreSession.MarkDirty();

    // A random pause separates the losers of a race for one document; the winner needs one or two round trips.
    [SuppressMessage("Security", "CA5394", Justification = "Jitter, not a secret.")]
    private static Task Backoff(int attempt, CancellationToken cancellation) =>
        Task.Delay(Random.Shared.Next(1, Math.Min(2 << Math.Min(attempt, 8), 250)), cancellation);
}
