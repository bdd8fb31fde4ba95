using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Text.Json.Serialization.Metadata;

namespace Myna.Storage;

/// <summary>
/// A kind of document: its name, its JSON contract, where its id stands and what it is indexed by.
/// Declared once, as a static, and used by every adapter. An aggregate is one document.
/// </summary>
/// <remarks>
/// Documents are immutable: a change is a new value. Times in documents are UTC with whole milliseconds
/// (what a BSON date holds); ids are strings of 1 to <see cref="Limits.MaxIdLength"/> well-formed UTF-16 units.
/// </remarks>
public sealed class Collection<T>(string name, JsonTypeInfo<T> json, Expression<Func<T, string>> id) : ICollectionDefinition
    where T : class
{
    private readonly List<Index<T>> _indexes = [];

    /// <summary>The collection's name, in camelCase: a table in SQLite, a collection in MongoDB.</summary>
    public string Name { get; } = name;

    /// <summary>The source-generated contract by which documents become JSON (SQLite) or BSON (MongoDB).</summary>
    public JsonTypeInfo<T> Json { get; } = json;

    public Func<T, string> Id { get; } = id.Compile();

    /// <summary>The property that is the id, such as <c>id</c>; null when the id is made of more than a property.</summary>
    public string? IdPath { get; } = id.Body is MemberExpression ? IndexField<T>.PathOf(id.Body) : null;

    /// <summary>Documents are added and stay as they are: a commit refuses to replace or delete one. For logs.</summary>
    public bool IsAppendOnly { get; init; }

    public IReadOnlyList<Index<T>> Indexes => _indexes;

    /// <summary>How documents grow by steps; null when each change replaces them.</summary>
    public Growth<T>? Growth { get; private set; }

    public Type DocumentType => typeof(T);

    /// <summary>Declares an index over one to four fields, each a property path such as <c>a => a.Week.Xp</c>.</summary>
    public Index<T> Index(string name, params Expression<Func<T, object?>>[] fields) => Add(name, unique: false, fields);

    /// <summary>
    /// Declares a unique index. A document with a null in one of the fields is not in it: such documents do not collide,
    /// and no query of this index finds them.
    /// </summary>
    public Index<T> UniqueIndex(string name, params Expression<Func<T, object?>>[] fields) => Add(name, unique: true, fields);

    /// <summary>
    /// Declares that a document may be changed by a step that is small beside it, such as one answer of a long attempt.
    /// <see cref="Commit.Append"/> then lets an adapter write the step alone; every reader sees the document with all its steps.
    /// </summary>
    /// <param name="json">The source-generated contract by which steps become JSON.</param>
    /// <param name="fold">The document after a step: pure, and the same for ever, because stored steps are folded again at each read.</param>
    public Growth<T, TStep> GrowsBy<TStep>(JsonTypeInfo<TStep> json, Func<T, TStep, T> fold)
        where TStep : class
    {
        var growth = new Growth<T, TStep>(this, json, fold);
        Growth = Growth is null ? growth : throw new InvalidOperationException($"How documents of {Name} grow has been declared already.");
        return growth;
    }

    public TResult Accept<TResult>(ICollectionVisitor<TResult> visitor) => visitor.Visit(this);

    private Index<T> Add(string name, bool unique, Expression<Func<T, object?>>[] fields)
    {
        var index = new Index<T>(this, name, unique, [.. fields.Select(IndexField<T>.Of)]);
        _indexes.Add(index);
        return index;
    }
}

/// <summary>A collection whose document type is not known to the caller.</summary>
public interface ICollectionDefinition
{
    string Name { get; }

    Type DocumentType { get; }

    /// <summary>Documents are added and stay as they are.</summary>
    bool IsAppendOnly { get; }

    /// <summary>Calls back with the collection's own type: how an adapter prepares each collection it is given.</summary>
    TResult Accept<TResult>(ICollectionVisitor<TResult> visitor);
}

public interface ICollectionVisitor<out TResult>
{
    TResult Visit<T>(Collection<T> collection)
        where T : class;
}

/// <summary>Bounds that hold for every adapter; beyond them a commit is refused with an <see cref="ArgumentException"/>.</summary>
public static class Limits
{
    /// <summary>In UTF-16 units.</summary>
    public const int MaxIdLength = 256;

    /// <summary>Of a string in an indexed field, in UTF-16 units: it becomes part of cursors.</summary>
    public const int MaxIndexedTextLength = 256;

    /// <summary>Of one document as JSON, in bytes. MongoDB's own bound is 16 MB of BSON.</summary>
    public const int MaxDocumentBytes = 8 << 20;

    public const int MaxWritesPerCommit = 10_000;

    public const int MaxPageSize = 1000;

    /// <exception cref="ArgumentException">More ids than one call loads.</exception>
    internal static void CheckCount(IReadOnlyList<string> ids)
    {
        if (ids.Count > MaxPageSize)
        {
            throw new ArgumentException($"{ids.Count} documents are asked for at once; at most {MaxPageSize} are possible.", nameof(ids));
        }
    }

    /// <summary>True for what can be an id: 1 to <see cref="MaxIdLength"/> UTF-16 units without a lone surrogate.</summary>
    public static bool IsId([NotNullWhen(true)] string? id) => id is { Length: > 0 and <= MaxIdLength } && IsWellFormed(id);

    /// <summary>False for a string with a lone surrogate, which no UTF-8 can hold.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
