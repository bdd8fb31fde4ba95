using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Primitives;
using Myna.Storage;

namespace Myna.Server.Shared.Http;

/// <summary>Where a call comes from, as far as its client and its connection tell: the part of HTTP that a feature may know.</summary>
/// <param name="Address">The client's IP address; behind a known proxy, as that states it. Null: unknown.</param>
/// <param name="Network">The client's network, by which calls are counted: see <see cref="NetworkOf"/>.</param>
/// <param name="UserAgent">As the client names itself, at most 256 characters; it may be anything.</param>
/// <param name="IdempotencyKey">Already checked; null when the client gave none.</param>
public sealed record HttpOrigin(string? Address, string Network, string? UserAgent, string? IdempotencyKey)
{
    private const int MaxUserAgentLength = 256;

    public static HttpOrigin Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        var headers = context.Request.Headers;
        return new HttpOrigin(
            (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString(),
            NetworkOf(address),
            Readable(headers.UserAgent),
            headers["Idempotency-Key"] is [{ } key] ? key : null);
    }

    /// <summary>The IPv4 address, or the /64 that one IPv6 customer has to itself.</summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return $"{new IPAddress(bytes)}/64";
    }

    private static string? Readable(StringValues userAgent)
    {
        var agent = userAgent.ToString();
        return agent is "" || !Limits.IsWellFormed(agent) ? null : agent.Length <= MaxUserAgentLength ? agent : Cut(agent);
    }

    // Never through a surrogate pair: half of one can be stored nowhere.
    private static string Cut(string agent) => agent[..(char.IsHighSurrogate(agent[MaxUserAgentLength - 1]) ? MaxUserAgentLength - 1 : MaxUserAgentLength)];
}
