using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Myna.Server.Content.Media.Formats;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Media;

/// <summary>
/// A picture or a recording, whole or in part. It needs no token: pages name it in <c>&lt;img&gt;</c> and <c>&lt;audio&gt;</c>, which send none, and only
/// who was given its address can ask for it.
/// </summary>
internal sealed class GetMedia(IDocumentStore store, MediaFolder folder) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<GetMedia>();
        var everybody = api.Tagged("Media").Everybody;
        everybody.GetFile("/media/{id}", feature.Handle, [.. MediaFormat.Endings.Keys])
            .Does("A picture or a recording, with range requests", "getMedia").HasETag().May(ContentProblems.MediaNotFound);
        everybody.Get("/media/{id}/about", feature.About)
            .Does("What is known of a picture or a recording: size, licence, author", "getMediaDetails").May(ContentProblems.MediaNotFound);
    }

    public async ValueTask<Problem?> Handle(Call call)
    {
        if (await Find(call) is not { } file || folder.PathOf(file.Id) is var path && !File.Exists(path))
        {
            return ContentProblems.MediaNotFound;
        }

        var headers = call.Http.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.ContentDisposition = $"inline; filename=\"{file.Id}.{MediaFormat.Endings[file.Type]}\"";
        try
        {
            await TypedResults.PhysicalFile(path, file.Type, entityTag: new EntityTagHeaderValue($"\"{file.Id}\""), enableRangeProcessing: true).ExecuteAsync(call.Http);
            return null;
        }
        catch (FileNotFoundException) when (!call.Http.Response.HasStarted)
        {
            call.Http.Response.Clear();
            return ContentProblems.MediaNotFound;
        }
    }

    public async ValueTask<Outcome<MediaView>> About(Call call) => await Find(call) is { } file ? MediaView.Of(file) : ContentProblems.MediaNotFound;

    private async ValueTask<MediaFile?> Find(Call call) =>
        MediaId.Is(call.Id) ? (await store.Load(ContentDocuments.Media, call.Id, call.Cancellation))?.Value : null;
}
