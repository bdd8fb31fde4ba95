using System.Text.Json;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Content;

/// <summary>The data that this module keeps of a person: the courses that they may edit and the files that they uploaded. Courses and files stay, for their learners.</summary>
internal sealed class ContentPersonalData(IDocumentStore store) : IHoldsPersonalData
{
    public string Module => "courses";

    public async ValueTask Export(Utf8JsonWriter json, string userId, CancellationToken cancellation)
    {
        json.WriteStartObject();
        json.WritePropertyName("authorOf");
        await store.ExportAll(ContentDocuments.AuthorsByUser.Where(userId), json, cancellation);
        json.WritePropertyName("media");
        await store.ExportAll(ContentDocuments.MediaByUser.Where(userId), json, cancellation);
        json.WriteEndObject();
    }

    public async ValueTask Erase(string userId, CancellationToken cancellation)
    {
        await store.DeleteAll(ContentDocuments.AuthorsByUser.Where(userId), cancellation);
        while (await store.Transact(commit => Forget(commit, userId, cancellation), cancellation))
        {
        }
    }

    private async ValueTask<bool> Forget(Commit commit, string userId, CancellationToken cancellation)
    {
        var page = await store.Find(ContentDocuments.MediaByUser.Where(userId), cancellation);
        foreach (var file in page.Items)
        {
            commit.Replace(ContentDocuments.Media, file.Value with { UploadedBy = null }, file.Version);
        }

        return page.Items.Count > 0;
    }
}
