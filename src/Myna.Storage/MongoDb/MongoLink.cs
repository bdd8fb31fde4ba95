using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.Core.Clusters;
using MongoDB.Driver.Core.Configuration;
using MongoDB.Driver.Core.Servers;

namespace Myna.Storage.MongoDb;

/// <summary>
/// Runs calls to the server: each has a deadline and ends in a result, a cancellation by its caller,
/// or a <see cref="StoreUnavailableException"/>.
/// </summary>
/// <remarks>
/// A call waits for a primary as long as the server selection's time-out, which covers a planned step-down. After the first one that waited in
/// vain, all calls fail immediately while a ping in the background tries every half second; its success ends the outage.
/// </remarks>
internal sealed class MongoLink : IDisposable
{
    private const string DefaultDatabase = "myna";

    private static readonly TimeSpan PauseOfLooking = TimeSpan.FromMilliseconds(100);

    private readonly MongoClient _client;
    private readonly ClientSessionOptions _session;
    private readonly CancellationTokenSource _closed = new();
    private int _isAway;

    public MongoLink(MongoStoreOptions options)
    {
        try
        {
            var given = new ConnectionString(options.ConnectionString);
            if (given.W is WriteConcern.WCount { Value: 0 })
            {
                throw new ArgumentException("w=0 acknowledges nothing, and no commit could be known to have happened; leave it out, or say w=majority.");
            }

            var settings = MongoClientSettings.FromConnectionString(options.ConnectionString);
            settings.ApplicationName ??= "myna";
            settings.ServerSelectionTimeout = given.ServerSelectionTimeout ?? options.ServerSelectionTimeout;
            settings.ConnectTimeout = given.ConnectTimeout ?? TimeSpan.FromSeconds(5);
            settings.WaitQueueTimeout = given.WaitQueueTimeout ?? TimeSpan.FromSeconds(5);
            settings.HeartbeatInterval = given.HeartbeatInterval ?? TimeSpan.FromSeconds(5);
            settings.ReadConcern = given.ReadConcernLevel is not null ? settings.ReadConcern : ReadsWhatIsAcknowledged(given.W);
            settings.WriteConcern = given.W is null ? settings.WriteConcern.With(w: WriteConcern.WMajority.W) : settings.WriteConcern;
            _client = new MongoClient(settings);
            Database = _client.GetDatabase(given.DatabaseName ?? DefaultDatabase);
        }
        catch (Exception e) when (e is MongoConfigurationException or ArgumentException or FormatException)
        {
            throw new ArgumentException($"The MongoDB connection string is not usable: {e.Message}", nameof(options), e);
        }

        Deadline = options.Deadline;
        _session = new ClientSessionOptions { CausalConsistency = false, DefaultTransactionOptions = new TransactionOptions(maxCommitTime: Deadline) };
    }

    public IMongoDatabase Database { get; }

    /// <summary>The longest time of one call with all its retries.</summary>
    public TimeSpan Deadline { get; }

    /// <summary>
    /// Without causal consistency: reads at the primary with majority concern see every acknowledged write. Right after an election they may lag
    /// for a moment; a write that is based on such a read misses its version and is retried.
    /// </summary>
    public Task<IClientSessionHandle> StartSession(CancellationToken cancellation) => _client.StartSessionAsync(_session, cancellation);

    public async ValueTask<TResult> Run<TState, TResult>(TState state, Func<TState, CancellationToken, Task<TResult>> work, CancellationToken cancellation)
    {
        if (Volatile.Read(ref _isAway) == 1)
        {
            throw new StoreUnavailableException("MongoDB is away.");
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Deadline);
        try
        {
            return await work(state, deadline.Token);
        }
        catch (Exception e) when (IsOutage(e) && !cancellation.IsCancellationRequested)
        {
            if (e is TimeoutException && !HasServer() && Interlocked.Exchange(ref _isAway, 1) == 0)
            {
                _ = LookForServer();
            }

            throw e is OperationCanceledException ? NoAnswer(e) : new StoreUnavailableException($"MongoDB cannot be used: {Reason(e)}", e);
        }
    }

    /// <summary>The exception of a call that missed its deadline.</summary>
    public StoreUnavailableException NoAnswer(Exception e) => new($"MongoDB did not answer within {Deadline.TotalSeconds:0.#} s.", e);

    /// <summary>Transactions need a replica set or a sharded cluster.</summary>
    public void RequireTransactions()
    {
        if (_client.Cluster.Description.Type == ClusterType.Standalone)
        {
            throw new StoreUnavailableException("MongoDB runs as a standalone server, which has no transactions: start it with --replSet and run rs.initiate() once.");
        }
    }

    public void Dispose()
    {
        _closed.Cancel();
        _client.Dispose();
        _closed.Dispose();
    }

    // Reads at majority would miss a write that fewer members have acknowledged.
    private static ReadConcern ReadsWhatIsAcknowledged(WriteConcern.WValue? w) =>
        w is null || w.Equals(WriteConcern.WMajority.W) ? ReadConcern.Majority : ReadConcern.Local;

    // A time-out may also come from a busy server's connection pool, and secondaries do not help: look for a primary.
    private bool HasServer() =>
        _client.Cluster.Description.Servers.Any(server => server.State == ServerState.Connected && server.Type.IsWritable());

    // One line that an operator can act on: the driver's own message dumps the state of the whole cluster.
    private string Reason(Exception e) => e switch
    {
        TimeoutException when !_client.Cluster.Description.Servers.Any(server => server.Type.IsWritable()) => NoPrimary(_client.Cluster.Description),
        MongoCommandException refused => $"{FirstLine(e)} ({refused.Code} {refused.CodeName})",
        _ => FirstLine(e),
    };

    private string NoPrimary(ClusterDescription cluster) => cluster.Servers.Count == 0
        ? $"none of its servers is a member of the replica set {_client.Settings.ReplicaSetName}; start it with --replSet and run rs.initiate() once."
        : $"no primary answers: {string.Join(", ", cluster.Servers.Select(server => $"{EndPointOf(server)} ({StateOf(server)})"))}.";

    private static string EndPointOf(ServerDescription server) => server.EndPoint switch
    {
        DnsEndPoint named => $"{named.Host}:{named.Port}",
        var other => $"{other}",
    };

    private static string StateOf(ServerDescription server) =>
        server.HeartbeatException is { } failure ? FirstLine(failure.GetBaseException()) : server.State == ServerState.Connected ? $"{server.Type}" : "no answer";

    private async Task LookForServer()
    {
        var closed = _closed.Token;
        while (!closed.IsCancellationRequested)
        {
            try
            {
                await Database.RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1), cancellationToken: closed);
                Volatile.Write(ref _isAway, 0);
                return;
            }
            catch (Exception e) when (IsOutage(e))
            {
                // A server selection has already waited; a faster failure must not spin.
                await Task.Delay(PauseOfLooking, closed).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
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
