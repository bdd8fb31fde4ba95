using System.Text.Json;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Progress;

/// <summary>The data that this module keeps of a learner: lessons done, and the memory of words and phrases.</summary>
internal sealed class ProgressPersonalData(IDocumentStore store, LearnerLessons lessons) : IHoldsPersonalData
{
    public string Module => "progress";

    public ValueTask Export(Utf8JsonWriter json, string userId, CancellationToken cancellation) =>
        store.ExportAll(ProgressDocuments.ByUser.Where(userId), json, cancellation);

    public async ValueTask Erase(string userId, CancellationToken cancellation)
    {
        await store.DeleteAll(ProgressDocuments.ByUser.Where(userId), cancellation);
        lessons.Forget(userId);
    }
}
