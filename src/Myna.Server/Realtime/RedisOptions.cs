namespace Myna.Server.Realtime;

/// <summary>The section <c>Myna:Redis</c>.</summary>
public sealed class RedisOptions
{
    public const string Section = "Myna:Redis";

    /// <summary>Where Redis is, in the form of StackExchange.Redis. Empty: each process has its own sockets only.</summary>
    public string Configuration { get; set; } = "";
}
