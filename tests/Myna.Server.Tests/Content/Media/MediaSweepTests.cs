using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Myna.Server.Content;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Media;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Storage;
using Myna.Storage.Sqlite;

namespace Myna.Server.Tests.Content.Media;

/// <summary>A file that nothing uses is deleted after a delay, and no sooner.</summary>
public sealed class MediaSweepTests : IAsyncDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromDays(30);

    private readonly string _data = Directory.CreateTempSubdirectory("myna-media-").FullName;
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly SqliteDocumentStore _store;
    private readonly MediaFolder _folder;
    private readonly MediaSweep _sweep;

    public MediaSweepTests()
    {
        _store = SqliteDocumentStore.Open(new SqliteStoreOptions { Folder = _data }, ContentDocuments.All, TimeProvider.System, NullLogger.Instance);
        _folder = new MediaFolder(Options.Create(new MediaOptions()), Options.Create(new MynaOptions { DataDir = _data }));
        _sweep = new MediaSweep(_store, _folder, _clock, Delay);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task AnUnusedFileIsMarkedWaitsAndIsDeleted()
    {
        var (used, unused) = (await Upload(1), await Upload(2));
        await Draft("lesson", used);

        (await _sweep.Run(isDryRun: true)).Marked.ShouldBe([unused]);
        (await _sweep.Run()).Marked.ShouldBe([unused]);
        _clock.Advance(Delay - TimeSpan.FromMinutes(1));
        (await _sweep.Run()).Waiting.ShouldBe(1);
        _clock.Advance(TimeSpan.FromMinutes(2));
        (await _sweep.Run(isDryRun: true)).Deleted.ShouldBe([unused]);
        File.Exists(_folder.PathOf(unused)).ShouldBeTrue();

        var swept = await _sweep.Run();

        swept.Deleted.ShouldBe([unused]);
        (swept.Used, swept.Strays).ShouldBe((1, 0));
        File.Exists(_folder.PathOf(unused)).ShouldBeFalse();
        File.Exists(_folder.PathOf(used)).ShouldBeTrue();
        (await _store.Load(ContentDocuments.Media, unused)).ShouldBeNull();
    }

    [Fact]
    public async Task AFileThatComesIntoUseIsUnmarked()
    {
        var id = await Upload(1);
        await _sweep.Run();
        await Draft("lesson", id);
        _clock.Advance(2 * Delay);

        (await _sweep.Run()).Deleted.ShouldBeEmpty();

        (await _store.Load(ContentDocuments.Media, id))!.Value.Value.UnusedSince.ShouldBeNull();
    }

    [Fact]
    public async Task AFileOfAPublishedVersionStaysWhateverTheDraftNamesNow()
    {
        var id = await Upload(1);
        await _store.Commit(new Commit().Insert(ContentDocuments.LessonSources, new LessonVersion("lesson", "course", 1, Source(id), _clock.GetUtcNow())));
        await _sweep.Run();
        _clock.Advance(2 * Delay);

        (await _sweep.Run()).Used.ShouldBe(1);
    }

    [Fact]
    public async Task AnInterruptedUploadIsDeletedAndAMissingFileIsTold()
    {
        var id = await Upload(1);
        await Draft("lesson", id);
        File.Delete(_folder.PathOf(id));
        var begun = _folder.Begin();
        begun.WriteByte(1);
        await begun.DisposeAsync();
        _clock.Advance(2 * Delay);

        var swept = await _sweep.Run();

        swept.Missing.ShouldBe([id]);
        swept.Strays.ShouldBe(1);
        File.Exists(begun.Name).ShouldBeFalse();
    }

    private async Task<string> Upload(byte content)
    {
        var id = MediaId.Of([.. Enumerable.Repeat(content, 32)]);
        var file = _folder.Begin();
        file.WriteByte(content);
        _folder.Keep(file, id);
        await file.DisposeAsync();
        await _store.Commit(new Commit().Insert(ContentDocuments.Media, new MediaFile { Id = id, Type = "image/png", Bytes = 1, UploadedAt = Clock.Now(_clock) }));
        return id;
    }

    private async Task Draft(string id, string picture) => await _store.Commit(new Commit().Insert(
        ContentDocuments.Drafts, new LessonDraft { Id = id, CourseId = "course", Source = Source(picture), UpdatedAt = Clock.Now(_clock) }));

    private static LessonSource Source(string picture) => new()
    {
        Title = "One",
        Words = [new WordSource { Text = "kato", Translation = "cat", Images = [picture] }],
        Phrases = [],
        Glossary = [],
    };
}
