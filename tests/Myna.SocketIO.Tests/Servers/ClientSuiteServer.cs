using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Myna.SocketIO.Tests.Servers;

/// <summary>What the official JavaScript client's own tests expect of the server that they run against.</summary>
public static class ClientSuiteServer
{
    private static readonly string[] Texts = ["てすと", "Я Б Г Д Ж Й", "Ä ä Ü ü ß", "utf8 — string", "utf8 — string"];

    public static void AddServices(IServiceCollection services)
    {
        services.AddSocketIO(o =>
            {
                o.PingInterval = TimeSpan.FromMilliseconds(2000);
                o.Recovery.Enabled = true;
                o.ConcurrentEvents = 100; // as in Node, where a handler that waits holds nothing up
                o.CorsOrigins.Add("*");
                o.AllowRequest = async _ =>
                {
                    await Task.Delay(10); // so that a client's connection time-out can be tried
                    return true;
                };
            })
            .AddNamespace("/", (nsp, _) => Default(nsp))
            .AddNamespace("/foo", (nsp, _) => nsp.On("getId", (s, _) => Answer(Text(s.Id))))
            .AddNamespace("/timeout_socket")
            .AddNamespace("/valid")
            .AddNamespace("/asd")
            .AddNamespace("/abc", (nsp, _) => nsp.OnConnection(s => Emit(s, "handshake", Describe(s))))
            .AddNamespace("/no", (nsp, _) => nsp.UseConnect((_, _) =>
                ValueTask.FromResult<ConnectError?>(new ConnectError("Auth failed (custom namespace)"))));
    }

    private static void Default(SocketIONamespace nsp)
    {
        nsp.UseConnect((socket, next) => socket.Handshake.Query.ContainsKey("fail")
            ? ValueTask.FromResult<ConnectError?>(new ConnectError("Auth failed (main namespace)"))
            : next());
        nsp.On("hi", s => Emit(s, "hi", EventArguments.None));
        nsp.On("echo", (_, a) => Answer(a));
        nsp.On("ack", async s =>
        {
            var answer = await s.EmitWithAckAsync("ack", EventArguments.None);
            if (answer[0].GetInt32() == 5 && answer[1].GetProperty("test").GetBoolean())
            {
                s.Emit("got it");
            }
        });
        nsp.On("getAckDate", (_, _) => Answer(Text(Now())));
        nsp.On("getDate", s => Emit(s, "takeDate", Text(Now())));
        nsp.On("getDateObj", s => Emit(s, "takeDateObj", Json($"{{\"date\":\"{Now()}\"}}")));
        nsp.On("getUtf8", s =>
        {
            foreach (var text in Texts)
            {
                s.Emit("takeUtf8", Text(text));
            }

            return ValueTask.CompletedTask;
        });
        nsp.On("false", s => Emit(s, "false", Json("false")));
        nsp.On("doge", s => Emit(s, "doge", Bytes()));
        nsp.On("getbin", s => Emit(s, "takebin", Bytes()));
        nsp.On("buffa", (s, a) => When(a.TryGetBinary(0, out _), s, "buffack"));
        nsp.On("jsonbuff", (s, a) => When(IsMixed(a), s, "jsonbuff-ack"));
        nsp.On("jsonblob", (s, a) => When(IsMixed(a), s, "jsonblob-ack"));
        nsp.On("blob", (s, a) => When(a.TryGetBinary(0, out _), s, "back"));
        nsp.On("abuff1", (s, a) => Remember(s, "abuff1", a.TryGetBinary(0, out _)));
        nsp.On("abuff2", (s, _) => When(s.Items.ContainsKey("abuff1"), s, "abuff2-ack"));
        nsp.On("blob1", (s, a) => Remember(s, "blob1", a.TryGetBinary(0, out _)));
        nsp.On("blob2", (s, a) => Remember(s, "blob2", s.Items.ContainsKey("blob1") && a[0].GetString() == "second"));
        nsp.On("blob3", (s, a) => When(s.Items.ContainsKey("blob2") && a.TryGetBinary(0, out _), s, "blob3-ack"));
        nsp.On("getHandshake", (s, _) => Answer(Describe(s)));
        nsp.On("getId", (s, _) => Answer(Text(s.Id)));
    }

    private static EventArguments Describe(SocketIOSocket socket)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("time", socket.Handshake.Time);
            json.WriteString("url", socket.Handshake.Path);
            json.WriteStartObject("query");
            foreach (var (key, value) in socket.Handshake.Query)
            {
                json.WriteString(key, value.ToString());
            }

            json.WriteEndObject();
            json.WriteStartObject("headers");
            foreach (var (key, value) in socket.Handshake.Headers)
            {
                json.WriteString(key.ToLowerInvariant(), value.ToString());
            }

            json.WriteEndObject();
            json.WritePropertyName("auth");
            socket.Auth.WriteTo(json);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        return EventArguments.FromJson(bytes.ToArray());
    }

    private static bool IsMixed(EventArguments arguments)
    {
        var value = arguments[0];
        return value.GetProperty("hello").GetString() == "lol" && value.GetProperty("goodbye").GetString() == "gotcha"
            && value.GetProperty("message").GetProperty("_placeholder").GetBoolean() && arguments.Attachments.Count == 1;
    }

    private static ValueTask<EventArguments?> Remember(SocketIOSocket socket, string key, bool condition)
    {
        if (condition)
        {
            socket.Items[key] = true;
        }

        return ValueTask.FromResult<EventArguments?>(null);
    }

    private static ValueTask<EventArguments?> When(bool condition, SocketIOSocket socket, string eventName)
    {
        if (condition)
        {
            socket.Emit(eventName);
        }

        return ValueTask.FromResult<EventArguments?>(null);
    }

    private static ValueTask Emit(SocketIOSocket socket, string eventName, EventArguments arguments)
    {
        socket.Emit(eventName, arguments);
        return ValueTask.CompletedTask;
    }

    private static ValueTask<EventArguments?> Answer(EventArguments arguments) => ValueTask.FromResult<EventArguments?>(arguments);

    private static EventArguments Bytes() => EventArguments.None.With(new Binary("asdfasdf"u8.ToArray()));

    private static EventArguments Text(string text) => Json(JsonEncodedText.Encode(text).ToString() is var t ? $"\"{t}\"" : "");

    private static EventArguments Json(string value) => EventArguments.FromJson(Encoding.UTF8.GetBytes($"[{value}]"));

    private static string Now() => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
