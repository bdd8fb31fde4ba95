using System.Text.Json.Serialization;
using Myna.Server.Accounts.Identity.Profile;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.Identity;

/// <summary>The JSON of this area's requests and responses.</summary>
[JsonSerializable(typeof(ChangeProfile.Request), TypeInfoPropertyName = "ChangeProfileRequest")]
[JsonSerializable(typeof(PublishKeys.Response), TypeInfoPropertyName = "KeySet")]
[JsonSerializable(typeof(UserBody))]
internal sealed partial class IdentityJson : JsonSerializerContext;
