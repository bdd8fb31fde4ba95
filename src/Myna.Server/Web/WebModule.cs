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
        return services.AddSingleton<Pages>().AddSingleton<GetMeta>().AddJsonContracts(WebWire.Default);
    }

    public static void MapWeb(this Api api)
    {
        var meta = api.Feature<GetMeta>();
        api.Tagged("Server").Everybody.Get("/meta", call => meta.Handle(call.Cancellation)).Does("Version, features, sign-in providers and languages of this server", "describeServer");
    }
}

[JsonSerializable(typeof(GetMeta.Response), TypeInfoPropertyName = "MetaResponse")]
internal sealed partial class WebWire : JsonSerializerContext;
