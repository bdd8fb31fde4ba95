using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Myna.SocketIO;
using StackExchange.Redis;

namespace Myna.Redis;

/// <summary>Joins a Socket.IO server to a cluster over Redis.</summary>
public static class RedisExtensions
{
    /// <summary>
    /// Takes the streams adapter, which speaks as the official <c>@socket.io/redis-streams-adapter</c> does: nothing is lost while Redis is
    /// away, and with connection state recovery on a client may come back to any server.
    /// </summary>
    /// <param name="builder">The server.</param>
    /// <param name="configuration">Where Redis is, in the form of StackExchange.Redis: <c>host:port,password=…</c>.</param>
    /// <param name="configure">Changes the settings.</param>
    public static SocketIOBuilder UseRedisStreams(this SocketIOBuilder builder, string configuration, Action<RedisStreamsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new RedisStreamsOptions();
        configure?.Invoke(options);
        options.Validate();
        var redis = ConfigurationOptions.Parse(configuration);
        builder.Services.AddSingleton(services => new RedisStream(redis, options, services.GetRequiredService<ILogger<RedisStream>>()));
        return builder.UseAdapter((services, nsp) => new RedisStreamsAdapter(nsp, services.GetRequiredService<RedisStream>()));
    }
}
