using System.Reflection;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Web;

/// <summary>GET /meta: what a client should know of this server before anyone signs in.</summary>
public sealed class GetMeta(Pages pages, SignInProviders providers, Catalogue catalogue, TimeProvider clock) : IFeature
{
    /// <summary>Anyone may ask, as often as they like: courses are read this often at most.</summary>
    private static readonly TimeSpan LanguagesLast = TimeSpan.FromSeconds(10);

    private static readonly IReadOnlyList<string> Features = ["cookieSessions", "guests"];

    private static readonly string Version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);

    private volatile Known? _known;

    /// <param name="Build">Of the pages; absent without them.</param>
    /// <param name="Features">What this server can beyond its first release, by name.</param>
    /// <param name="Languages">That are taught here: BCP 47 tags.</param>
    public sealed record Response(string Version, string? Build, IReadOnlyList<string> Features, IReadOnlyList<SignInProvider> Providers, IReadOnlyList<string> Languages);

    public static void Map(Api api)
    {
        var feature = api.Feature<GetMeta>();
        api.Tagged("Server").Everybody.Get("/meta", call => feature.Handle(call.Cancellation))
            .Does("Version, features, sign-in providers and languages of this server", "describeServer");
    }

    public async ValueTask<Outcome<Response>> Handle(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_known is not { } known || now - known.At > LanguagesLast)
        {
            _known = known = new Known(await catalogue.Languages(cancellation), now);
        }

        return new Response(Version, pages.Build, Features, providers.All, known.Languages);
    }

    private sealed record Known(IReadOnlyList<string> Languages, DateTimeOffset At);
}
