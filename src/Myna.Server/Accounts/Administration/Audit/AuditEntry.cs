namespace Myna.Server.Accounts.Administration.Audit;

/// <summary>
/// One action of an admin or of the operator's tool. Entries are only ever added. They hold ids, never names or addresses, so that an
/// erased account leaves an id without meaning.
/// </summary>
/// <param name="Id">Ascends with time.</param>
/// <param name="ActorId">The admin's account, or <see cref="Operator"/>.</param>
/// <param name="Action">Such as <c>user.suspend</c>.</param>
internal sealed record AuditEntry(string Id, DateTimeOffset At, string ActorId, string Action, string TargetId, string? Detail)
{
    /// <summary>The user of the operator's tool, on the server's machine.</summary>
    public const string Operator = "operator";
}
