using System.Text.Json.Serialization;

namespace Myna.SocketIO.BenchServer;

[JsonSerializable(typeof(string))]
internal sealed partial class BenchJson : JsonSerializerContext;
