using System.Text.Json.Serialization;
using Myna.Server.Accounts.SignIn.Linking;
using Myna.Server.Accounts.SignIn.ProviderLogin;
using Myna.Server.Accounts.SignIn.Providers;
using Myna.Server.Accounts.SignIn.Recovery;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.SignIn;

/// <summary>The JSON of this area's requests and responses.</summary>
[JsonSerializable(typeof(SignUp.Request), TypeInfoPropertyName = "SignUpRequest")]
[JsonSerializable(typeof(OpenGuest.Request), TypeInfoPropertyName = "OpenGuestRequest")]
[JsonSerializable(typeof(LogIn.Request), TypeInfoPropertyName = "LogInRequest")]
[JsonSerializable(typeof(RotateRefreshToken.Request), TypeInfoPropertyName = "RotateRequest")]
[JsonSerializable(typeof(LogOut.Request), TypeInfoPropertyName = "LogOutRequest")]
[JsonSerializable(typeof(ListSessions.Response), TypeInfoPropertyName = "SessionList")]
[JsonSerializable(typeof(ListSessions.Item), TypeInfoPropertyName = "SessionItem")]
[JsonSerializable(typeof(ForgotPassword.Request), TypeInfoPropertyName = "ForgotPasswordRequest")]
[JsonSerializable(typeof(ResetPassword.Request), TypeInfoPropertyName = "ResetPasswordRequest")]
[JsonSerializable(typeof(ChangePassword.Request), TypeInfoPropertyName = "ChangePasswordRequest")]
[JsonSerializable(typeof(ChangeEmail.Request), TypeInfoPropertyName = "ChangeEmailRequest")]
[JsonSerializable(typeof(VerifyEmail.Request), TypeInfoPropertyName = "VerifyEmailRequest")]
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
[JsonSerializable(typeof(SessionTokens))]
internal sealed partial class SignInJson : JsonSerializerContext
{
    /// <summary>By the server's options, for responses that are written piece by piece.</summary>
    public static SignInJson Web { get; } = new(JsonContracts.Options());
}
