using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Myna.Storage;
using Myna.Storage.Dispatching;
using Myna.Storage.MongoDb;
using Myna.Storage.Sqlite;
using Myna.Storage.Transfer;

namespace Myna.Server.Shared;

/// <summary>Opens the configured document store.</summary>
public static class StoreModule
{
    public static IServiceCollection AddStore(this IServiceCollection services, IReadOnlyList<ICollectionDefinition> collections)
    {
        services.AddOptions<StorageOptions>().BindStrictly(StorageOptions.Section).ValidateDataAnnotations()
            .Validate(
                storage => storage.Provider == StorageProvider.Sqlite || storage.ConnectionString.Length > 0,
                $"{StorageOptions.Section}:ConnectionString must be set for the provider mongodb.")
            .ValidateOnStart();
        services.AddSingleton(provider => new OutboxDispatcher(
            provider.GetRequiredService<IDocumentStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("Myna.Storage.Outbox")));

        // Once, before anything is served: there is nothing yet that blocking could starve.
        return services.AddSingleton(provider => Open(provider, provider.GetRequiredService<IOptions<StorageOptions>>().Value, collections).AsTask().GetAwaiter().GetResult());
    }

    /// <summary>Opens a store by its own options, such as the other end of a migration.</summary>
    public static async ValueTask<IDocumentStore> Open(IServiceProvider provider, StorageOptions storage, IReadOnlyList<ICollectionDefinition> collections)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        var log = provider.GetRequiredService<ILoggerFactory>().CreateLogger("Myna.Storage");
        IReadOnlyList<ICollectionDefinition> all = [.. collections, OutboxEntry.Collection, TransferMark.Marks];
        if (storage.Provider == StorageProvider.MongoDb)
        {
            try
            {
                return await MongoDocumentStore.Open(new MongoStoreOptions { ConnectionString = storage.ConnectionString }, all, time, log);
            }
            catch (ArgumentException e)
            {
                throw new ConfigurationException($"{StorageOptions.Section}:ConnectionString cannot be used: {e.Message}");
            }
        }

        var folder = Path.GetFullPath(provider.GetRequiredService<IOptions<MynaOptions>>().Value.DataDir);
        return SqliteDocumentStore.Open(new SqliteStoreOptions { Folder = folder, CacheBytes = (long)storage.CacheMegabytes << 20 }, all, time, log);
    }
}

public enum StorageProvider
{
    Sqlite,
    MongoDb,
}

/// <summary>The section <c>Myna:Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Myna:Storage";

    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Of MongoDB, with the database's name.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Memory for recently used documents, of the embedded store.</summary>
    [Range(1, 1 << 20)]
    public int CacheMegabytes { get; set; } = 256;
}
