using System.Linq.Expressions;
using System.Text.Json;

namespace Myna.Storage;

/// <summary>
/// A declared index: the only thing a query can ask. Orders by its fields, then by id, so that a cursor is exact.
/// </summary>
public sealed class Index<T>
    where T : class
{
    internal Index(Collection<T> collection, string name, bool unique, IReadOnlyList<IndexField<T>> fields)
    {
        if (fields.Count is < 1 or > 4)
        {
            throw new ArgumentException($"Index {name} has {fields.Count} fields; 1 to 4 are possible.", nameof(fields));
        }

        (Collection, Name, Unique, Fields) = (collection, name, unique, fields);
    }

    public Collection<T> Collection { get; }

    /// <summary>Unique within its collection.</summary>
    public string Name { get; }

    public bool Unique { get; }

    public IReadOnlyList<IndexField<T>> Fields { get; }

    /// <summary>All documents, in the order of the index.</summary>
    public Query<T> All() => new(this, []);

    /// <summary>Documents whose first fields equal these values, in the order of the fields that remain.</summary>
    public Query<T> Where(params ReadOnlySpan<IndexValue> equal) => new(this, [.. equal]);
}

/// <summary>One field of an index: where it stands in the document's JSON, what it holds when it is not null, and how to read it from the object.</summary>
public sealed record IndexField<T>(string Path, IndexValueKind Kind, Func<T, IndexValue> Read)
    where T : class
{
    internal static IndexField<T> Of(Expression<Func<T, object?>> field)
    {
        var body = field.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : field.Body;
        var path = PathOf(body);
        return path.Length > 0
            ? new IndexField<T>(path, IndexValue.KindOf(body.Type), Reader(body, field.Parameters[0]))
            : throw new ArgumentException($"{field} is not a property path.", nameof(field));
    }

    /// <summary>Where a property stands in the document's JSON, such as <c>week.xp</c>; empty for any other expression.</summary>
    internal static string PathOf(Expression property)
    {
        var path = new Stack<string>();
        for (var node = property; node is MemberExpression member; node = member.Expression!)
        {
            path.Push(JsonNamingPolicy.CamelCase.ConvertName(member.Member.Name));
        }

        return string.Join('.', path);
    }

    /// <summary>Refuses a value that this field never holds: a query for it would find nothing, or not the same in every adapter.</summary>
    internal void Check(IndexValue value, bool nullable)
    {
        if (value.Kind == IndexValueKind.Null ? !nullable : value.Kind != Kind)
        {
            throw new ArgumentException($"{Path} holds {Kind}, not {value.Kind}.", nameof(value));
        }
    }

    // A null on the way (a => a.Week.Xp without a week) reads as null.
    private static Func<T, IndexValue> Reader(Expression body, ParameterExpression document)
    {
        var convert = Expression.Call(typeof(IndexValue), nameof(IndexValue.Of), [body.Type], body);
        Expression guarded = convert;
        for (var node = (body as MemberExpression)?.Expression; node is MemberExpression member; node = member.Expression)
        {
            if (!member.Type.IsValueType)
            {
                guarded = Expression.Condition(
                    Expression.ReferenceEqual(member, Expression.Constant(null, member.Type)), Expression.Default(typeof(IndexValue)), guarded);
            }
        }

        return Expression.Lambda<Func<T, IndexValue>>(guarded, document).Compile();
    }
}
