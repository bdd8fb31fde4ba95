using System.Diagnostics;
using System.Globalization;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Myna.Tests;

/// <summary>The wire double of this folder, one process for a class of tests; each test has a database of its own.</summary>
public sealed class MongoDouble : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(RepositoryRoot(), "tests", "mongo-double");
    private Process? _process;

    /// <summary>The real deployment that tests shall use in the double's place (<c>MYNA_TEST_MONGODB</c>); null when none is named.</summary>
    public static string? Deployment { get; } = Environment.GetEnvironmentVariable("MYNA_TEST_MONGODB") is { Length: > 0 } named ? named : null;

    public int Port { get; private set; }

    public static string? Absence =>
        !Directory.Exists(Path.Combine(Folder, "node_modules")) ? "tests/mongo-double has no node_modules: run npm ci there." : null;

    public string Uri(string database, string options = "") => $"mongodb://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}/{database}?replicaSet=rs0{options}";

    /// <summary>A database of the deployment, or of the double (with <paramref name="options"/>) where none is named. Skips the test when there is neither.</summary>
    public string DatabaseUri(string database, string options = "")
    {
        Skip.If(Deployment is null && Absence is not null, Absence);
        return Deployment is null ? Uri(database, options) : new MongoUrlBuilder(Deployment) { DatabaseName = database }.ToString();
    }

    /// <summary>A client of the test's own, beside the store's.</summary>
    public MongoClient Client() => Connect(Uri("test", "&serverSelectionTimeoutMS=5000"));

    /// <summary>A client with connections of its own: the driver shares those of equal settings, also such as an outage has cut.</summary>
    public static MongoClient Connect(string uri)
    {
        var settings = MongoClientSettings.FromConnectionString(uri);
        settings.ApplicationName = Guid.NewGuid().ToString("n");
        return new MongoClient(settings);
    }

    /// <summary>The double carries out a command of its own: a fail point, an absence, its counters.</summary>
    public async Task<BsonDocument> Tell(BsonDocument command)
    {
        using var client = Client();
        return await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(command);
    }

    public Task Fail(string command, BsonDocument fault, int times = 1) => Tell(new BsonDocument
    {
        { "configureFailPoint", "failCommand" },
        { "mode", new BsonDocument("times", times) },
        { "data", new BsonDocument("failCommands", new BsonArray { command }).Merge(fault) },
    });

    /// <summary>Takes back what <see cref="Fail"/> has set.</summary>
    public Task Heal() => Tell(new BsonDocument { { "configureFailPoint", "failCommand" }, { "mode", "off" } });

    /// <summary>Its counters: <c>counts</c> of commands, <c>concerns</c> of the last of each, <c>faultsMet</c>, <c>openTransactions</c>.</summary>
    public Task<BsonDocument> Status() => Tell(new BsonDocument("doubleStatus", 1));

    public async Task InitializeAsync()
    {
        if (Absence is null)
        {
            (_process, Port) = await Start("--transaction-seconds", "5");
        }
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    /// <summary>Starts a double. It ends with its standard input, so that a killed test run leaves none behind.</summary>
    public static async Task<(Process Process, int Port)> Start(params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("node", ["server.mjs", "--with-stdin", .. arguments])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        using var hang = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var line = await process.StandardOutput.ReadLineAsync(hang.Token);
        line.ShouldNotBeNull();
        return (process, int.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Myna.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
