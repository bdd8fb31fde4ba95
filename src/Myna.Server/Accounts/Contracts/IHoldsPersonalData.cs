using System.Text.Json;

namespace Myna.Server.Accounts.Contracts;

/// <summary>
/// What each room that keeps anything of a learner gives this one: how to show it to its owner, and how to forget it. Registered as
/// a service by the room; a test compares the stores' collections with what the rooms forget.
/// </summary>
public interface IHoldsPersonalData
{
    /// <summary>The property under which the export shows this room's data.</summary>
    string Room { get; }

    /// <summary>Writes one JSON value with everything that is kept of this learner.</summary>
    ValueTask Export(Utf8JsonWriter json, string userId, CancellationToken cancellation);

    /// <summary>
    /// Removes everything of this learner from every collection, cache and view of the room. The account is gone already. Called at
    /// least once, and once more a minute later for what was in flight: doing it twice must be harmless.
    /// </summary>
    ValueTask Erase(string userId, CancellationToken cancellation);
}
