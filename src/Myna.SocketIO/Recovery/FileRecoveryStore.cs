using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Myna.SocketIO;

/// <summary>A recovery store in a folder: one JSON file for each namespace, replaced in one step. It holds secrets of sessions.</summary>
/// <param name="directory">The folder; made if it is not there.</param>
public sealed class FileRecoveryStore(string directory) : IRecoveryStore
{
    /// <inheritdoc/>
    public async ValueTask<RecoveryState?> LoadAsync(string nsp, CancellationToken cancellationToken)
    {
        var path = PathOf(nsp);
        if (!File.Exists(path))
        {
            return null;
        }

        StoredState? stored;
        await using (var file = File.OpenRead(path))
        {
            stored = await JsonSerializer.DeserializeAsync(file, StoredJson.Default.StoredState, cancellationToken);
        }

        return stored is null ? null : new RecoveryState(
            [.. stored.Sessions],
            [.. stored.Packets.Select(p => new RecoverablePacket(
                p.Offset, p.Event, new EventArguments(p.Arguments, [.. p.Attachments.Select(a => new ReadOnlyMemory<byte>(a))]), p.Rooms, p.Except, p.EmittedAt))]);
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(string nsp, RecoveryState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        Directory.CreateDirectory(directory);
        var stored = new StoredState(
            [.. state.Sessions.Select(s => s.Data.ValueKind == JsonValueKind.Undefined ? s with { Data = NullData } : s)],
            [.. state.Packets.Select(p => new StoredPacket(
                p.Offset, p.Event, p.Arguments.Json.ToArray(), [.. p.Arguments.Attachments.Select(a => a.ToArray())], [.. p.Rooms], [.. p.Except], p.EmittedAt))]);
        var path = PathOf(nsp);
        await using (var file = File.Create(path + ".new"))
        {
            await JsonSerializer.SerializeAsync(file, stored, StoredJson.Default.StoredState, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    private static readonly JsonElement NullData = JsonDocument.Parse("null").RootElement;

    // Names of namespaces may hold anything: hexadecimal is a safe file name, and one for one.
    private string PathOf(string nsp) => Path.Combine(directory, $"socketio-{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(nsp))}.json");
}

internal sealed record StoredState(RecoverableSession[] Sessions, StoredPacket[] Packets);

internal sealed record StoredPacket(
    string Offset, string Event, byte[] Arguments, byte[][] Attachments, string[] Rooms, string[] Except, DateTimeOffset EmittedAt);

/// <summary>Copies a value as it was sent: text of a client may hold half of a surrogate pair, which cannot be written otherwise.</summary>
internal sealed class RawJsonConverter : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) =>
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(RawJsonConverter)])]
[JsonSerializable(typeof(StoredState))]
internal sealed partial class StoredJson : JsonSerializerContext;
