using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Practice.Attempts;

/// <summary>Loads a learner's own attempt; another learner's is not found.</summary>
internal static class OpenAttempt
{
    public static async ValueTask<Document<Attempt>?> Load(IDocumentStore store, Caller caller, string attemptId, CancellationToken cancellation) =>
        await store.Load(AttemptDocuments.Attempts, attemptId, cancellation) is { } found && found.Value.UserId == caller.UserId
            ? found
            : null;
}
