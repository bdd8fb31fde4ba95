using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Myna.Server.Shared.Http;

/// <summary>
/// The published contract: OpenAPI 3.1 at <c>/openapi/v1.json</c>, browsable at <c>/docs</c>. Paths, parameters, bodies, roles and
/// problem codes come from the endpoints' own metadata.
/// </summary>
public static class ApiDescription
{
    public const string Address = "/openapi/v1.json";

    private const string Version = "v1";

    private const string ProblemSchema = "Problem";

    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["Accounts"] = "Sign-up, sign-in, sessions, profiles, and the data that is held of a learner",
        ["Administration"] = "For admins: accounts, roles, and the audit log",
        ["Authoring"] = "For authors: courses, drafts of lessons, versions and publishing",
        ["Gamification"] = "XP, streaks, achievements and leaderboards",
        ["Reminders"] = "Emails that remind learners who ask for it",
        ["Lessons"] = "Courses and lessons",
        ["Media"] = "Pictures and recordings of lessons",
        ["Progress"] = "Completed lessons, known words, and due reviews",
        ["Quizzes"] = "Attempts at lessons, quizzes and reviews, and their results",
    };

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddResponseCompression(compression => compression.EnableForHttps = true).AddOpenApi(Version, options =>
    {
        var named = new ConcurrentDictionary<string, Type>(StringComparer.Ordinal);
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = contract => SchemaName(contract, named);
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Myna",
                Version = Version,
                Description = "The open backend for language-learning apps. Errors are application/problem+json with a stable code; "
                    + "lists page by opaque cursor; writes may carry an Idempotency-Key. Live events: /docs/realtime.",
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            };
            document.Servers = [new OpenApiServer { Url = "/", Description = "This server" }];
            document.Tags = new HashSet<OpenApiTag>(
                (document.Tags ?? new HashSet<OpenApiTag>()).Select(tag => new OpenApiTag { Name = tag.Name, Description = Tags.GetValueOrDefault(tag.Name!) ?? tag.Name }));
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
            };
            document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
            SchemaDescription.Complete(document.Components.Schemas, named, context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
            document.Components.Schemas[ProblemSchema] = Problem();
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            operation.OperationId ??= OperationId(context.Description.HttpMethod!, context.Description.RelativePath!);
            AddParameters(operation, metadata, context.Description);
            AddFiles(operation, metadata);
            AddProblems(operation, metadata, context.Document!);
            return Task.CompletedTask;
        });
    });

    public static void MapApiDescription(this WebApplication app)
    {
        CachedBody? body = null;
        app.MapGet(Address, (RequestDelegate)(async context =>
        {
            body ??= await Document(app.Services, context.RequestAborted);
            context.Response.Headers.CacheControl = "no-cache";
            body.Write(context);
        })).ExcludeFromDescription();
        app.UseWhen(
            // Pages and scripts that are the same for everybody.
            context => context.Request.Path.StartsWithSegments("/docs", StringComparison.Ordinal),
            docs => docs.UseResponseCompression());
        app.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "docs";
            ui.DocumentTitle = "Myna API";
            ui.SwaggerEndpoint(Address, "Myna v1");
            ui.EnablePersistAuthorization();
        });
    }

    // The routes of a running server do not change: made once, when it is first asked for.
    private static async Task<CachedBody> Document(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Version).GetOpenApiDocumentAsync(cancellation);
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        document.SerializeAsV31(new OpenApiJsonWriter(text, new OpenApiJsonWriterSettings { Terse = true }));
        var utf8 = Encoding.UTF8.GetBytes(text.ToString());
        return new CachedBody(utf8, Convert.ToHexStringLower(SHA256.HashData(utf8).AsSpan(0, 8)));
    }

    /// <summary>
    /// The framework takes a type's own name, which every feature's <c>Request</c>, <c>Response</c> and <c>Item</c> would share: these are named
    /// after their feature, <c>LogInRequest</c>. Null: described in place, as numbers and lists are.
    /// </summary>
    private static string? SchemaName(JsonTypeInfo contract, ConcurrentDictionary<string, Type> named)
    {
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(contract) is null)
        {
            return null;
        }

        var type = Nullable.GetUnderlyingType(contract.Type) ?? contract.Type;
        foreach (var name in type.DeclaringType is { } feature ? [NameOf(type), feature.Name + type.Name] : (string[])[NameOf(type)])
        {
            if (named.GetOrAdd(name, type) == type)
            {
                return name;
            }
        }

        throw new InvalidOperationException($"{type} and {named[NameOf(type)]} would both be described as {NameOf(type)}.");
    }

    private static string NameOf(Type type)
    {
        var name = type.IsGenericType ? $"{type.Name.Split('`')[0]}Of{string.Concat(type.GetGenericArguments().Select(NameOf))}" : type.Name;
        return name is "Request" or "Response" or "Item" && type.DeclaringType is { } feature ? NameOf(feature) + name : name;
    }

    // Only for routes that name no operation.
    private static string OperationId(string method, string path)
    {
        var words = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(segment => segment.Trim('{', '}'));
        return method.ToLowerInvariant() + string.Concat(words.Select(word => string.Concat(word.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]))));
    }

    private static void AddParameters(OpenApiOperation operation, IList<object> metadata, Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription call)
    {
        operation.Parameters = [];
        foreach (var parameter in RoutePatternFactory.Parse(call.RelativePath!).Parameters)
        {
            operation.Parameters.Add(new OpenApiParameter { Name = parameter.Name, In = ParameterLocation.Path, Required = true, Schema = Text() });
        }

        foreach (var query in metadata.OfType<QueryParameter>())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = query.Name,
                In = ParameterLocation.Query,
                Description = query.Description,
                Required = query.IsRequired,
                Schema = SchemaOf(query),
            });
        }

        if (call.HttpMethod == HttpMethods.Post)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "Idempotency-Key",
                In = ParameterLocation.Header,
                Description = "A retry with the same key has its effect once",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 128 },
            });
        }

        if (metadata.OfType<TakesIfMatch>().FirstOrDefault() is { } edits)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "If-Match",
                In = ParameterLocation.Header,
                Description = "The ETag of the version that is edited",
                Required = edits.IsRequired,
                Schema = Text(),
            });
        }

        if (metadata.OfType<HasETag>().Any())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "If-None-Match",
                In = ParameterLocation.Header,
                Description = "The ETag of the version that the client has",
                Schema = Text(),
            });
            operation.Responses ??= [];
            operation.Responses["304"] = new OpenApiResponse { Description = "The client has this version" };
        }
    }

    private static void AddFiles(OpenApiOperation operation, IList<object> metadata)
    {
        if (metadata.OfType<GivesFile>().FirstOrDefault() is { } gives)
        {
            // No schema: the bytes are as they are (OpenAPI 3.1, "Considerations for File Uploads").
            var content = gives.Types.ToDictionary(type => type, _ => new OpenApiMediaType(), StringComparer.Ordinal);
            operation.Responses ??= [];
            operation.Responses.Remove("204");
            operation.Responses["200"] = new OpenApiResponse { Description = "The file", Content = content };
            operation.Responses["206"] = new OpenApiResponse { Description = "The part of it that Range names", Content = content };
            operation.Responses["416"] = new OpenApiResponse { Description = "Range names nothing that the file has" };
        }

        if (metadata.OfType<TakesText>().FirstOrDefault() is { } text)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = text.Types.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = Text() }, StringComparer.Ordinal),
            };
        }

        if (metadata.OfType<TakesForm>().FirstOrDefault() is { } form)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["multipart/form-data"] = new()
                    {
                        Schema = new OpenApiSchema
                        {
                            Type = JsonSchemaType.Object,
                            Required = new HashSet<string>(StringComparer.Ordinal) { form.Fields[0].Name },
                            Properties = form.Fields.ToDictionary(
                                field => field.Name, field => (IOpenApiSchema)new OpenApiSchema { Type = JsonSchemaType.String, Description = field.Description, Format = field == form.Fields[0] ? "binary" : null }, StringComparer.Ordinal),
                        },
                    },
                },
            };
        }
    }

    private static OpenApiSchema SchemaOf(QueryParameter query)
    {
        if (query.Number is { } range)
        {
            return new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = range.Min.ToString(CultureInfo.InvariantCulture),
                Maximum = range.Max.ToString(CultureInfo.InvariantCulture),
                Default = JsonValue.Create(range.Default),
            };
        }

        var text = Text();
        if (query.Values.Count > 0)
        {
            text.Enum = [.. query.Values.Select(value => (JsonNode)JsonValue.Create(value)!)];
        }

        return text;
    }

    private static void AddProblems(OpenApiOperation operation, IList<object> metadata, OpenApiDocument document)
    {
        operation.Security = metadata.OfType<NeedsRoles>().LastOrDefault() is { Roles: not Roles.None }
            ? [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }]
            : [];
        operation.Responses ??= [];
        foreach (var status in EndpointContract.ProblemsOf([.. metadata]).GroupBy(problem => problem.Status).OrderBy(group => group.Key))
        {
            operation.Responses[status.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join("\n\n", status.Select(problem => $"`{problem.Code}`: {problem.Title}")),
                Headers = status.Key is 429 or 503 ? RetryAfter() : null,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new() { Schema = ProblemOf(status, document) },
                },
            };
        }
    }

    // The codes as an enumeration, so that generated clients can tell them apart.
    private static OpenApiSchema ProblemOf(IEnumerable<Problem> problems, OpenApiDocument document) => new()
    {
        AllOf =
        [
            new OpenApiSchemaReference(ProblemSchema, document),
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string>(StringComparer.Ordinal) { "code" },
                Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                {
                    ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. problems.Select(problem => (JsonNode)JsonValue.Create(problem.Code)!)] },
                },
            },
        ],
    };

    private static Dictionary<string, IOpenApiHeader> RetryAfter() => new(StringComparer.Ordinal)
    {
        ["Retry-After"] = new OpenApiHeader { Description = "Seconds until another try may succeed", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } },
    };

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
                Description = "For each refused field, why",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text() },
            },
            ["traceId"] = Text(),
        },
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
