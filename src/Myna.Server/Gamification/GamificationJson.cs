using System.Text.Json.Serialization;
using Myna.Server.Gamification.Contracts;

namespace Myna.Server.Gamification;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LearnerGame))]
[JsonSerializable(typeof(LedgerEntry))]
internal sealed partial class GamificationJson : JsonSerializerContext;
