using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Myna.Storage;
using Myna.Storage.Sqlite;

namespace Myna.Server.Shared;

/// <summary>Opens the configured document store.</summary>
public static class StoreModule
{
    public static IServiceCollection AddStore(this IServiceCollection services, IReadOnlyList<ICollectionDefinition> collections)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new OutboxDispatcher(
            provider.GetRequiredService<IDocumentStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("Myna.Storage.Outbox")));
        return services.AddSingleton<IDocumentStore>(provider => Open(provider, collections));
    }

    private static SqliteDocumentStore Open(IServiceProvider provider, IReadOnlyList<ICollectionDefinition> collections)
    {
        var myna = provider.GetRequiredService<IOptions<MynaOptions>>().Value;
        var storage = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        return SqliteDocumentStore.Open(
            new SqliteStoreOptions { Folder = Path.GetFullPath(myna.DataDir), CacheBytes = (long)storage.CacheMegabytes << 20 },
            [.. collections, OutboxEntry.Collection],
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("Myna.Storage"));
    }
}

/// <summary>The section <c>Myna:Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Myna:Storage";

    /// <summary>Memory for recently used documents.</summary>
    [Range(1, 1 << 20)]
    public int CacheMegabytes { get; set; } = 256;
}
