using System.Diagnostics;
using Myna.Storage.Diagnostics;

namespace Myna.Storage.Dispatching;

/// <summary>
/// The entries in memory, never more than the bound. Decides about an entry that has just been committed: it is delivered from
/// memory, is held back while earlier ones are read, or stays in the store.
/// </summary>
internal sealed class OutboxIntake(int maxInFlight, IReadOnlyCollection<OutboxConsumer> consumers, Action<OutboxDelivery> delivered) : IDisposable
{
    private readonly Dictionary<string, OutboxDelivery> _inFlight = new(StringComparer.Ordinal);
    private readonly List<OutboxEntry> _heldBack = [];
    private readonly RecentlyDone _done = new(2 * maxInFlight);
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _space = new(0);
    private State _state = State.Closed;
    private bool _isWaitingForSpace;

    private enum State
    {
        /// <summary>Committed entries are read back from the store later.</summary>
        Closed,

        /// <summary>They wait until the last reading back is over.</summary>
        Holding,

        /// <summary>They are delivered from memory.</summary>
        Open,

        /// <summary>The process ends; the next one reads them back.</summary>
        Stopped,
    }

    public int InFlight
    {
        get
        {
            lock (_gate)
            {
                return _inFlight.Count;
            }
        }
    }

    /// <summary>How long the oldest of them has been here.</summary>
    public TimeSpan OldestAge
    {
        get
        {
            lock (_gate)
            {
                return _inFlight.Count == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_inFlight.Values.Min(delivery => delivery.Since));
            }
        }
    }

    public bool IsOpen
    {
        get
        {
            lock (_gate)
            {
                return _state == State.Open;
            }
        }
    }

    /// <summary>An entry that has just been committed. False when memory is full: it and those after it are to be read back.</summary>
    public bool Committed(OutboxEntry entry)
    {
        lock (_gate)
        {
            switch (_state)
            {
                case State.Open when _inFlight.Count < maxInFlight:
                    Deliver(entry, 1);
                    return true;
                case State.Holding when _heldBack.Count < maxInFlight:
                    _heldBack.Add(entry);
                    return true;
                case State.Closed or State.Stopped:
                    return true;
                default:
                    Close(State.Closed);
                    return false;
            }
        }
    }

    /// <summary>From here on no committed entry is taken in.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            Close(State.Stopped);
        }
    }

    /// <summary>From here on committed entries wait for <see cref="Open"/>.</summary>
    public void HoldBack()
    {
        lock (_gate)
        {
            _state = _state == State.Stopped ? State.Stopped : State.Holding;
        }
    }

    /// <summary>Delivers the entries that were held back. When memory has no space for them all, they are to be read back: the intake is closed again.</summary>
    public void Open()
    {
        lock (_gate)
        {
            if (_state != State.Holding)
            {
                return;
            }

            if (_inFlight.Count + _heldBack.Count(entry => IsNew(entry, 1)) > maxInFlight)
            {
                Close(State.Closed);
                return;
            }

            foreach (var entry in _heldBack)
            {
                Deliver(entry, 1);
            }

            _heldBack.Clear();
            _state = State.Open;
        }
    }

    public bool Has(string id)
    {
        lock (_gate)
        {
            return _inFlight.ContainsKey(id);
        }
    }

    /// <summary>Takes an entry that was read from the store, waiting for space. False when it is in memory already, or has been and is done.</summary>
    public async Task<bool> Take(OutboxEntry entry, long version, CancellationToken stop)
    {
        while (true)
        {
            lock (_gate)
            {
                if (!IsNew(entry, version))
                {
                    return false;
                }

                if (_inFlight.Count < maxInFlight)
                {
                    Deliver(entry, version);
                    return true;
                }

                _isWaitingForSpace = true;
            }

            await _space.WaitAsync(stop);
        }
    }

    /// <summary>Every consumer has had it and it has left the store: when it turns up once more, it is known as delivered.</summary>
    public void Done(OutboxDelivery delivery) => Remove(delivery, isDone: true);

    /// <summary>Taken over by another process, or set aside: the store has it, if anyone.</summary>
    public void Forget(OutboxDelivery delivery) => Remove(delivery, isDone: false);

    public void Dispose() => _space.Dispose();

    private void Remove(OutboxDelivery delivery, bool isDone)
    {
        bool isAwaited;
        lock (_gate)
        {
            if (!_inFlight.TryGetValue(delivery.Entry.Id, out var present) || present != delivery)
            {
                return;
            }

            _inFlight.Remove(delivery.Entry.Id);
            if (isDone)
            {
                _done.Add(delivery.Entry.Id, delivery.Version);
            }

            (isAwaited, _isWaitingForSpace) = (_isWaitingForSpace, false);
        }

        OutboxTelemetry.InFlight(-1);
        if (isAwaited)
        {
            _space.Release();
        }
    }

    // Neither in memory nor done: it may come by two ways, and the first one counts.
    private bool IsNew(OutboxEntry entry, long version) => !_inFlight.ContainsKey(entry.Id) && !_done.Has(entry.Id, version);

    private void Close(State state)
    {
        _state = state;
        _heldBack.Clear();
    }

    // Under the gate, so that every consumer's queue has the same order.
    private void Deliver(OutboxEntry entry, long version)
    {
        if (!IsNew(entry, version))
        {
            return;
        }

        var delivery = new OutboxDelivery(entry, version);
        _inFlight.Add(entry.Id, delivery);
        OutboxTelemetry.InFlight(1);
        foreach (var consumer in consumers)
        {
            if (consumer.Wants(entry))
            {
                delivery.Expect();
                consumer.Enqueue(delivery);
            }
        }

        delivered(delivery);
    }

    /// <summary>
    /// The last entries that were done. A page of the store that was read before may still show them, and an answer that is slow to come
    /// may announce a commit after the store has shown its entry. Of a page, no more than what was in flight can have been done meanwhile.
    /// </summary>
    private sealed class RecentlyDone(int capacity)
    {
        private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
        private readonly Queue<string> _oldestFirst = new();

        /// <summary>An entry that another process took over since has a greater version, and is another matter.</summary>
        public bool Has(string id, long version) => _versions.TryGetValue(id, out var done) && version <= done;

        public void Add(string id, long version)
        {
            if (_versions.ContainsKey(id))
            {
                _versions[id] = version;
                return;
            }

            if (_oldestFirst.Count == capacity)
            {
                _versions.Remove(_oldestFirst.Dequeue());
            }

            _versions.Add(id, version);
            _oldestFirst.Enqueue(id);
        }
    }
}
