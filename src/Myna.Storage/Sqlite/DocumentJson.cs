using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Myna.Storage.Sqlite;

/// <summary>Serialises with the thread's own writer. Text stays UTF-8 (it is never put into HTML), which halves documents in most scripts.</summary>
internal static class DocumentJson
{
    private const int KeptBytes = 1 << 20;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? Own;

    public static byte[] Serialize<T>(T value, JsonTypeInfo<T> json) =>
        Serialize((Value: value, Json: json), static (document, writer) => JsonSerializer.Serialize(writer, document.Value, document.Json));

    public static byte[] Serialize<T>(Step<T> step)
        where T : class => Serialize(step, static (step, writer) => step.Write(writer));

    private static byte[] Serialize<TSource>(TSource source, Action<TSource, Utf8JsonWriter> write)
    {
        var (buffer, writer) = Own ??= New();
        try
        {
            write(source, writer);
            writer.Flush();
            var bytes = buffer.WrittenSpan.ToArray();
            buffer.ResetWrittenCount();
            writer.Reset(buffer);
            if (buffer.Capacity > KeptBytes)
            {
                Own = null;
            }

            return bytes;
        }
        catch
        {
            Own = null;
            throw;
        }
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) New()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }
}
