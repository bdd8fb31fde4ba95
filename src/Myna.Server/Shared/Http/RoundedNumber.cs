using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;

namespace Myna.Server.Shared.Http;

/// <summary>A number that clients measure or compute, such as <c>3124.7</c> ms or <c>1e1</c>: accepted in every form and rounded.</summary>
public sealed class RoundedNumber : JsonConverter<int?>, IDescribesJson
{
    public OpenApiSchema Schema => new() { Type = JsonSchemaType.Number | JsonSchemaType.Null, Description = "Rounded to a whole number" };

    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType == JsonTokenType.Number)
        {
            if (reader.TryGetInt32(out var whole))
            {
                return whole;
            }

            if (reader.TryGetDouble(out var number) && Math.Round(number, MidpointRounding.AwayFromZero) is >= int.MinValue and <= int.MaxValue and var rounded)
            {
                return (int)rounded;
            }
        }

        throw new JsonException("A number is expected.");
    }

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options)
    {
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
