using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Myna.Server.Shared;
using Myna.SocketIO;

namespace Myna.Server.Realtime;

/// <summary>Sockets speak the same JSON as REST: the same contracts, the same options.</summary>
public sealed class LiveWire(IOptions<JsonOptions> json)
{
    private readonly JsonSerializerOptions _options = json.Value.SerializerOptions;

    public JsonTypeInfo<T> Contract<T>() => (JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T));

    /// <summary>An ack: <c>{ok:true, …body}</c>, or <c>{ok:false, code, message}</c>.</summary>
    public EventArguments Ack<T>(Outcome<T> outcome)
        where T : class => outcome.IsOk ? Ok(outcome.Value, Contract<T>()) : Refused(outcome.Problem);

    public static EventArguments Refused(Problem problem) => Written(writer =>
    {
        writer.WriteBoolean("ok"u8, false);
        writer.WriteString("code"u8, problem.Code);
        writer.WriteString("message"u8, problem.Detail ?? problem.Title);
        if (problem.Errors is { } errors)
        {
            writer.WriteStartObject("errors"u8);
            foreach (var (field, reasons) in errors)
            {
                writer.WriteStartArray(field);
                foreach (var reason in reasons)
                {
                    writer.WriteStringValue(reason);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }
    });

    // The body is serialised once, and its opening brace gives way to the comma behind ok:true.
    private static EventArguments Ok<T>(T body, JsonTypeInfo<T> contract)
    {
        using var json = new MemoryStream(1024);
        json.Write("[{\"ok\":true"u8);
        var start = (int)json.Length;
        JsonSerializer.Serialize(json, body, contract);
        var isEmpty = json.Length == start + "{}".Length;
        json.GetBuffer()[start] = (byte)(isEmpty ? '}' : ',');
        json.SetLength(isEmpty ? start + 1 : json.Length);
        json.Write("]"u8);
        return EventArguments.FromJson(json.GetBuffer().AsSpan(0, (int)json.Length));
    }

    private static EventArguments Written(Action<Utf8JsonWriter> body)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            writer.WriteStartObject();
            body(writer);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        return EventArguments.FromJson(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
