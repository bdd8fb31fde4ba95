using Myna.Server.Content.Media;
using Myna.Storage;

namespace Myna.Server.Content.Contracts;

/// <param name="Marked">Found unused for the first time: they are deleted when they still are after the delay.</param>
/// <param name="Waiting">Found unused before, and not long enough ago.</param>
/// <param name="Deleted">Unused for the whole delay. On a dry run: those that would be deleted.</param>
/// <param name="Strays">Files of no document that were deleted: uploads that were interrupted.</param>
/// <param name="Missing">Documents whose file is not in the folder.</param>
public sealed record SweptMedia(int Used, IReadOnlyList<string> Marked, int Waiting, IReadOnlyList<string> Deleted, int Strays, IReadOnlyList<string> Missing);

/// <summary>Finds the pictures and recordings that no draft and no version of a lesson names, and deletes those that have been so for a time.</summary>
public sealed class MediaSweep
{
    private readonly IDocumentStore _store;
    private readonly MediaFolder _folder;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _delay;

    internal MediaSweep(IDocumentStore store, MediaFolder folder, TimeProvider clock, TimeSpan delay) =>
        (_store, _folder, _clock, _delay) = (store, folder, clock, delay);

    /// <param name="isDryRun">Tells, and changes nothing.</param>
    public async ValueTask<SweptMedia> Run(bool isDryRun = false, CancellationToken cancellation = default)
    {
        var now = Shared.Clock.Now(_clock);
        var files = new List<Document<MediaFile>>();
        await foreach (var file in _store.Scan(ContentDocuments.Media, cancellation))
        {
            files.Add(file);
        }

        // After the files: a draft that names one from now on changes its version if it was marked, and the deletion below does not happen.
        var used = await Used(cancellation);
        var (marked, deleted, missing, waiting) = (new List<string>(), new List<string>(), new List<string>(), 0);
        foreach (var file in files)
        {
            var id = file.Value.Id;
            if (!File.Exists(_folder.PathOf(id)))
            {
                missing.Add(id);
            }

            if (used.Contains(id))
            {
                await Write(file, file.Value with { UnusedSince = null }, isDryRun, cancellation);
            }
            else if (file.Value.UnusedSince is not { } since)
            {
                await Write(file, file.Value with { UnusedSince = now }, isDryRun, cancellation);
                marked.Add(id);
            }
            else if (since + _delay > now)
            {
                waiting++;
            }
            else if (isDryRun || await Delete(file, now, cancellation))
            {
                deleted.Add(id);
            }
        }

        return new SweptMedia(files.Count(file => used.Contains(file.Value.Id)), marked, waiting, deleted, isDryRun ? 0 : await DeleteStrays(now, cancellation), missing);
    }

    // Drafts before versions: what is published meanwhile moves from the first to the second, and is seen in one of them.
    private async ValueTask<HashSet<string>> Used(CancellationToken cancellation)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var draft in _store.Scan(ContentDocuments.Drafts, cancellation))
        {
            used.UnionWith(MediaReferences.IdsOf(draft.Value.Source));
        }

        await foreach (var version in _store.Scan(ContentDocuments.LessonSources, cancellation))
        {
            used.UnionWith(MediaReferences.IdsOf(version.Value.Source));
        }

        return used;
    }

    // A file that changed meanwhile is left for the next time.
    private async ValueTask Write(Document<MediaFile> old, MediaFile changed, bool isDryRun, CancellationToken cancellation)
    {
        if (!isDryRun && changed != old.Value)
        {
            await _store.Commit(new Commit().Replace(ContentDocuments.Media, changed, old.Version), cancellation);
        }
    }

    private async ValueTask<bool> Delete(Document<MediaFile> file, DateTimeOffset now, CancellationToken cancellation)
    {
        if ((await _store.Commit(new Commit().Delete(ContentDocuments.Media, file.Value.Id, file.Version), cancellation)).Status != CommitStatus.Committed)
        {
            return false;
        }

        var path = _folder.PathOf(file.Value.Id);
        if (File.Exists(path) && IsOld(path, now))
        {
            File.Delete(path);
        }

        return true;
    }

    // Also a file whose document was deleted when this was interrupted. One that came a moment ago has its document soon.
    private async ValueTask<int> DeleteStrays(DateTimeOffset now, CancellationToken cancellation)
    {
        var strays = 0;
        foreach (var (path, id, _) in _folder.Files().Where(file => IsOld(file.Path, now)).ToList())
        {
            if (id is null || await _store.Load(ContentDocuments.Media, id, cancellation) is null)
            {
                File.Delete(path);
                strays++;
            }
        }

        return strays;
    }

    private bool IsOld(string path, DateTimeOffset now) => new DateTimeOffset(File.GetLastWriteTimeUtc(path)) + _delay < now;
}
