using System.Globalization;
using Myna.Server.Content.Media.Formats;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Media;

/// <summary>
/// Takes a picture or a recording. The same file again is the same one, with the licence and author that it has, unless who uploaded it first says
/// something else now.
/// </summary>
internal sealed class UploadMedia(IDocumentStore store, MediaFolder folder, TimeProvider clock) : IFeature
{
    /// <summary>The file, and what a form puts around it.</summary>
    private const int MaxBytes = MediaLimits.MaxSoundBytes + (64 * 1024);

    public static void Map(Api api)
    {
        var feature = api.Feature<UploadMedia>();
        api.Tagged("Media").Author.Upload<MediaView>(
                "/media", feature.Handle, MaxBytes, ("file", "PNG, JPEG, WebP, AVIF or GIF; MP3, Ogg (Opus, Vorbis), AAC, M4A, WAV or WebM without film"), ("license", "Under which it may be used"), ("author", "To be named beside it"))
            .Does("Uploads a picture or a recording", "uploadMedia").May(ContentProblems.MediaRefused);
    }

    public async ValueTask<Outcome<MediaView>> Handle(Call call)
    {
        var file = folder.Begin();
        try
        {
            var form = await MediaForm.Read(call.Http.Request, file, call.Cancellation);
            if (!form.IsOk)
            {
                return form.Problem;
            }

            if (Refusal(file, out var facts) is { } why)
            {
                return ContentProblems.MediaRefused.Because(why);
            }

            var id = MediaId.Of(form.Value.Sha256);
            // It waits for the disk: not on a thread that answers requests.
            await Task.Run(() => folder.Keep(file, id));
            return MediaView.Of(await store.Transact(commit => Keep(commit, call.Caller, id, file.Length, facts!, form.Value), call.Cancellation));
        }
        finally
        {
            MediaFolder.Discard(file);
        }
    }

    private async ValueTask<MediaFile> Keep(Commit commit, Caller caller, string id, long bytes, MediaFacts facts, MediaForm form)
    {
        var now = clock.Now();
        var known = await store.Load(ContentDocuments.Media, id);
        var file = known?.Value ?? new MediaFile
        {
            Id = id,
            Type = facts.Type,
            Bytes = bytes,
            Width = facts.Width > 0 ? facts.Width : null,
            Height = facts.Height > 0 ? facts.Height : null,
            Seconds = facts.Seconds is { } seconds ? Math.Round(seconds, 3) : null,
            License = form.License,
            Author = form.Author,
            UploadedBy = caller.UserId,
            UploadedAt = now,
        };
        if (file.UploadedBy == caller.UserId)
        {
            file = file with { License = form.License ?? file.License, Author = form.Author ?? file.Author };
        }

        // An upload counts as use, so that its author has time to put it into a lesson.
        file = file with { UnusedSince = null };
        if (file != known?.Value)
        {
            commit.Put(ContentDocuments.Media, file, known);
        }

        return file;
    }

    private static string? Refusal(FileStream file, out MediaFacts? facts)
    {
        facts = MediaFormat.Read(new FileWindow(file));
        if (facts is null)
        {
            return "Its bytes are no PNG, JPEG, WebP, AVIF, GIF, MP3, Ogg, AAC, M4A, WAV or WebM recording. SVG is not taken: it can hold scripts.";
        }

        var isPicture = facts.Width > 0;
        if (isPicture && file.Length > MediaLimits.MaxPictureBytes)
        {
            return $"A picture has at most {MediaLimits.MaxPictureBytes >> 20} MB.";
        }

        if (facts.Width > MediaLimits.MaxSide || facts.Height > MediaLimits.MaxSide || (long)facts.Width * facts.Height > MediaLimits.MaxPixels)
        {
            return string.Create(CultureInfo.InvariantCulture, $"It has {facts.Width} × {facts.Height} pixels; {MediaLimits.MaxPixels / 1_000_000} million are possible, and {MediaLimits.MaxSide} on a side.");
        }

        return facts.Seconds > MediaLimits.MaxSeconds ? $"A recording has at most {MediaLimits.MaxSeconds / 60} minutes." : null;
    }
}
