using System.Text.Json;

namespace Myna.Server.Accounts.Contracts;

/// <summary>
/// Exports and erases the personal data of one module. A module that keeps any registers one as a service; a test compares the
/// collections of the store with those that the modules erase.
/// </summary>
public interface IHoldsPersonalData
{
    /// <summary>The property under which the export shows this module's data.</summary>
    string Module { get; }

    /// <summary>Writes one JSON value with everything that is kept of this learner.</summary>
    ValueTask Export(Utf8JsonWriter json, string userId, CancellationToken cancellation);

    /// <summary>
    /// Removes everything of this learner from every collection, cache and view of the module. The account is gone already. Called at
    /// least once, and once more a minute later for what was in flight: doing it twice must be harmless.
    /// </summary>
    ValueTask Erase(string userId, CancellationToken cancellation);
}
