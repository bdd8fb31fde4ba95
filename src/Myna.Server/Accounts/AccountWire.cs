using System.Text.Json.Serialization;
using Myna.Server.Accounts.Profile;
using Myna.Server.Accounts.Sessions;
using Myna.Server.Accounts.Tokens;

namespace Myna.Server.Accounts;

/// <summary>The JSON of this room's requests and answers.</summary>
[JsonSerializable(typeof(SignUp.Request), TypeInfoPropertyName = "SignUpRequest")]
[JsonSerializable(typeof(LogIn.Request), TypeInfoPropertyName = "LogInRequest")]
[JsonSerializable(typeof(RotateRefreshToken.Request), TypeInfoPropertyName = "RotateRequest")]
[JsonSerializable(typeof(LogOut.Request), TypeInfoPropertyName = "LogOutRequest")]
[JsonSerializable(typeof(ListSessions.Response), TypeInfoPropertyName = "SessionList")]
[JsonSerializable(typeof(ListSessions.Item), TypeInfoPropertyName = "SessionItem")]
[JsonSerializable(typeof(ChangeProfile.Request), TypeInfoPropertyName = "ChangeProfileRequest")]
[JsonSerializable(typeof(PublishKeys.Response), TypeInfoPropertyName = "KeySet")]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(UserBody))]
[JsonSerializable(typeof(PublicUserBody))]
internal sealed partial class AccountWire : JsonSerializerContext;
