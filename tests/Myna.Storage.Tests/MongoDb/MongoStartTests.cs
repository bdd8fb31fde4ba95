using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using Myna.Storage.MongoDb;
using Myna.Tests;

namespace Myna.Storage.Tests.MongoDb;

/// <summary>How a connection is begun: what the connection string decides, and what is said in one line when it cannot be used.</summary>
public sealed class MongoStartTests(MongoDouble mongo) : IClassFixture<MongoDouble>
{
    [SkippableFact]
    public async Task WithoutAServerTheStartSaysSoInOneLine()
    {
        var options = new MongoStoreOptions { ConnectionString = "mongodb://127.0.0.1:9/x?replicaSet=rs0", ServerSelectionTimeout = TimeSpan.FromMilliseconds(200) };
        var error = await Should.ThrowAsync<StoreUnavailableException>(() => MongoDocumentStore.Open(options, Cards.All, TimeProvider.System, NullLogger.Instance));
        error.Message.ShouldStartWith("MongoDB cannot be used: no primary answers: 127.0.0.1:9 (Connection refused");
        error.Message.ShouldNotContain('\n');
    }

    [SkippableTheory]
    [InlineData("", "MongoDB runs as a standalone server, which has no transactions: start it with --replSet and run rs.initiate() once.")]
    [InlineData("?replicaSet=rs0", "MongoDB cannot be used: none of its servers is a member of the replica set rs0; start it with --replSet and run rs.initiate() once.")]
    public async Task AStandaloneServerIsRefusedAtTheStartInOneLine(string options, string message)
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        var (process, port) = await MongoDouble.Start("--standalone");
        try
        {
            var open = new MongoStoreOptions { ConnectionString = $"mongodb://127.0.0.1:{port}/x{options}", ServerSelectionTimeout = TimeSpan.FromSeconds(options.Length == 0 ? 20 : 2) };
            (await Should.ThrowAsync<StoreUnavailableException>(() => MongoDocumentStore.Open(open, Cards.All, TimeProvider.System, NullLogger.Instance)))
                .Message.ShouldBe(message);
        }
        finally
        {
            process.Kill();
            process.Dispose();
        }
    }

    [SkippableFact]
    public async Task APasswordThatIsRefusedIsSaidInOneLine()
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        await mongo.Fail("saslStart", new BsonDocument("errorCode", 18), 100);
        try
        {
            var options = new MongoStoreOptions
            {
                ConnectionString = mongo.Uri("start", "&authSource=admin").Replace("mongodb://", "mongodb://myna:wrong@", StringComparison.Ordinal),
                ServerSelectionTimeout = TimeSpan.FromSeconds(20),
            };
            var error = await Should.ThrowAsync<StoreUnavailableException>(() => MongoDocumentStore.Open(options, Cards.All, TimeProvider.System, NullLogger.Instance));
            error.Message.ShouldBe("MongoDB cannot be used: Unable to authenticate using sasl protocol mechanism SCRAM-SHA-1.");
            error.Message.ShouldNotContain("wrong");
        }
        finally
        {
            await mongo.Heal();
        }
    }

    [SkippableTheory]
    [InlineData("&compressors=zlib")]
    [InlineData("&maxPoolSize=3&minPoolSize=1&w=1&readConcernLevel=local&readPreference=primaryPreferred")]
    public async Task TheConnectionStringDecidesAboutTheConnection(string more)
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        var options = new MongoStoreOptions
        {
            ConnectionString = mongo.Uri($"start_{Guid.NewGuid():n}", more),
            Deadline = TimeSpan.FromSeconds(30),
            ServerSelectionTimeout = TimeSpan.FromSeconds(20),
        };
        await using var store = await MongoDocumentStore.Open(options, Cards.All, TimeProvider.System, NullLogger.Instance);
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
}
