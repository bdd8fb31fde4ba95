namespace Myna.Server.Accounts.Admin;

/// <summary>
/// What an admin, or the operator's tool, did. Entries are only ever added. They hold ids, never names or addresses, so that an
/// erased account leaves an id that stands for nobody.
/// </summary>
/// <param name="Id">Ascends with time.</param>
/// <param name="ActorId">The admin's account, or <see cref="Operator"/>.</param>
/// <param name="Action">Such as <c>user.suspend</c>.</param>
public sealed record AuditEntry(string Id, DateTimeOffset At, string ActorId, string Action, string TargetId, string? Detail)
{
    /// <summary>Whoever may run commands on the server's machine.</summary>
    public const string Operator = "operator";
}
