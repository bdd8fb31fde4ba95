namespace Myna.Storage.Tests;

public abstract partial class DocumentStoreContract
{
    [SkippableFact]
    public async Task AnAppendOnlyDocumentIsNeitherReplacedNorDeleted()
    {
        await using var store = await OpenStore();
        (await store.Commit(new Commit().Insert(Cards.Log, Some("entry")))).IsCommitted.ShouldBeTrue();
        var entry = (await store.Load(Cards.Log, "entry"))!.Value;

        Should.Throw<InvalidOperationException>(() => new Commit().Replace(Cards.Log, entry.Value with { Text = "forged" }, entry.Version)).Message.ShouldContain("append-only");
        Should.Throw<InvalidOperationException>(() => new Commit().Put(Cards.Log, entry.Value with { Text = "forged" }, entry));
        Should.Throw<InvalidOperationException>(() => new Commit().Delete(Cards.Log, "entry", entry.Version));
        // Nor by adding it once more.
        (await store.Commit(new Commit().Insert(Cards.Log, entry.Value with { Text = "forged" }))).Status.ShouldBe(CommitStatus.Conflict);

        (await store.Load(Cards.Log, "entry"))!.Value.Value.Text.ShouldBe(entry.Value.Text);
        (await store.Commit(new Commit().Insert(Cards.Log, Some("another")))).IsCommitted.ShouldBeTrue();
    }
}
