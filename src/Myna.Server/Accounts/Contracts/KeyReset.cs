using Myna.Server.Accounts.Administration;

namespace Myna.Server.Accounts.Contracts;

/// <summary>Starts over with new signing keys when the master key is lost: for the operator's commands.</summary>
public sealed class KeyReset
{
    private readonly ResetKeys _reset;

    internal KeyReset(ResetKeys reset) => _reset = reset;

    /// <summary>Ends all sessions, withdraws the links of emails, and makes new signing keys. No server may run on the store meanwhile.</summary>
    /// <returns>How many sessions have ended.</returns>
    public ValueTask<int> Run(CancellationToken cancellation) => _reset.Run(cancellation);
}
