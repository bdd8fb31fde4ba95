using System.Text.Json.Serialization;
using Myna.Server.Accounts.Administration.Audit;
using Myna.Server.Accounts.Administration.Erasure;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.Administration;

/// <summary>The JSON of this area's requests and responses.</summary>
[JsonSerializable(typeof(ExportAccount.Response), TypeInfoPropertyName = "ExportDocument")]
[JsonSerializable(typeof(ExportAccount.IdentityItem), TypeInfoPropertyName = "IdentityItem")]
[JsonSerializable(typeof(ExportAccount.LinkItem), TypeInfoPropertyName = "LinkItem")]
[JsonSerializable(typeof(ExportAccount.EmailItem), TypeInfoPropertyName = "EmailItem")]
[JsonSerializable(typeof(ExportAccount.AuditItem), TypeInfoPropertyName = "AuditItem")]
[JsonSerializable(typeof(IReadOnlyList<ExportAccount.LinkItem>), TypeInfoPropertyName = "LinkItems")]
[JsonSerializable(typeof(IReadOnlyList<ExportAccount.EmailItem>), TypeInfoPropertyName = "EmailItems")]
[JsonSerializable(typeof(IReadOnlyList<ExportAccount.AuditItem>), TypeInfoPropertyName = "AuditItems")]
[JsonSerializable(typeof(SearchUsers.Response), TypeInfoPropertyName = "AdminUserList")]
[JsonSerializable(typeof(ListAudit.Response), TypeInfoPropertyName = "AuditList")]
[JsonSerializable(typeof(ModerationRequest))]
[JsonSerializable(typeof(GrantRole.Request), TypeInfoPropertyName = "GrantRoleRequest")]
[JsonSerializable(typeof(AdminUserBody))]
[JsonSerializable(typeof(ListSessions.Item), TypeInfoPropertyName = "SessionItem")]
[JsonSerializable(typeof(UserBody))]
internal sealed partial class AdministrationJson : JsonSerializerContext
{
    /// <summary>By the server's options, for responses that are written piece by piece.</summary>
    public static AdministrationJson Web { get; } = new(JsonContracts.Options());
}
