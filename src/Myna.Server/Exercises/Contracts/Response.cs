using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using Myna.Server.Shared.Http;

namespace Myna.Server.Exercises.Contracts;

/// <summary>
/// A learner's response, or a solution that would be accepted as one: a string (an option id or a typed text), a list of strings
/// (tile ids, option ids, blanks) or a list of pairs. In JSON just that value; null is a skipped question.
/// </summary>
[JsonConverter(typeof(ResponseJsonConverter))]
public sealed record Response
{
    /// <summary>So many parts as no question has.</summary>
    public const int MaxParts = 200;

    private Response()
    {
    }

    public string? Text { get; private init; }

    public IReadOnlyList<string>? Parts { get; private init; }

    public IReadOnlyList<Pair>? Pairs { get; private init; }

    /// <summary>The pairs; null where this is no list of pairs. An empty list, which is read as one of parts, may have been meant as one of pairs.</summary>
    internal IReadOnlyList<Pair>? PairsOrNone => Pairs ?? (Parts is { Count: 0 } ? [] : null);

    public static Response Of(string text) => new() { Text = text };

    public static Response OfParts(IReadOnlyList<string> parts) => new() { Parts = parts };

    public static Response OfPairs(IReadOnlyList<Pair> pairs) => new() { Pairs = pairs };
}

/// <summary>In JSON <c>["leftId", "rightId"]</c>.</summary>
public readonly record struct Pair(string Left, string Right);

/// <summary>Refuses any other shape with a <see cref="JsonException"/>. An empty array is read as a list of no parts.</summary>
public sealed class ResponseJsonConverter : JsonConverter<Response>, IDescribesJson
{
    public OpenApiSchema Schema
    {
        get
        {
            var text = new OpenApiSchema { Type = JsonSchemaType.String };
            var pair = new OpenApiSchema { Type = JsonSchemaType.Array, Items = text, MinItems = 2, MaxItems = 2 };
            return new OpenApiSchema
            {
                Description = "By question type: an option id or a typed text; a list of tile ids, option ids or blanks; a list of pairs [leftId, rightId].",
                OneOf =
                [
                    text,
                    new OpenApiSchema { Type = JsonSchemaType.Array, Items = text, MaxItems = Response.MaxParts },
                    new OpenApiSchema { Type = JsonSchemaType.Array, Items = pair, MinItems = 1, MaxItems = Response.MaxParts },
                ],
            };
        }
    }

    public override Response Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return Response.Of(Text(ref reader));
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A response is a string, a list of strings or a list of pairs.");
        }

        List<string>? parts = null;
        List<Pair>? pairs = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if ((parts?.Count ?? pairs?.Count) == Response.MaxParts)
            {
                throw new JsonException($"A response has at most {Response.MaxParts} parts.");
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.String when pairs is null:
                    (parts ??= []).Add(Text(ref reader));
                    break;
                case JsonTokenType.StartArray when parts is null:
                    (pairs ??= []).Add(ReadPair(ref reader));
                    break;
                default:
                    throw new JsonException("A list in a response holds strings only, or pairs of strings only.");
            }
        }

        return pairs is null ? Response.OfParts(parts ?? []) : Response.OfPairs(pairs);
    }

    public override void Write(Utf8JsonWriter writer, Response value, JsonSerializerOptions options)
    {
        if (value.Text is { } text)
        {
            writer.WriteStringValue(text);
            return;
        }

        writer.WriteStartArray();
        foreach (var part in value.Parts ?? [])
        {
            writer.WriteStringValue(part);
        }

        foreach (var (left, right) in value.Pairs ?? [])
        {
            writer.WriteStartArray();
            writer.WriteStringValue(left);
            writer.WriteStringValue(right);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static Pair ReadPair(ref Utf8JsonReader reader)
    {
        if (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            var left = Text(ref reader);
            if (reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                var right = Text(ref reader);
                if (reader.Read() && reader.TokenType == JsonTokenType.EndArray)
                {
                    return new Pair(left, right);
                }
            }
        }

        throw new JsonException("A pair is two strings.");
    }

    // An escaped lone surrogate (legal JSON, not a legal string) makes GetString throw.
    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("The string is not well-formed Unicode.", e);
        }
    }
}
