using System.Text.Json.Serialization;

namespace Myna.SocketIO.BenchServer;

[JsonSerializable(typeof(string))]
sealed partial class BenchJson : JsonSerializerContext;
