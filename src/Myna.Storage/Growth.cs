using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Myna.Storage;

/// <summary>How the documents of a collection grow by steps: see <see cref="Collection{T}.GrowsBy"/>.</summary>
public abstract class Growth<T>
    where T : class
{
    /// <summary>The document after a step that was stored as JSON.</summary>
    internal abstract T Fold(T value, ReadOnlySpan<byte> json);
}

/// <param name="collection">Whose documents grow.</param>
/// <param name="json">The source-generated contract by which steps become JSON.</param>
/// <param name="fold">The document after a step: pure, and the same for ever, because stored steps are folded again at each read.</param>
public sealed class Growth<T, TStep>(Collection<T> collection, JsonTypeInfo<TStep> json, Func<T, TStep, T> fold) : Growth<T>
    where T : class
    where TStep : class
{
    public Collection<T> Collection { get; } = collection;

    public JsonTypeInfo<TStep> Json { get; } = json;

    public T Fold(T value, TStep step) => fold(value, step);

    internal override T Fold(T value, ReadOnlySpan<byte> json) => fold(
        value, JsonSerializer.Deserialize(json, Json) ?? throw new InvalidDataException($"A step of a document of {Collection.Name} is a JSON null."));
}

/// <summary>The step by which a write leads from the document that it names to the one that it leaves.</summary>
public abstract class Step<T>(T before)
    where T : class
{
    /// <summary>The value to which the step was applied.</summary>
    internal T Before { get; } = before;

    internal abstract void Write(Utf8JsonWriter writer);
}

internal sealed class Step<T, TStep>(Growth<T, TStep> growth, T before, TStep step) : Step<T>(before)
    where T : class
    where TStep : class
{
    internal override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, step, growth.Json);
}
