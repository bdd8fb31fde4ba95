using System.Text.Json.Serialization;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Web;

/// <summary>The learner's pages, and what they ask before anyone signs in.</summary>
public static class WebModule
{
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>().BindStrictly(WebOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<Pages>().AddFeature<GetMeta>().AddJsonContracts(WebWire.Default);
    }
}

[JsonSerializable(typeof(GetMeta.Response), TypeInfoPropertyName = "MetaResponse")]
internal sealed partial class WebWire : JsonSerializerContext;
