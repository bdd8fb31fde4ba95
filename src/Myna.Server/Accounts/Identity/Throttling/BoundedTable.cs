namespace Myna.Server.Accounts.Identity.Throttling;

/// <summary>
/// A value for each key, for a bounded number of keys: when the young half is full it becomes the old half, and the old half is
/// forgotten. A flood of keys makes it forget what is quiet, never what is busy.
/// </summary>
internal sealed class BoundedTable<T>(int capacity)
    where T : struct
{
    private readonly Lock _lock = new();
    private Dictionary<string, T> _young = new(StringComparer.Ordinal);
    private Dictionary<string, T> _old = new(StringComparer.Ordinal);

    public T this[string key]
    {
        get
        {
            lock (_lock)
            {
                return Peek(key);
            }
        }
    }

    /// <summary>Looks and changes in one step; the change may return null to leave all as it is.</summary>
    public TAnswer Use<TAnswer>(string key, Func<T, (TAnswer Answer, T? Changed)> use)
    {
        lock (_lock)
        {
            var (answer, changed) = use(Peek(key));
            if (changed is { } value)
            {
                if (_young.Count >= capacity / 2 && !_young.ContainsKey(key))
                {
                    (_old, _young) = (_young, new Dictionary<string, T>(StringComparer.Ordinal));
                }

                _young[key] = value;
            }

            return answer;
        }
    }

    public void Forget(string key)
    {
        lock (_lock)
        {
            _young.Remove(key);
            _old.Remove(key);
        }
    }

    private T Peek(string key) => _young.TryGetValue(key, out var value) || _old.TryGetValue(key, out value) ? value : default;
}
