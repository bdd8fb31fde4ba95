using System.Text.Json.Serialization;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared.Http;
using Myna.Server.Social.Contracts;

namespace Myna.Server.Social;

/// <summary>Who follows whom, who blocks whom, and so who sees whom.</summary>
internal static class SocialModule
{
    public static IServiceCollection AddSocial(this IServiceCollection services) => services
        .AddSingleton<Visibility>()
        .AddFeature<ReadPublicProfile>()
        .AddFeature<Follow>()
        .AddFeature<Block>()
        .AddFeature<ListFriends>()
        .AddFeature<ListBlocks>()
        .AddSingleton<IHoldsPersonalData, SocialPersonalData>()
        .AddJsonContracts(SocialJson.Default);
}

/// <summary>Bodies of calls.</summary>
[JsonSerializable(typeof(PublicUser))]
[JsonSerializable(typeof(ListFriends.FriendPage))]
[JsonSerializable(typeof(ListBlocks.BlockPage))]
internal sealed partial class SocialJson : JsonSerializerContext;
