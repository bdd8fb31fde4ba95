using System.Runtime.InteropServices;

namespace Myna.Storage.Sqlite;

/// <summary>
/// Moves what the overlays hold into the tables, a slice in each of the writer's transactions, in the order of the rows, so
/// that a page is written once for many documents; then trims the log. Slices are larger than what a batch adds, so it ends.
/// </summary>
internal sealed class Fold(SqliteDatabase database, SqliteDatabase reader, CommitLog log, IReadOnlyCollection<Table> tables) : IDisposable
{
    private const int LogRowsTrimmedAtOnce = 8;
    private const long Unknown = -1;

    private readonly List<(Table Table, OverlayEntry Entry)> _slice = [];
    private Task<List<Place>> _order = Task.FromResult<List<Place>>([]);
    private int _next;
    private int _taken;
    private long _upTo;
    private bool _isTrimmed;

    public bool IsUnderWay { get; private set; }

    /// <summary>Begins with everything that the log says up to now. Finding the rows goes on beside the writer.</summary>
    public void Begin()
    {
        _upTo = log.Last;
        (_next, IsUnderWay) = (0, true);
        var ids = tables.Select(table => (table, table.Overlay.Ids.ToList())).ToList();
        _order = Task.Run(() => Order(ids));
    }

    /// <summary>Inside a transaction: writes some documents, or trims some of the log when all are written.</summary>
    public void Write(int documents)
    {
        _slice.Clear();
        (_taken, _isTrimmed) = (0, false);
        if (!_order.IsCompleted)
        {
            return;
        }

        var order = _order.GetAwaiter().GetResult();
        while (_taken < documents && _next + _taken < order.Count)
        {
            var (table, id, row) = order[_next + _taken++];
            if (table.Overlay.Find(id) is { } entry)
            {
                table.Fold(database, entry, row == Unknown ? table.RowIn(database, id) : row);
                _slice.Add((table, entry));
            }
        }

        if (_taken == 0)
        {
            _isTrimmed = log.Trim(_upTo, LogRowsTrimmedAtOnce);
        }
    }

    /// <summary>After the transaction, before its commits are published: readers find the documents in the tables now.</summary>
    public void Written()
    {
        foreach (var (table, entry) in _slice)
        {
            table.Overlay.Remove(entry);
        }

        _slice.Clear();
        _next += _taken;
        _taken = 0;
        if (_isTrimmed)
        {
            (IsUnderWay, _isTrimmed) = (false, false);
            _order = Task.FromResult<List<Place>>([]);
        }
    }

    /// <summary>Waits for the rows' order, when there is nothing else to do.</summary>
    public void Await() => ((IAsyncResult)_order).AsyncWaitHandle.WaitOne();

    public void Dispose()
    {
        Await();
        reader.Dispose();
    }

    // A document's row stays where it is: only a fold inserts and deletes, and it takes each id once.
    // Should the reader fail, the rows are looked up one by one when their turn comes.
    private List<Place> Order(List<(Table Table, List<string> Ids)> all)
    {
        var places = new List<Place>();
        foreach (var (table, ids) in all)
        {
            var first = places.Count;
            ids.Sort(StringComparer.Ordinal);
            foreach (var id in ids)
            {
                places.Add(new Place(table, id, RowOf(table, id)));
            }

            // New documents come last, in the order of their ids.
            places.Sort(first, places.Count - first, Comparer<Place>.Create((left, right) => left.Row == right.Row
                ? string.CompareOrdinal(left.Id, right.Id)
                : (left.Row == 0 ? long.MaxValue : left.Row).CompareTo(right.Row == 0 ? long.MaxValue : right.Row)));
        }

        return places;
    }

    private long RowOf(Table table, string id)
    {
        try
        {
            return table.RowIn(reader, id);
        }
        catch (SqliteException)
        {
            return Unknown;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(Table Table, string Id, long Row);
}
