using System.Text.RegularExpressions;

namespace Myna.Storage.Tests;

public abstract partial class DocumentStoreContract
{
    public static TheoryData<string> HostileTexts =>
    [
        "'", "\"", "'; DROP TABLE cards; --", "\\", "a\0b", "\0", "\u0001\u001f\u007f", "\r\n\t", " ", "  padded  ", "%_*?[", "{\"$gt\":\"\"}", "[1,2]", "null", "true", "0", "-0", "1e309",
        "😀", "👩‍👩‍👧‍👦", "\u202eabc", "שלום עולם", "مرحبا", "e\u0301", "é", "ﬀ", "İıſ", "\ufeffbom", "\uffff", "\ufffd", "\U0010ffff", "$id", "a.b", "..", "/../..", "<script>", "?", ":1", "@p", "x'00'",
        new string('x', Limits.MaxIdLength), new string('€', Limits.MaxIdLength), string.Concat(Enumerable.Repeat("😀", Limits.MaxIdLength / 2)),
    ];

    [SkippableTheory]
    [MemberData(nameof(HostileTexts))]
    public async Task AHostileTextIsAnIdAFieldAKeyAndAValueLikeAnyOther(string text)
    {
        var card = new Card(text)
        {
            Owner = text,
            Email = text,
            Text = text,
            Rank = 1,
            Notes = new() { [text] = text, ["$set"] = "$where", ["a.b.c"] = "{}", [""] = "", ["_id"] = "x" },
        };
        await using var first = await OpenStore();
        (await Insert(first, card, new Card("other") { Owner = "other" })).IsCommitted.ShouldBeTrue();
        (await Insert(first, new Card("twin") { Email = text })).Status.ShouldBe(CommitStatus.Duplicate);

        await using var store = await Reopen(first);
        Same((await store.Load(Cards.Collection, text))!.Value.Value, card);
        Same((await store.Find(Cards.ByOwner.Where(text))).Items.ShouldHaveSingleItem().Value, card);
        Same((await store.Find(Cards.ByEmail.All().From(text).Take(1))).Items.ShouldHaveSingleItem().Value, card);
        (await AllIds(store, Cards.ByOwner.All(), 1)).Count.ShouldBe(2);
        (await Everything(store, Cards.Collection)).Count.ShouldBe(2);

        (await store.Commit(new Commit().Replace(Cards.Collection, card with { Rank = 2 }, 1))).IsCommitted.ShouldBeTrue();
        (await store.Commit(new Commit().Delete(Cards.Collection, text, 2))).IsCommitted.ShouldBeTrue();
        (await store.Load(Cards.Collection, text)).ShouldBeNull();
        (await Ids(store, Cards.ByOwner.Where(text))).ShouldBeEmpty();

        static void Same(Card found, Card wanted)
        {
            (found with { Notes = null }).ShouldBe(wanted with { Notes = null });
            found.Notes.ShouldBe(wanted.Notes, ignoreOrder: true);
        }
    }

    // Escaped, because the runner hands a lone surrogate over as U+FFFD.
    public static TheoryData<string> ImpossibleIds => ["", @"\ud800", @"a\udc00b", @"\udc00\ud800", new string('x', Limits.MaxIdLength + 1)];

    [SkippableTheory]
    [MemberData(nameof(ImpossibleIds))]
    public async Task AnInvalidIdIsRefusedAndNeverFound(string escaped)
    {
        var id = Regex.Unescape(escaped);
        await using var store = await OpenStore();
        await Insert(store, new Card("a\ufffdb"), new Card("\ufffd"), new Card("\ufffd\ufffd"));
        await Should.ThrowAsync<ArgumentException>(async () => await Insert(store, new Card("fine"), new Card(id)));
        await Should.ThrowAsync<ArgumentException>(async () => await store.Commit(new Commit().Delete(Cards.Collection, id, 1)));
        (await store.Load(Cards.Collection, id)).ShouldBeNull();
        (await store.Load(Cards.Collection, "fine")).ShouldBeNull();
        (await Everything(store, Cards.Collection)).Count.ShouldBe(3);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnIndexedTextThatIsTooLongOrMalformedIsRefused(bool isTooLong)
    {
        await using var store = await OpenStore();
        var owner = isTooLong ? new string('x', Limits.MaxIndexedTextLength + 1) : "\ud83d";
        await Should.ThrowAsync<ArgumentException>(async () => await Insert(store, new Card("a") { Owner = owner }));
        (await store.Load(Cards.Collection, "a")).ShouldBeNull();
    }

    [SkippableFact]
    public async Task TheLongestTextsStillMakeACursor()
    {
        await using var store = await OpenStore();
        var longest = string.Concat(Enumerable.Repeat("\u0001", Limits.MaxIndexedTextLength));
        var id = string.Concat(Enumerable.Repeat("\u0002", Limits.MaxIdLength - 1));
        await Insert(store, [.. Enumerable.Range(0, 5).Select(i => new Card($"{id}{i}") { Owner = longest })]);
        (await AllIds(store, Cards.ByOwner.All(), 2)).ShouldBe(Enumerable.Range(0, 5).Select(i => $"{id}{i}"));
    }

    [SkippableFact]
    public async Task ADocumentOfAMegabyteIsKeptWhole()
    {
        await using var first = await OpenStore();
        var random = new Random(1);
        var text = string.Create(1 << 20, random, (span, seed) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = (char)seed.Next(0x20, 0x3000);
            }
        });
        await Insert(first, new Card("big") { Owner = "ana", Text = text }, new Card("small") { Owner = "ana" });
        await first.Commit(new Commit().Replace(Cards.Collection, new Card("big") { Owner = "ana", Text = text + "!" }, 1));

        await using var store = await Reopen(first);
        (await store.Load(Cards.Collection, "big"))!.Value.Value.Text.ShouldBe(text + "!");
        (await store.Find(Cards.ByOwner.Where("ana"))).Items.Select(document => document.Value.Text.Length).ShouldBe([text.Length + 1, 0]);
    }

    [SkippableFact]
    public async Task ADocumentOverTheLimitIsRefusedAndTheCommitWithIt()
    {
        await using var store = await OpenStore();
        var tooBig = new Card("big") { Text = new string('x', Limits.MaxDocumentBytes) };
        await Should.ThrowAsync<ArgumentException>(async () => await Insert(store, new Card("small"), tooBig));
        (await Everything(store, Cards.Collection)).ShouldBeEmpty();
        (await Insert(store, tooBig with { Text = new string('x', Limits.MaxDocumentBytes - 1000) })).IsCommitted.ShouldBeTrue();
    }
}
