using Myna.SocketIO;
using Myna.SocketIO.Tests;
using Myna.SocketIO.Tests.Adapters;

namespace Myna.Redis.Tests;

/// <summary>The contract of adapters, over two servers and a stream.</summary>
public sealed class StreamsAdapterTests : AdapterContract
{
    private RedisServer? _redis;

    protected override bool IsCluster => true;

    protected override async Task<(TestServer First, TestServer Second)> Start(Action<SocketIOBuilder> add)
    {
        _redis = await RedisServer.Start();
        void AddBoth(SocketIOBuilder builder)
        {
            add(builder);
            builder.UseRedisStreams(_redis.Configuration);
        }

        return (await TestServer.Start(AddBoth), await TestServer.Start(AddBoth));
    }

    protected override async Task Stop()
    {
        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }
    }
}
