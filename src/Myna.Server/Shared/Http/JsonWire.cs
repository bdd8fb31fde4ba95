using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Net.Http.Headers;

namespace Myna.Server.Shared.Http;

/// <summary>Reads a request's JSON and writes an answer's, in one piece and without copies in between.</summary>
public static class JsonWire
{
    public const string MergePatch = "application/merge-patch+json";

    private const int KeepBufferBelow = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>Writes the body with its length. The answer's headers must be set before.</summary>
    public static void Write<T>(HttpResponse response, int status, T value, JsonTypeInfo<T> contract, string contentType = "application/json")
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(8 * 1024);
        var writer = _writer ??= new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = contract.Options.Encoder, SkipValidation = true });
        try
        {
            JsonSerializer.Serialize(writer, value, contract);
            writer.Flush();
            WriteBytes(response, status, buffer.WrittenSpan, contentType);
        }
        finally
        {
            if (buffer.Capacity > KeepBufferBelow)
            {
                (_buffer, _writer) = (null, null);
            }
            else
            {
                buffer.ResetWrittenCount();
                writer.Reset(buffer);
            }
        }
    }

    public static void WriteBytes(HttpResponse response, int status, ReadOnlySpan<byte> body, string contentType = "application/json")
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        if (response.Headers.ContentEncoding.Count == 0 && Compression.TryWrite(response, body))
        {
            return;
        }

        response.ContentLength = body.Length;
        response.BodyWriter.Write(body);
    }

    /// <summary>The body as <typeparamref name="T"/>, or the problem with it. Kestrel bounds its size.</summary>
    public static async ValueTask<Outcome<T>> Read<T>(HttpRequest request, JsonTypeInfo<T> contract)
        where T : class
    {
        if (!IsJson(request.ContentType) && !(HttpMethods.IsPatch(request.Method) && IsMergePatch(request.ContentType)))
        {
            return Problems.UnsupportedMediaType;
        }

        var reader = request.BodyReader;
        var result = await reader.ReadAsync();
        while (!result.IsCompleted)
        {
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            result = await reader.ReadAsync();
        }

        try
        {
            return Parse(result.Buffer, contract);
        }
        finally
        {
            reader.AdvanceTo(result.Buffer.End);
        }
    }

    private static Outcome<T> Parse<T>(in ReadOnlySequence<byte> body, JsonTypeInfo<T> contract)
        where T : class
    {
        try
        {
            if (SoundText.UnsoundField(body.IsSingleSegment ? body.FirstSpan : body.ToArray()) is { } field)
            {
                return Problems.Field(field, SoundText.Refusal);
            }

            var json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = JsonContracts.MaxDepth });
            var value = JsonSerializer.Deserialize(ref json, contract);
            if (value is null)
            {
                return Problems.Field("$", "must be an object");
            }

            return json.Read() ? Problems.MalformedJson : value;
        }
        catch (JsonException e) when (e.InnerException is JsonException || e.Path is null)
        {
            return Problems.MalformedJson.Because(Position(e));
        }
        catch (JsonException e)
        {
            // "$.response[3]" is the client's own path; the message may name our types, so it is not sent.
            return Problems.Field(e.Path!.TrimStart('$', '.') is { Length: > 0 } path ? path : "$", "has a type or a form that this field cannot take");
        }
    }

    private static bool IsMergePatch(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals(MergePatch, StringComparison.OrdinalIgnoreCase);

    private static string Position(JsonException e) => e.LineNumber is { } line
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Not JSON at line {line + 1}, byte {e.BytePositionInLine + 1}.")
        : "The body is empty or not JSON.";

    // JSON is UTF-8 (RFC 8259, section 8.1): a body that says otherwise would be read as something else than was meant.
    private static bool IsJson(string? contentType) => contentType is not null
        && (contentType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (MediaTypeHeaderValue.TryParse(contentType, out var type)
                && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))));
}
