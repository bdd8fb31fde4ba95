namespace Myna.Server.Gamification.Leaderboards;

/// <summary>Erased learners whose late events are still refused; the oldest go first. Not safe for threads: the registry's lock guards it.</summary>
internal sealed class ForgottenLearners
{
    /// <summary>An event is late by seconds; this is years of erasures.</summary>
    private const int Max = 65_536;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _inOrder = new();

    public bool Contains(string userId) => _ids.Contains(userId);

    public void Add(string userId)
    {
        if (!_ids.Add(userId))
        {
            return;
        }

        _inOrder.Enqueue(userId);
        if (_inOrder.Count > Max)
        {
            _ids.Remove(_inOrder.Dequeue());
        }
    }
}
