using System.Text.Json;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Practice;

/// <summary>The attempts of a learner, for export and erasure.</summary>
internal sealed class PracticePersonalData(IDocumentStore store) : IHoldsPersonalData
{
    public string Module => "attempts";

    public ValueTask Export(Utf8JsonWriter json, string userId, CancellationToken cancellation) =>
        store.ExportAll(AttemptDocuments.ByUserAndQuiz.Where(userId), json, cancellation);

    public ValueTask Erase(string userId, CancellationToken cancellation) =>
        store.DeleteAll(AttemptDocuments.ByUserAndQuiz.Where(userId), cancellation);
}
