using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Myna.SocketIO.Protocol;

/// <summary>
/// One writer for each thread: payloads are written here, then copied once into a frame of exactly their length. A handler's serialiser
/// runs synchronously between <see cref="Rent"/> and <see cref="Return"/>; a nested use (a converter that emits) gets a writer of its own.
/// </summary>
internal sealed class JsonBuffer
{
    // Text as the JavaScript clients send it: nothing but what JSON demands is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private const int KeptCapacity = 64 * 1024;

    [ThreadStatic]
    private static JsonBuffer? cached;

    private readonly ArrayBufferWriter<byte> _bytes = new(512);
    private List<ReadOnlyMemory<byte>>? _attachments;

    private JsonBuffer() => Writer = new Utf8JsonWriter(_bytes, Options);

    public Utf8JsonWriter Writer { get; }

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public ReadOnlyMemory<byte>[] Attachments => _attachments is { Count: > 0 } list ? [.. list] : [];

    public static JsonBuffer Rent()
    {
        var buffer = cached ?? new JsonBuffer();
        cached = null;
        buffer._bytes.ResetWrittenCount();
        buffer.Writer.Reset(buffer._bytes);
        return buffer;
    }

    public static void Return(JsonBuffer buffer)
    {
        buffer._attachments?.Clear();
        if (buffer._bytes.Capacity <= KeptCapacity)
        {
            cached = buffer;
        }
    }

    /// <summary>Where <see cref="Binary"/> values written meanwhile leave their bytes.</summary>
    public List<ReadOnlyMemory<byte>> AttachmentList => _attachments ??= [];

    /// <summary>Copies JSON that is already text, as one value.</summary>
    public void WriteRaw(ReadOnlySpan<byte> json) => Writer.WriteRawValue(json, skipInputValidation: true);
}
