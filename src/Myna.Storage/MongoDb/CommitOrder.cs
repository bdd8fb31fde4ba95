namespace Myna.Storage.MongoDb;

/// <summary>
/// Announces commits of this process that share a document in the order in which they happened. The server's response to the first may
/// arrive after the second, which was based on it, has been sent and acknowledged.
/// </summary>
internal sealed class CommitOrder
{
    private readonly Dictionary<(string Collection, string Id), Task> _last = [];

    /// <summary>Gives a ticket behind every commit in progress that touches one of the documents.</summary>
    public Ticket Enter(IReadOnlyList<PreparedWrite> writes)
    {
        var ticket = new Ticket(this, writes);
        lock (_last)
        {
            foreach (var write in writes)
            {
                var key = (write.Adapter.Name, write.Id);
                if (_last.TryGetValue(key, out var before))
                {
                    ticket.Before.Add(before);
                }

                _last[key] = ticket.Over;
            }
        }

        return ticket;
    }

    internal sealed class Ticket(CommitOrder order, IReadOnlyList<PreparedWrite> writes) : IDisposable
    {
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<Task> Before { get; } = [];

        public Task Over => _over.Task;

        /// <summary>Waits for the predecessors, whether they succeeded or not.</summary>
        public Task WaitForPredecessors() => Before.Count == 0 ? Task.CompletedTask : Task.WhenAll(Before);

        /// <summary>Completes only after its predecessors: a wait for this ticket is a wait for them too.</summary>
        public void Dispose()
        {
            if (Before.TrueForAll(before => before.IsCompleted))
            {
                Leave();
            }
            else
            {
                _ = Task.WhenAll(Before).ContinueWith(_ => Leave(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }

        private void Leave()
        {
            lock (order._last)
            {
                foreach (var write in writes)
                {
                    var key = (write.Adapter.Name, write.Id);
                    if (order._last.TryGetValue(key, out var last) && last == Over)
                    {
                        order._last.Remove(key);
                    }
                }
            }

            _over.SetResult();
        }
    }
}
