using System.Text.Json;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Content;

/// <summary>The data that this module keeps of a person: the courses that they may edit. The courses themselves stay, for their learners.</summary>
internal sealed class ContentPersonalData(IDocumentStore store) : IHoldsPersonalData
{
    public string Module => "courses";

    public ValueTask Export(Utf8JsonWriter json, string userId, CancellationToken cancellation) =>
        store.ExportAll(ContentDocuments.AuthorsByUser.Where(userId), json, cancellation);

    public ValueTask Erase(string userId, CancellationToken cancellation) =>
        store.DeleteAll(ContentDocuments.AuthorsByUser.Where(userId), cancellation);
}
