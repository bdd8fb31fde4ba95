using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Media;

/// <summary>An author's uploads, the newest first.</summary>
internal sealed class ListMedia(IDocumentStore store) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ListMedia>();
        api.Tagged("Media").Author.Get("/media", call => feature.Handle(call.Caller, call.Page(), call.Cancellation))
            .Does("What the caller has uploaded, the newest first", "listMedia").Pages();
    }

    public async ValueTask<Outcome<MediaPage>> Handle(Caller caller, Page page, CancellationToken cancellation)
    {
        if (!ContentDocuments.MediaByUser.Where(caller.UserId).Descending().Take(page.Limit).TryAfter(page.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var found = await store.Find(query, cancellation);
        return new MediaPage([.. found.Items.Select(file => MediaView.Of(file.Value))], found.NextCursor);
    }
}
