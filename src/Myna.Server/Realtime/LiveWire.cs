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
        where T : class => outcome.IsOk ? Ok(JsonSerializer.SerializeToElement(outcome.Value, Contract<T>())) : Refused(outcome.Problem);

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

    private static EventArguments Ok(JsonElement body) => Written(writer =>
    {
        writer.WriteBoolean("ok"u8, true);
        foreach (var property in body.EnumerateObject())
        {
            property.WriteTo(writer);
        }
    });

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
