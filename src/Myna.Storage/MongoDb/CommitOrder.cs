namespace Myna.Storage.MongoDb;

/// <summary>
/// Keeps commits of this process that touch a common document in their order when they are announced: the answer to the first may
/// arrive after the second, which was built on it, has been made and answered.
/// </summary>
internal sealed class CommitOrder
{
    private readonly Dictionary<(string Collection, string Id), Task> _last = [];

    /// <summary>Takes a place behind every commit under way that touches one of the documents.</summary>
    public Place Enter(IReadOnlyList<PreparedWrite> writes)
    {
        var place = new Place(this, writes);
        lock (_last)
        {
            foreach (var write in writes)
            {
                var key = (write.Shelf.Name, write.Id);
                if (_last.TryGetValue(key, out var before))
                {
                    place.Before.Add(before);
                }

                _last[key] = place.Over;
            }
        }

        return place;
    }

    internal sealed class Place(CommitOrder order, IReadOnlyList<PreparedWrite> writes) : IDisposable
    {
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<Task> Before { get; } = [];

        public Task Over => _over.Task;

        /// <summary>Waits until those before it are over, however they ended.</summary>
        public Task Turn() => Before.Count == 0 ? Task.CompletedTask : Task.WhenAll(Before);

        /// <summary>Over only when those before it are: whoever waits for this place waits for them as well.</summary>
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
                    var key = (write.Shelf.Name, write.Id);
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
