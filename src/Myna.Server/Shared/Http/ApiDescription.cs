using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.OpenApi;

namespace Myna.Server.Shared.Http;

/// <summary>
/// The published contract: OpenAPI 3.1 at <c>/openapi/v1.json</c>, browsable at <c>/docs</c>. Paths, parameters, bodies, roles and
/// problem codes come from the endpoints' own metadata.
/// </summary>
public static class ApiDescription
{
    public const string Address = "/openapi/v1.json";

    private const string ProblemSchema = "Problem";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        var named = new ConcurrentDictionary<string, Type>(StringComparer.Ordinal);
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = contract => SchemaName(contract, named);
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Myna",
                Version = "v1",
                Description = "The open backend for language-learning apps. Errors are application/problem+json with a stable code; "
                    + "lists page by opaque cursor; writes may carry an Idempotency-Key. Live events: /docs/realtime.",
                License = new OpenApiLicense { Name = "MIT" },
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
            };
            document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
            document.Components.Schemas[ProblemSchema] = Problem();
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            operation.OperationId ??= OperationId(context.Description.HttpMethod!, context.Description.RelativePath!);
            AddParameters(operation, metadata, context.Description.RelativePath!);
            AddProblems(operation, metadata, context.Document!);
            return Task.CompletedTask;
        });
    });

    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "docs";
            ui.DocumentTitle = "Myna API";
            ui.SwaggerEndpoint(Address, "Myna v1");
            ui.EnablePersistAuthorization();
        });
    }

    /// <summary>
    /// The framework takes a type's own name, which every feature's <c>Request</c> and <c>Response</c> would share: here they are named
    /// after their feature, <c>LogInRequest</c>. Null: described in place, as numbers and lists are.
    /// </summary>
    private static string? SchemaName(JsonTypeInfo contract, ConcurrentDictionary<string, Type> named)
    {
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(contract) is null)
        {
            return null;
        }

        var type = Nullable.GetUnderlyingType(contract.Type) ?? contract.Type;
        var name = NameOf(type);
        return named.GetOrAdd(name, type) == type
            ? name
            : throw new InvalidOperationException($"{type} and {named[name]} would both be described as {name}.");
    }

    private static string NameOf(Type type)
    {
        var name = type.IsGenericType ? $"{type.Name.Split('`')[0]}Of{string.Concat(type.GetGenericArguments().Select(NameOf))}" : type.Name;
        return type.DeclaringType is { } feature && !type.IsGenericParameter ? NameOf(feature) + name : name;
    }

    private static string OperationId(string method, string path)
    {
        var words = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(segment => segment.Trim('{', '}'));
        return method.ToLowerInvariant() + string.Concat(words.Select(word => string.Concat(word.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]))));
    }

    private static void AddParameters(OpenApiOperation operation, IList<object> metadata, string path)
    {
        operation.Parameters = [];
        foreach (var parameter in RoutePatternFactory.Parse(path).Parameters)
        {
            operation.Parameters.Add(new OpenApiParameter { Name = parameter.Name, In = ParameterLocation.Path, Required = true, Schema = Text() });
        }

        foreach (var query in metadata.OfType<TakesQuery>())
        {
            operation.Parameters.Add(new OpenApiParameter { Name = query.Name, In = ParameterLocation.Query, Description = query.Description, Schema = Text() });
        }
    }

    private static void AddProblems(OpenApiOperation operation, IList<object> metadata, OpenApiDocument document)
    {
        var problems = metadata.OfType<AnswersProblems>().SelectMany(answers => answers.Problems).ToList();
        if (operation.RequestBody is not null)
        {
            problems.AddRange([Problems.MalformedJson, Problems.InvalidRequest, Problems.BodyTooLarge, Problems.UnsupportedMediaType]);
        }

        if (metadata.OfType<NeedsRoles>().LastOrDefault() is { Roles: not Roles.None } needs)
        {
            problems.AddRange([Problems.TokenMissing, Problems.TokenInvalid, Problems.TokenExpired, Problems.SessionRevoked]);
            if (!needs.Roles.HasFlag(Roles.Learner))
            {
                problems.Add(Problems.Forbidden);
            }

            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
        }

        operation.Responses ??= [];
        foreach (var status in problems.Append(Problems.Unavailable).DistinctBy(problem => problem.Code).GroupBy(problem => problem.Status).OrderBy(group => group.Key))
        {
            operation.Responses[status.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join("\n\n", status.Select(problem => $"`{problem.Code}`: {problem.Title}")),
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ProblemSchema, document) },
                },
            };
        }
    }

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457. The code is stable; title and detail are for people.",
        Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text(),
            ["title"] = Text(),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Examples = [JsonValue.Create("attempt_incomplete")] },
            ["detail"] = Text(),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text() },
            },
            ["traceId"] = Text(),
        },
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
