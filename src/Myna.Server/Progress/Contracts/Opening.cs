namespace Myna.Server.Progress.Contracts;

/// <summary>The lessons that a learner may start. Pure.</summary>
public sealed class Opening
{
    public static readonly Opening Everything = new(null, null);

    private readonly HashSet<string>? _open;
    private readonly string? _next;

    private Opening(HashSet<string>? open, string? next) => (_open, _next) = (open, next);

    /// <summary>
    /// Open are all lessons up to the first that is not done, and those that are done wherever they stand: an author who puts a lesson before them
    /// takes none of them away.
    /// </summary>
    /// <param name="order">All lessons of the course.</param>
    /// <param name="done">Those that the learner has passed.</param>
    /// <param name="readOnly">Those without questions, at least as far as the first open one.</param>
    public static Opening InOrder(IReadOnlyList<string> order, IReadOnlySet<string> done, IReadOnlySet<string> readOnly)
    {
        var open = new HashSet<string>(done, StringComparer.Ordinal);
        var at = 0;
        for (; at < order.Count && (done.Contains(order[at]) || readOnly.Contains(order[at])); at++)
        {
            open.Add(order[at]);
        }

        if (at < order.Count)
        {
            open.Add(order[at]);
        }

        return new Opening(open, order.Skip(at + 1).FirstOrDefault(id => !done.Contains(id)));
    }

    public bool IsOpen(string lessonId) => _open is null || _open.Contains(lessonId);

    /// <summary>The lesson that opens when the last open one is done; null when there is none, or all are open.</summary>
    public string? Next => _next;
}
