using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Myna.Storage.Transfer;

/// <summary>Reads the portable form that <see cref="TransferLine"/> describes, and believes no line of it unchecked.</summary>
internal sealed class BackupReader(Stream stream) : IAsyncDisposable
{
    /// <summary>A document in its line: names and escapes come on top of the largest document.</summary>
    private const int MaxLineBytes = (2 * Limits.MaxDocumentBytes) + 4096;

    private readonly PipeReader _pipe = PipeReader.Create(new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true));
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _collections;

    /// <summary>Reads the header and gives the backup a name.</summary>
    public async ValueTask<string> Begin(CancellationToken cancellation)
    {
        var header = await Next(cancellation);
        if (header.Format != TransferLine.FormatName || header.CreatedAt is not { } createdAt)
        {
            throw new TransferException("This is not a backup of Myna's.");
        }

        return header.FormatVersion == TransferLine.CurrentVersion
            ? $"the backup of {createdAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}"
            : throw new TransferException($"The backup has format version {header.FormatVersion}; this program reads {TransferLine.CurrentVersion}.");
    }

    /// <summary>The collection that begins here; null at the end of the backup.</summary>
    public async ValueTask<string?> NextCollection(CancellationToken cancellation)
    {
        _hash.GetHashAndReset();
        var line = await Next(cancellation);
        if (line.Collection is { } name)
        {
            _collections++;
            _hash.GetHashAndReset();
            return name;
        }

        return line.Ends == TransferLine.FormatName && line.Collections == _collections ? null : throw Damaged("a collection is missing");
    }

    /// <summary>The documents of the collection that <see cref="NextCollection"/> has named, each checked on the way, all of them at the end.</summary>
    public async IAsyncEnumerable<Document<T>> Documents<T>(Collection<T> collection, [EnumeratorCancellation] CancellationToken cancellation)
        where T : class
    {
        var last = "";
        for (long count = 0; ; count++)
        {
            var hash = Convert.ToHexStringLower(_hash.GetCurrentHash());
            var line = await Next(cancellation);
            if (line.Ends is not null)
            {
                if (line.Ends != collection.Name || line.Count != count || line.Sha256 != hash)
                {
                    throw Damaged($"the checksum of {collection.Name} is wrong");
                }

                yield break;
            }

            if (line is not { Id: { } id, Version: > 0 and var version, Value: { } value } || Utf8Order.Compare(id, last) <= 0)
            {
                throw Damaged($"{collection.Name} has a line that is no document, or documents out of order");
            }

            last = id;
            yield return new Document<T>(Parse(collection, id, value), version);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _pipe.CompleteAsync();
        _hash.Dispose();
    }

    private static T Parse<T>(Collection<T> collection, string id, JsonElement value)
        where T : class
    {
        try
        {
            var document = value.Deserialize(collection.Json);
            return document is not null && collection.Id(document) == id ? document : throw Damaged($"{collection.Name}/{id} has another id inside");
        }
        catch (JsonException e)
        {
            throw new TransferException($"{collection.Name}/{id} cannot be read by this version: {e.Message}", e);
        }
    }

    private static TransferException Damaged(string how) => new($"The backup is damaged: {how}.");

    private async ValueTask<TransferLine> Next(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var read = await _pipe.ReadAsync(cancellation);
                var end = read.Buffer.PositionOf((byte)'\n');
                if (end is { } position)
                {
                    var bytes = read.Buffer.Slice(0, position);
                    var line = Line(bytes);
                    Hash(bytes);
                    _pipe.AdvanceTo(read.Buffer.GetPosition(1, position));
                    return line;
                }

                if (read.IsCompleted || read.Buffer.Length > MaxLineBytes)
                {
                    throw Damaged(read.IsCompleted ? "it is cut short" : "a line is too long");
                }

                _pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw new TransferException($"The backup is damaged: {e.Message}", e);
        }
    }

    private static TransferLine Line(ReadOnlySequence<byte> bytes)
    {
        var json = new Utf8JsonReader(bytes);
        return JsonSerializer.Deserialize(ref json, TransferJson.Default.TransferLine) ?? throw Damaged("a line is null");
    }

    private void Hash(ReadOnlySequence<byte> line)
    {
        foreach (var segment in line)
        {
            _hash.AppendData(segment.Span);
        }

        _hash.AppendData("\n"u8);
    }
}
