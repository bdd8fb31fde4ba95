namespace Myna.Storage.Sqlite;

/// <summary>
/// Answers queries from a table and its overlay together. The overlay is looked at first, then the database: a document that
/// moves from the one to the other in between is seen, and one that moves twice makes the search start over.
/// </summary>
internal static class Search
{
    /// <summary>Tries before the search takes a copy of all ids in the overlay, which always works.</summary>
    private const int Tries = 4;

    /// <summary>One attempt; null when documents have moved meanwhile.</summary>
    public static Page<T>? Find<T>(SqliteDatabase database, Table<T> table, Query<T> query, int attempt)
        where T : class
    {
        var index = table.IndexOf(query.Index);
        var limit = query.Limit + 1;
        var (from, to) = Bounds(query);
        var view = table.Overlay.Range(index, from, to, query.IsDescending, limit, withIds: attempt >= Tries);
        var found = new List<Document<T>>();
        foreach (var part in QuerySql.Of(query, index, view.IsEmpty ? limit : -1))
        {
            Collect(database, table, part, limit, view, found);
        }

        if (view.Ids is null && !view.IsEmpty && table.Overlay.Removed != view.Removed)
        {
            return null;
        }

        if (view.Changes.Count > 0)
        {
            found.AddRange(view.Changes.Select(table.Recall));
            found = Sorted(found, query);
        }

        return found.Count <= query.Limit
            ? new Page<T>(found, null)
            : new Page<T>(found.GetRange(0, query.Limit), query.CursorAfter(found[query.Limit - 1].Value));
    }

    /// <summary>Rows of one part of a query, without those that the overlay hides.</summary>
    public static void Collect<T>(SqliteDatabase database, Table<T> table, QuerySql.Part part, int limit, OverlayView? view, List<Document<T>> found)
        where T : class
    {
        if (found.Count == limit)
        {
            return;
        }

        var statement = database.Statement(part.Sql);
        for (var i = 0; i < part.Parameters.Count; i++)
        {
            statement.Bind(i + 1, part.Parameters[i]);
        }

        try
        {
            while (found.Count < limit && statement.Step())
            {
                if (view is null || view.IsEmpty || !table.Overlay.Hides(statement.Text(0), view))
                {
                    found.Add(new Document<T>(table.Parse(statement.Bytes(2)), statement.Integer(1)));
                }
            }
        }
        finally
        {
            statement.Reset();
        }
    }

    private static List<Document<T>> Sorted<T>(List<Document<T>> found, Query<T> query)
        where T : class
    {
        var keyed = found.ConvertAll(document => (Key: new OverlayKey(
            [.. query.Index.Fields.Select(field => field.Read(document.Value))], query.Index.Collection.Id(document.Value), 0), Document: document));
        keyed.Sort((left, right) => query.IsDescending ? right.Key.CompareTo(left.Key) : left.Key.CompareTo(right.Key));
        return keyed.ConvertAll(pair => pair.Document);
    }

    private static (OverlayKey From, OverlayKey To) Bounds<T>(Query<T> query)
        where T : class
    {
        IndexValue[] equal = [.. query.Equal];

        // A null is in no range, so an upper bound alone begins after the nulls.
        var from = query.Lower is { } lower ? new OverlayKey([.. equal, lower], null, -1)
            : query.Upper is not null ? new OverlayKey([.. equal, IndexValue.Null], null, 1)
            : new OverlayKey(equal, null, -1);
        var to = query.Upper is { } upper ? new OverlayKey([.. equal, upper], null, -1) : new OverlayKey(equal, null, 1);
        if (query.Position is { } position)
        {
            var at = new OverlayKey([.. equal, .. position.Values], position.Id, query.IsDescending ? -1 : 1);
            from = !query.IsDescending && at.CompareTo(from) > 0 ? at : from;
            to = query.IsDescending && at.CompareTo(to) < 0 ? at : to;
        }

        return (from, to);
    }
}
