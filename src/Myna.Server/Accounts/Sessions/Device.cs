using Myna.Server.Shared.Http;

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
            agent is "" ? null : agent.Length <= MaxUserAgentLength ? agent : agent[..MaxUserAgentLength],
            (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString());
    }
}
