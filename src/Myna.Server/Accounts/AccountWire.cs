using System.Text.Json;
using System.Text.Json.Serialization;
using Myna.Server.Accounts.Admin;
using Myna.Server.Accounts.Erasure;
using Myna.Server.Accounts.Profile;
using Myna.Server.Accounts.Providers;
using Myna.Server.Accounts.Recovery;
using Myna.Server.Accounts.Sessions;
using Myna.Server.Accounts.Tokens;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts;

/// <summary>The JSON of this module's requests and responses.</summary>
[JsonSerializable(typeof(SignUp.Request), TypeInfoPropertyName = "SignUpRequest")]
[JsonSerializable(typeof(OpenGuest.Request), TypeInfoPropertyName = "OpenGuestRequest")]
[JsonSerializable(typeof(LogIn.Request), TypeInfoPropertyName = "LogInRequest")]
[JsonSerializable(typeof(RotateRefreshToken.Request), TypeInfoPropertyName = "RotateRequest")]
[JsonSerializable(typeof(LogOut.Request), TypeInfoPropertyName = "LogOutRequest")]
[JsonSerializable(typeof(ListSessions.Response), TypeInfoPropertyName = "SessionList")]
[JsonSerializable(typeof(ListSessions.Item), TypeInfoPropertyName = "SessionItem")]
[JsonSerializable(typeof(ChangeProfile.Request), TypeInfoPropertyName = "ChangeProfileRequest")]
[JsonSerializable(typeof(PublishKeys.Response), TypeInfoPropertyName = "KeySet")]
[JsonSerializable(typeof(ForgotPassword.Request), TypeInfoPropertyName = "ForgotPasswordRequest")]
[JsonSerializable(typeof(ResetPassword.Request), TypeInfoPropertyName = "ResetPasswordRequest")]
[JsonSerializable(typeof(ChangePassword.Request), TypeInfoPropertyName = "ChangePasswordRequest")]
[JsonSerializable(typeof(ChangeEmail.Request), TypeInfoPropertyName = "ChangeEmailRequest")]
[JsonSerializable(typeof(VerifyEmail.Request), TypeInfoPropertyName = "VerifyEmailRequest")]
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
[JsonSerializable(typeof(ListProviders.Response), TypeInfoPropertyName = "ProviderListResponse")]
[JsonSerializable(typeof(ListProviders.Item), TypeInfoPropertyName = "ProviderListItem")]
[JsonSerializable(typeof(ExchangeCode.Request), TypeInfoPropertyName = "ExchangeCodeRequest")]
[JsonSerializable(typeof(IdTokenSignIn.Request), TypeInfoPropertyName = "IdTokenRequest")]
[JsonSerializable(typeof(LinkIdentity.Request), TypeInfoPropertyName = "LinkIdentityRequest")]
[JsonSerializable(typeof(ListIdentities.Response), TypeInfoPropertyName = "LinkedIdentityList")]
[JsonSerializable(typeof(LinkedIdentity))]
[JsonSerializable(typeof(IReadOnlyList<ListSessions.Item>), TypeInfoPropertyName = "SessionItems")]
[JsonSerializable(typeof(IReadOnlyList<ListProviders.Item>), TypeInfoPropertyName = "ProviderItems")]
[JsonSerializable(typeof(IReadOnlyList<LinkedIdentity>), TypeInfoPropertyName = "LinkedIdentities")]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(UserBody))]
[JsonSerializable(typeof(PublicUserBody))]
internal sealed partial class AccountWire : JsonSerializerContext
{
    /// <summary>By the server's options, for responses that are written piece by piece.</summary>
    public static AccountWire Web { get; } = new(WebOptions());

    private static JsonSerializerOptions WebOptions()
    {
        var options = new JsonSerializerOptions();
        JsonContracts.Configure(options);
        return options;
    }
}
