using Myna.Storage;

namespace Myna.Server.Practice.Attempts;

/// <summary>Looks through attempts where no index tells those that matter: for figures that authors ask for now and then.</summary>
internal static class AttemptScan
{
    /// <summary>So many are looked at: some seconds.</summary>
    public const int MaxAttempts = 50_000;

    /// <returns>Whether these were all attempts that there are.</returns>
    public static async ValueTask<bool> Run(IDocumentStore store, Action<Attempt> look, CancellationToken cancellation = default)
    {
        var looked = 0;
        await foreach (var (attempt, _) in store.FindAll(AttemptDocuments.ByUserAndTime.All(), cancellation))
        {
            if (looked++ == MaxAttempts)
            {
                return false;
            }

            look(attempt);
        }

        return true;
    }
}
