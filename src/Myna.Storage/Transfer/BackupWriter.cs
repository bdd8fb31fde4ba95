using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Myna.Storage.Transfer;

/// <summary>Writes the portable form that <see cref="TransferLine"/> describes.</summary>
internal sealed class BackupWriter(Stream stream) : IAsyncDisposable
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly GZipStream _zip = new(stream, CompressionLevel.Optimal, leaveOpen: true);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _line = new(4096);

    public ValueTask Begin(DateTimeOffset now, CancellationToken cancellation) => Line(
        new TransferLine { Format = TransferLine.FormatName, FormatVersion = TransferLine.CurrentVersion, CreatedAt = now }, cancellation);

    public ValueTask BeginCollection(string name, CancellationToken cancellation)
    {
        // Takes what was hashed before away.
        _hash.GetHashAndReset();
        return Line(new TransferLine { Collection = name }, cancellation);
    }

    public ValueTask Write<T>(Collection<T> collection, Document<T> document, CancellationToken cancellation)
        where T : class
    {
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, collection.Id(document.Value));
            json.WriteNumber("version"u8, document.Version);
            json.WritePropertyName("value"u8);
            JsonSerializer.Serialize(json, document.Value, collection.Json);
            json.WriteEndObject();
        }

        _line.Write("\n"u8);
        _hash.AppendData(_line.WrittenSpan);
        return _zip.WriteAsync(_line.WrittenMemory, cancellation);
    }

    public ValueTask EndCollection(string name, long count, CancellationToken cancellation) => Line(
        new TransferLine { Ends = name, Count = count, Sha256 = Convert.ToHexStringLower(_hash.GetHashAndReset()) }, cancellation);

    public ValueTask End(int collections, CancellationToken cancellation) =>
        Line(new TransferLine { Ends = TransferLine.FormatName, Collections = collections }, cancellation);

    public async ValueTask DisposeAsync()
    {
        await _zip.DisposeAsync();
        _hash.Dispose();
    }

    private ValueTask Line(TransferLine line, CancellationToken cancellation)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, TransferJson.Default.TransferLine), (byte)'\n'];
        return _zip.WriteAsync(bytes, cancellation);
    }
}
