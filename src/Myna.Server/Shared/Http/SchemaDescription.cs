using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;

namespace Myna.Server.Shared.Http;

/// <summary>A converter that tells the schema of the JSON that it reads and writes.</summary>
public interface IDescribesJson
{
    OpenApiSchema Schema { get; }
}

/// <summary>
/// Corrects what the framework cannot know of the schemas: responses leave nulls out, so a nullable property is an optional one; in requests
/// <see cref="RequiredAttribute"/> tells which properties a call needs, since a missing one must reach the handler to get its own message.
/// </summary>
internal static class SchemaDescription
{
    public static void Complete(IDictionary<string, IOpenApiSchema> schemas, IReadOnlyDictionary<string, Type> types, JsonSerializerOptions json)
    {
        foreach (var name in schemas.Keys.ToList())
        {
            if (!types.TryGetValue(name, out var type) || schemas[name] is not OpenApiSchema schema)
            {
                continue;
            }

            if (json.GetTypeInfo(type).Converter is IDescribesJson described)
            {
                schemas[name] = described.Schema;
            }
            else if (schema.Enum is { Count: > 0 })
            {
                schema.Type = JsonSchemaType.String;
            }
            else if (schema.Properties is { Count: > 0 })
            {
                CompleteProperties(schema, json.GetTypeInfo(type));
            }
        }
    }

    private static void CompleteProperties(OpenApiSchema schema, JsonTypeInfo contract)
    {
        var isRequest = contract.Type.Name.EndsWith("Request", StringComparison.Ordinal);
        schema.Required = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in contract.Properties.Where(property => schema.Properties!.ContainsKey(property.Name)))
        {
            var described = property.CustomConverter is IDescribesJson converter ? converter.Schema : schema.Properties![property.Name];
            var isNullable = property.IsGetNullable && !Has<RequiredAttribute>(property);
            var isAlwaysThere = !isNullable || (property.AttributeProvider as MemberInfo)?.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.Never;
            if (isAlwaysThere)
            {
                schema.Required.Add(property.Name);
            }

            if (!isNullable || !(isRequest || isAlwaysThere))
            {
                described = WithoutNull(described);
            }

            // A map or any JSON: without this, generators take it for an object without properties.
            if (described is OpenApiSchema { Properties: null, AdditionalProperties: null } map && map.Type?.HasFlag(JsonSchemaType.Object) == true)
            {
                map.AdditionalProperties = new OpenApiSchema();
            }

            schema.Properties![property.Name] = described;
        }
    }

    private static bool Has<TAttribute>(JsonPropertyInfo property)
        where TAttribute : Attribute => property.AttributeProvider?.IsDefined(typeof(TAttribute), inherit: false) == true;

    private static IOpenApiSchema WithoutNull(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema plain)
        {
            return schema;
        }

        if (plain.OneOf is { Count: 2 } either && either.FirstOrDefault(one => one.Type != JsonSchemaType.Null) is { } only)
        {
            return only;
        }

        plain.Type &= ~JsonSchemaType.Null;
        return plain;
    }
}
