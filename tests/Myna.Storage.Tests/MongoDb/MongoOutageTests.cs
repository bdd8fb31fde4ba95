using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Driver;
using Myna.Storage.MongoDb;
using Myna.Tests;

namespace Myna.Storage.Tests.MongoDb;

/// <summary>What the network and the server do to us, by the double's fail points.</summary>
public sealed class MongoOutageTests(MongoDouble mongo) : IClassFixture<MongoDouble>
{
    private readonly string _database = $"outage_{Guid.NewGuid():n}";

    [SkippableTheory]
    [InlineData("insert")]
    [InlineData("update")]
    [InlineData("delete")]
    public async Task ALostAnswerToASingleWriteIsAskedForAgainAndTheWriteHappensOnce(string command)
    {
        await using var store = await Open();
        await store.Commit(new Commit().Insert(Cards.Collection, new Card("a")));
        await mongo.Fail(command, new BsonDocument("loseReply", true));
        var before = await Counted("answeredFromMemory");

        var commit = command switch
        {
            "insert" => new Commit().Insert(Cards.Collection, new Card("b")),
            "update" => new Commit().Replace(Cards.Collection, new Card("a") { Rank = 2 }, 1),
            _ => new Commit().Delete(Cards.Collection, "a", 1),
        };

        (await store.Commit(commit)).ShouldBe(CommitResult.Committed);
        (await Counted("answeredFromMemory")).ShouldBe(before + 1);
    }

    [SkippableTheory]
    [InlineData("insert", "closeConnection")]
    [InlineData("insert", "loseReply")]
    [InlineData("update", "loseReply")]
    [InlineData("commitTransaction", "closeConnection")]
    [InlineData("commitTransaction", "loseReply")]
    public async Task ATransactionSurvivesACutConnectionAndHappensOnce(string command, string fault)
    {
        await using var store = await Open();
        await store.Commit(new Commit().Insert(Cards.Collection, new Card("a")));
        await mongo.Fail(command, new BsonDocument(fault, true));

        (await store.Commit(Two("a", 1))).ShouldBe(CommitResult.Committed);

        (await store.Load(Cards.Collection, "a"))!.Value.ShouldBe(new Document<Card>(new Card("a") { Rank = 2 }, 2));
        (await store.Load(Cards.Others, "a"))!.Value.Version.ShouldBe(1);
    }

    [SkippableTheory]
    [InlineData("insert", 112, 3)]
    [InlineData("update", 112, 3)]
    [InlineData("insert", 10107, 1)]
    [InlineData("commitTransaction", 10107, 2)]
    [InlineData("commitTransaction", 11600, 1)]
    [InlineData("commitTransaction", 251, 1)]
    public async Task ATransactionIsTriedAgainByItsLabel(string command, int code, int times)
    {
        await using var store = await Open();
        await store.Commit(new Commit().Insert(Cards.Collection, new Card("a")));
        var fault = new BsonDocument("errorCode", code);
        if (code == 251)
        {
            fault.Add("errorLabels", new BsonArray { "TransientTransactionError" });
        }

        await mongo.Fail(command, fault, times);
        (await store.Commit(Two("a", 1))).ShouldBe(CommitResult.Committed);
        (await store.Load(Cards.Collection, "a"))!.Value.Version.ShouldBe(2);
    }

    [SkippableTheory]
    [InlineData("insert")]
    [InlineData("find")]
    public async Task AnElectionDuringASingleCallIsNotSeenByTheCaller(string command)
    {
        await using var store = await Open();
        await store.Commit(new Commit().Insert(Cards.Collection, new Card("a")));
        await mongo.Fail(command, new BsonDocument("errorCode", 10107));
        if (command == "insert")
        {
            (await store.Commit(new Commit().Insert(Cards.Collection, new Card("b")))).ShouldBe(CommitResult.Committed);
        }

        (await store.Load(Cards.Collection, "a")).ShouldNotBeNull();
    }

    [SkippableFact]
    public async Task AWriteThatTheMajorityDidNotConfirmIsNotAcknowledged()
    {
        await using var store = await Open();
        await mongo.Fail("insert", new BsonDocument("writeConcernError", new BsonDocument { { "code", 64 }, { "errmsg", "waiting for replication timed out" } }));
        await Should.ThrowAsync<StoreUnavailableException>(async () => await store.Commit(new Commit().Insert(Cards.Collection, new Card("a"))));
    }

    [SkippableFact]
    public async Task AnEndlessConflictEndsAtTheDeadline()
    {
        await using var store = await Open(options => options with { Deadline = TimeSpan.FromSeconds(1) });
        await mongo.Fail("insert", new BsonDocument("errorCode", 112), 10_000);
        try
        {
            await Should.ThrowAsync<StoreUnavailableException>(async () => await store.Commit(Two("a", 0)));
        }
        finally
        {
            await mongo.Tell(new BsonDocument { { "configureFailPoint", "failCommand" }, { "mode", "off" } });
        }

        (await store.Load(Cards.Others, "a")).ShouldBeNull();
        (await mongo.Tell(new BsonDocument("doubleStatus", 1)))["openTransactions"].ToInt32().ShouldBe(0);
    }

    [SkippableFact]
    public async Task ASlowServerIsAnOutageAndTheNextCallIsServed()
    {
        await using var store = await Open(options => options with { Deadline = TimeSpan.FromSeconds(1) });
        await mongo.Fail("find", new BsonDocument { { "blockConnection", true }, { "blockTimeMS", 5000 } });
        (await Should.ThrowAsync<StoreUnavailableException>(async () => await store.Load(Cards.Collection, "a"))).Message.ShouldContain("1 s");
        (await store.Load(Cards.Collection, "a")).ShouldBeNull();
    }

    [SkippableFact]
    public async Task CancelledReadsHoldNoConnection()
    {
        await using var store = await Open("&maxPoolSize=2&waitQueueTimeoutMS=2000");
        await mongo.Fail("find", new BsonDocument { { "blockConnection", true }, { "blockTimeMS", 60_000 } }, 8);
        for (var i = 0; i < 8; i++)
        {
            using var cancelled = new CancellationTokenSource(50);
            await Should.ThrowAsync<OperationCanceledException>(async () => await store.Load(Cards.Collection, "a", cancelled.Token));
        }

        await mongo.Tell(new BsonDocument { { "configureFailPoint", "failCommand" }, { "mode", "off" } });
        (await store.Load(Cards.Collection, "a")).ShouldBeNull();
    }

    [SkippableFact]
    public async Task WhileTheServerIsAwayCallsFailAndAfterwardsEverythingAcknowledgedIsThere()
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);

        // A double of its own: its absence must not be felt by the other tests' connections.
        var (process, port) = await MongoDouble.Start();
        try
        {
            var options = new MongoStoreOptions
            {
                ConnectionString = $"mongodb://127.0.0.1:{port}/x?replicaSet=rs0",
                Deadline = TimeSpan.FromSeconds(30),
                ServerSelectionTimeout = TimeSpan.FromMilliseconds(300),
            };
            await using var store = await MongoDocumentStore.Open(options, Cards.All, TimeProvider.System, NullLogger.Instance);
            using (var client = new MongoClient(options.ConnectionString))
            {
                await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("doubleAway", 1500));
            }

            await WriteThroughTheOutage(store);
        }
        finally
        {
            process.Kill();
            process.Dispose();
        }
    }

    private static async Task WriteThroughTheOutage(MongoDocumentStore store)
    {
        var acknowledged = new List<string>();
        var (refused, back) = (0, 0);
        var patience = Stopwatch.StartNew();
        for (var i = 0; back < 20; i++)
        {
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
            try
            {
                var id = $"{i:d6}";
                (await store.Commit(new Commit().Insert(Cards.Collection, new Card(id)).Insert(Cards.Others, new Card(id)))).ShouldBe(CommitResult.Committed);
                acknowledged.Add(id);
                back += refused > 0 ? 1 : 0;
            }
            catch (StoreUnavailableException)
            {
                refused++;
                await Task.Delay(20);
            }
        }

        await store.Ping();
        foreach (var id in acknowledged)
        {
            (await store.Load(Cards.Collection, id)).ShouldNotBeNull();
            (await store.Load(Cards.Others, id)).ShouldNotBeNull();
        }
    }

    [SkippableFact]
    public async Task WithoutAServerTheStartSaysSoInOneLine()
    {
        var options = new MongoStoreOptions { ConnectionString = "mongodb://127.0.0.1:9/x?replicaSet=rs0", ServerSelectionTimeout = TimeSpan.FromMilliseconds(200) };
        var error = await Should.ThrowAsync<StoreUnavailableException>(() => MongoDocumentStore.Open(options, Cards.All, TimeProvider.System, NullLogger.Instance));
        error.Message.ShouldStartWith("MongoDB cannot be used:");
        error.Message.ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("postgres://localhost/x")]
    [InlineData("mongodb://")]
    [InlineData("")]
    public async Task AWrongConnectionStringIsRefusedAtTheStart(string connection) => (await Should.ThrowAsync<ArgumentException>(() =>
        MongoDocumentStore.Open(new MongoStoreOptions { ConnectionString = connection }, Cards.All, TimeProvider.System, NullLogger.Instance)))
        .Message.ShouldContain("connection string");

    [SkippableTheory]
    [InlineData("&compressors=zlib")]
    [InlineData("&maxPoolSize=3&minPoolSize=1&w=1&readConcernLevel=local&readPreference=primaryPreferred")]
    public async Task TheConnectionStringDecidesAboutTheConnection(string more)
    {
        await using var store = await Open(more);
        var card = new Card("a") { Text = new string('x', 10_000) };
        (await store.Commit(new Commit().Insert(Cards.Collection, card).Insert(Cards.Others, card))).ShouldBe(CommitResult.Committed);
        (await store.Load(Cards.Collection, "a")).ShouldBe(new Document<Card>(card, 1));
    }

    [SkippableFact]
    public async Task TlsIsSpokenWhereTheConnectionStringAsksForIt()
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        using var folder = new TemporaryFolder();
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var keyFile = Path.Combine(folder.Path, "key.pem");
        var certificateFile = Path.Combine(folder.Path, "certificate.pem");
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem());
        var (process, port) = await MongoDouble.Start("--tls", keyFile, certificateFile);
        try
        {
            var options = new MongoStoreOptions
            {
                ConnectionString = $"mongodb://127.0.0.1:{port}/x?replicaSet=rs0&tls=true&tlsInsecure=true",
                Deadline = TimeSpan.FromSeconds(30),
                ServerSelectionTimeout = TimeSpan.FromSeconds(20), // a first handshake on a busy machine
            };
            await using var store = await MongoDocumentStore.Open(options, Cards.All, TimeProvider.System, NullLogger.Instance);
            (await store.Commit(new Commit().Insert(Cards.Collection, new Card("a")))).ShouldBe(CommitResult.Committed);
            (await store.Load(Cards.Collection, "a")).ShouldNotBeNull();

            // Without the permission to trust anybody, the self-signed certificate is refused.
            var strict = new MongoStoreOptions { ConnectionString = $"mongodb://127.0.0.1:{port}/x?replicaSet=rs0&tls=true", ServerSelectionTimeout = TimeSpan.FromMilliseconds(500) };
            await Should.ThrowAsync<StoreUnavailableException>(() => MongoDocumentStore.Open(strict, Cards.All, TimeProvider.System, NullLogger.Instance));
        }
        finally
        {
            process.Kill();
            process.Dispose();
        }
    }

    private static Commit Two(string id, long version) => (version == 0
        ? new Commit().Insert(Cards.Collection, new Card(id))
        : new Commit().Replace(Cards.Collection, new Card(id) { Rank = 2 }, version)).Insert(Cards.Others, new Card(id));

    private Task<MongoDocumentStore> Open(Func<MongoStoreOptions, MongoStoreOptions> change) => Open("", change);

    private Task<MongoDocumentStore> Open(string more = "", Func<MongoStoreOptions, MongoStoreOptions>? change = null)
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        var options = new MongoStoreOptions
        {
            ConnectionString = mongo.Uri(_database, more),
            Deadline = TimeSpan.FromSeconds(30),
            ServerSelectionTimeout = TimeSpan.FromSeconds(20),
        };
        return MongoDocumentStore.Open(change?.Invoke(options) ?? options, Cards.All, TimeProvider.System, NullLogger.Instance);
    }

    private async Task<int> Counted(string what) =>
        (await mongo.Tell(new BsonDocument("doubleStatus", 1)))["counts"].AsBsonDocument.GetValue(what, 0).ToInt32();
}
