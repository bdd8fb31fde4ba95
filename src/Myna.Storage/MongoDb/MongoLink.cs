using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.Core.Clusters;
using MongoDB.Driver.Core.Configuration;
using MongoDB.Driver.Core.Servers;

namespace Myna.Storage.MongoDb;

/// <summary>
/// The way to the server: every call through it has a deadline and ends in an answer, a cancellation by its caller,
/// or a <see cref="StoreUnavailableException"/>.
/// </summary>
/// <remarks>
/// While no server is known, one call at a time waits for the server selection's time-out (which keeps the driver looking every
/// half second) and all others fail at once: an outage costs each request microseconds, not seconds. The first success ends it.
/// </remarks>
internal sealed class MongoLink : IDisposable
{
    private const string DefaultDatabase = "myna";

    private readonly MongoClient _client;
    private readonly TimeSpan _deadline;
    private volatile bool _isAway;
    private int _isProbing;

    public MongoLink(MongoStoreOptions options)
    {
        try
        {
            var given = new ConnectionString(options.ConnectionString);
            var settings = MongoClientSettings.FromConnectionString(options.ConnectionString);
            settings.ApplicationName ??= "myna";
            settings.ServerSelectionTimeout = given.ServerSelectionTimeout ?? options.ServerSelectionTimeout;
            settings.ConnectTimeout = given.ConnectTimeout ?? TimeSpan.FromSeconds(5);
            settings.WaitQueueTimeout = given.WaitQueueTimeout ?? TimeSpan.FromSeconds(5);
            settings.HeartbeatInterval = given.HeartbeatInterval ?? TimeSpan.FromSeconds(5);
            settings.ReadConcern = given.ReadConcernLevel is null ? ReadConcern.Majority : settings.ReadConcern;
            settings.WriteConcern = given.W is null ? settings.WriteConcern.With(w: WriteConcern.WMajority.W) : settings.WriteConcern;
            _client = new MongoClient(settings);
            Database = _client.GetDatabase(given.DatabaseName ?? DefaultDatabase);
        }
        catch (Exception e) when (e is MongoConfigurationException or ArgumentException or FormatException)
        {
            throw new ArgumentException($"The MongoDB connection string is not usable: {e.Message}", nameof(options), e);
        }

        _deadline = options.Deadline;
    }

    public IMongoDatabase Database { get; }

    /// <summary>Without causal consistency: reads are at the primary with majority concern and see what was acknowledged anyway.</summary>
    public Task<IClientSessionHandle> StartSession(CancellationToken cancellation) =>
        _client.StartSessionAsync(new ClientSessionOptions { CausalConsistency = false }, cancellation);

    public async ValueTask<TResult> Run<TState, TResult>(TState state, Func<TState, CancellationToken, Task<TResult>> work, CancellationToken cancellation)
    {
        var isProbe = _isAway && Probe();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(_deadline);
        try
        {
            var result = await work(state, deadline.Token);
            _isAway = false;
            return result;
        }
        catch (Exception e) when (IsOutage(e) && !cancellation.IsCancellationRequested)
        {
            _isAway |= e is TimeoutException;
            throw new StoreUnavailableException(e is OperationCanceledException
                ? $"MongoDB did not answer within {_deadline.TotalSeconds:0.#} s."
                : $"MongoDB cannot be used: {FirstLine(e)}", e);
        }
        finally
        {
            if (isProbe)
            {
                Volatile.Write(ref _isProbing, 0);
            }
        }
    }

    /// <summary>Transactions need a replica set or a sharded cluster.</summary>
    public void RequireTransactions()
    {
        if (_client.Cluster.Description.Type == ClusterType.Standalone)
        {
            throw new StoreUnavailableException("MongoDB runs as a standalone server, which has no transactions: start it with --replSet and run rs.initiate() once.");
        }
    }

    public void Dispose() => _client.Dispose();

    // True: this call looks for the server. Otherwise there is a server, or another call is already looking.
    private bool Probe()
    {
        if (_client.Cluster.Description.Servers.Any(server => server.State == ServerState.Connected && server.Type != ServerType.Unknown))
        {
            return false;
        }

        return Interlocked.Exchange(ref _isProbing, 1) == 0 ? true : throw new StoreUnavailableException("MongoDB is away.");
    }

    private static bool IsOutage(Exception e) =>
        e is MongoException or TimeoutException or OperationCanceledException or IOException or SocketException or BsonException;

    private static string FirstLine(Exception e)
    {
        var end = e.Message.AsSpan().IndexOfAny('\r', '\n');
        var line = end < 0 ? e.Message : e.Message[..end];
        return line.Length <= 300 ? line : line[..300];
    }
}
