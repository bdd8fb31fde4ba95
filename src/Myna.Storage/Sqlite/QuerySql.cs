namespace Myna.Storage.Sqlite;

/// <summary>
/// A query as one or more statements, each a plain range of the index. "After the cursor" is split at each field
/// (same fields and a greater id; same but the last and a greater last; …), because a null compares with nothing in SQL
/// and because each part is then one seek.
/// </summary>
internal static class QuerySql
{
    public readonly record struct Part(string Sql, List<IndexValue> Parameters);

    public static List<Part> Of<T>(Query<T> query, TableIndex index, int limit)
        where T : class
    {
        var parts = new List<Part>();
        var columns = index.ColumnNames.Select(Table.Quote).ToList();
        var rest = columns.GetRange(query.Equal.Length, columns.Count - query.Equal.Length);
        if (query.Position is not { } position)
        {
            Add(0, null);
            return parts;
        }

        // First what has the same fields, then what follows on the last field, then on the one before it.
        for (var same = rest.Count; same >= 0; same--)
        {
            if (same == rest.Count)
            {
                Add(same, query.IsDescending ? "id < ?" : "id > ?", position.Id);
                continue;
            }

            var value = position.Values[same];
            switch (query.IsDescending, value.Kind == IndexValueKind.Null)
            {
                case (false, true):
                    Add(same, $"{rest[same]} IS NOT NULL");
                    break;
                case (false, false):
                    Add(same, $"{rest[same]} > ?", value);
                    break;
                case (true, false):
                    Add(same, $"{rest[same]} < ?", value);
                    Add(same, $"{rest[same]} IS NULL");
                    break;
            }
        }

        return parts;

        void Add(int same, string? after, IndexValue? parameter = null)
        {
            var where = new List<string>(index.Conditions);
            var parameters = new List<IndexValue>();
            for (var i = 0; i < query.Equal.Length; i++)
            {
                Equal(columns[i], query.Equal[i]);
            }

            for (var i = 0; i < same; i++)
            {
                Equal(rest[i], query.Position!.Values[i]);
            }

            Bound(query.Lower, ">=");
            Bound(query.Upper, "<");
            if (after is not null)
            {
                where.Add(after);
                if (parameter is { } bound)
                {
                    parameters.Add(bound);
                }
            }

            var direction = query.IsDescending ? " DESC" : "";
            var sql = $"SELECT id, version, body FROM {Table.Quote(index.Table)} INDEXED BY {index.SqlName}"
                + (where.Count == 0 ? "" : $" WHERE {string.Join(" AND ", where)}")
                + $" ORDER BY {string.Concat(rest.Select(column => $"{column}{direction}, "))}id{direction} LIMIT {limit}";
            parts.Add(new Part(sql, parameters));

            void Equal(string column, IndexValue value)
            {
                if (value.Kind == IndexValueKind.Null)
                {
                    where.Add($"{column} IS NULL");
                    return;
                }

                where.Add($"{column} = ?");
                parameters.Add(value);
            }

            void Bound(IndexValue? value, string comparison)
            {
                if (value is { } limit)
                {
                    where.Add($"{rest[0]} {comparison} ?");
                    parameters.Add(limit);
                }
            }
        }
    }
}
