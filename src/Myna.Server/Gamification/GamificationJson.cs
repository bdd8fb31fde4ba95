using System.Text.Json.Serialization;

namespace Myna.Server.Gamification;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LearnerTotals))]
[JsonSerializable(typeof(LedgerEntry))]
internal sealed partial class GamificationJson : JsonSerializerContext;
