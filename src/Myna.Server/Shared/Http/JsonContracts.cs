using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Myna.Server.Shared.Http;

/// <summary>How everything is written on the wire: camelCase, nulls left out, no reflection.</summary>
public static class JsonContracts
{
    /// <summary>Deep enough for every contract; a deeper body is refused.</summary>
    public const int MaxDepth = 16;

    /// <summary>For responses that are written piece by piece, outside of the server's own options.</summary>
    public static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        return options;
    }

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // Bodies are JSON, never HTML: letters stay letters.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        // Bodies are bounded by the reader that is handed in. A schema nests some three levels for each of theirs.
        options.MaxDepth = 4 * MaxDepth;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.TypeInfoResolverChain.Insert(0, SharedJson.Default);
    }

    public static IServiceCollection AddJsonContracts(this IServiceCollection services, IJsonTypeInfoResolver resolver) =>
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Add(resolver));
}
