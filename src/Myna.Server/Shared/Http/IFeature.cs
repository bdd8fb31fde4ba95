namespace Myna.Server.Shared.Http;

/// <summary>A feature that declares its own route, beside its shapes and its handler.</summary>
internal interface IFeature
{
    static abstract void Map(Api api);
}

/// <summary>Registers features, and maps the routes of those that are registered.</summary>
internal static class Features
{
    public static IServiceCollection AddFeature<TFeature>(this IServiceCollection services)
        where TFeature : class, IFeature => services.AddSingleton<TFeature>().AddSingleton(new FeatureRoute(TFeature.Map));

    /// <param name="api">Where the versioned API begins.</param>
    public static void MapFeatures(this Api api)
    {
        foreach (var route in api.Services.GetServices<FeatureRoute>())
        {
            route.Map(api);
        }
    }

    private sealed record FeatureRoute(Action<Api> Map);
}
