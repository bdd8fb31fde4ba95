using System.Security.Cryptography;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>What a server of a scenario lives on: a data folder and a store, both empty at first, and the settings that lead to them.</summary>
public sealed class Home : IAsyncDisposable
{
    private const string MasterKey = "Myna__Accounts__MasterKey", ConnectionString = "Myna__Storage__ConnectionString";

    private readonly Dictionary<string, string> _settings;
    private readonly Func<Task> _clear;

    private Home(Dictionary<string, string> settings, Func<Task> clear)
    {
        (_settings, _clear) = (settings, clear);
        Folder = Directory.CreateTempSubdirectory("myna-").FullName;
    }

    public string Folder { get; }

    /// <summary>As environment variables, for the server and for the operator's tool.</summary>
    public IReadOnlyDictionary<string, string> Settings => _settings;

    /// <summary>The address of its database; only on MongoDB.</summary>
    public string Database => _settings[ConnectionString];

    /// <summary>With the key file that the first start makes; <see cref="WithMasterKeyOf"/> gives it another.</summary>
    public static Home OnSqlite() => new(new Dictionary<string, string>(StringComparer.Ordinal), () => Task.CompletedTask);

    /// <summary>On the wire double, or on the deployment that <c>MYNA_TEST_MONGODB</c> names; skips the test when there is neither.</summary>
    /// <param name="isPatient">Waits longer for the double than the product waits for a server: it may not get a busy machine's processor for two seconds.</param>
    public static Home OnMongoDb(MongoDouble mongo, bool isPatient = true)
    {
        var database = $"myna_scenario_{Guid.NewGuid():n}";
        var uri = mongo.DatabaseUri(database, isPatient ? "&serverSelectionTimeoutMS=20000" : "");
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Myna__Storage__Provider"] = "mongodb",
            [ConnectionString] = uri,
            [MasterKey] = NewKey(),
        };
        return new Home(settings, async () =>
        {
            using var client = MongoDouble.Connect(uri);
            await client.DropDatabaseAsync(database);
        });
    }

    /// <summary>The same with more settings.</summary>
    public Home With(IEnumerable<KeyValuePair<string, string>> settings)
    {
        foreach (var (name, value) in settings)
        {
            _settings[name] = value;
        }

        return this;
    }

    /// <summary>Another machine's home: a folder of its own, the same store and master key.</summary>
    public Home Beside() => new(_settings, () => Task.CompletedTask);

    /// <summary>Gives it the other's secret: what was sealed there is opened here.</summary>
    public Home WithMasterKeyOf(Home other)
    {
        _settings[MasterKey] = other._settings.TryGetValue(MasterKey, out var key) ? key : File.ReadAllText(Path.Combine(other.Folder, "data", "keys", "master.key")).Trim();
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
            await _clear();
        }
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
