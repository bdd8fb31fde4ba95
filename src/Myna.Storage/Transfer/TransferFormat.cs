using System.Text.Json;
using System.Text.Json.Serialization;

namespace Myna.Storage.Transfer;

/// <summary>
/// The portable form of documents, the same whatever store they come from: JSON lines in UTF-8, compressed as one gzip stream.
/// </summary>
/// <remarks>
/// The first line is a header; then for each collection a line that begins it, one line for each document in order of ids,
/// and a line that ends it with the number of documents and the SHA-256 over their lines (each with its line feed);
/// the last line ends the whole, so that a file cut short is known as one.
/// <code>
/// {"format":"myna-documents","formatVersion":1,"createdAt":"2026-11-22T12:00:00Z"}
/// {"collection":"users"}
/// {"id":"u-1","version":7,"value":{…}}
/// {"ends":"users","count":1,"sha256":"…"}
/// {"ends":"myna-documents","collections":1}
/// </code>
/// </remarks>
internal sealed record TransferLine
{
    public const string FormatName = "myna-documents";
    public const int CurrentVersion = 1;

    public string? Format { get; init; }

    public int? FormatVersion { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? Collection { get; init; }

    public string? Id { get; init; }

    public long? Version { get; init; }

    public JsonElement? Value { get; init; }

    public string? Ends { get; init; }

    public long? Count { get; init; }

    public string? Sha256 { get; init; }

    public int? Collections { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TransferLine))]
[JsonSerializable(typeof(TransferMark))]
internal sealed partial class TransferJson : JsonSerializerContext;

/// <summary>How far a transfer has come. <paramref name="Total"/> is null while it is not known.</summary>
public readonly record struct TransferProgress(TransferPhase Phase, string Collection, long Done, long? Total);

public enum TransferPhase
{
    Copying,
    Verifying,
}

/// <summary>The numbers of transferred documents, by collection.</summary>
public sealed record TransferSummary(IReadOnlyDictionary<string, long> Documents)
{
    public long Total => Documents.Values.Sum();
}

/// <summary>A transfer that cannot be made or did not arrive whole. The message is one line for an operator.</summary>
public sealed class TransferException : Exception
{
    public TransferException(string message)
        : base(message)
    {
    }

    public TransferException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
