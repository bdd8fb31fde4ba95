using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Sessions;

/// <summary>Where a call comes from, as far as its client tells.</summary>
/// <param name="UserAgent">At most 256 characters.</param>
/// <param name="Address">The client's; behind a known proxy, what that says.</param>
public sealed record Device(string? UserAgent, string? Address)
{
    private const int MaxUserAgentLength = 256;

    public static Device Of(Call call)
    {
        var agent = call.Http.Request.Headers.UserAgent.ToString();
        var address = call.Http.Connection.RemoteIpAddress;
        return new Device(
            agent is "" || !Limits.IsWellFormed(agent) ? null : agent.Length <= MaxUserAgentLength ? agent : Cut(agent),
            (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString());
    }

    // Never through a character: half of one can be stored nowhere.
    private static string Cut(string agent) => agent[..(char.IsHighSurrogate(agent[MaxUserAgentLength - 1]) ? MaxUserAgentLength - 1 : MaxUserAgentLength)];
}
