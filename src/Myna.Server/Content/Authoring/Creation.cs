using System.Text.Json.Nodes;
using Myna.Server.Shared;

namespace Myna.Server.Content.Authoring;

/// <summary>Binds what was made to the request that made it, so that a retry finds it and another request does not.</summary>
internal static class Creation
{
    public static string HashOf(Caller caller, JsonObject body) => Digest.Hex($"{caller.UserId}\n{body.ToJsonString()}");
}
