using System.Net.Http.Headers;
using System.Text.Json;
using Myna.Server.Accounts.Identity;

namespace Myna.Server.Accounts.SignIn.Providers;

/// <summary>Calls to providers: bounded in time and size, never redirected, never trusted to be JSON.</summary>
internal sealed class ProviderHttp : IDisposable
{
    private const int MaxAnswer = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = MaxAnswer,
        DefaultRequestHeaders = { { "User-Agent", "Myna" }, { "Accept", "application/json" } },
    };

    public async ValueTask<JsonElement> Post(Uri address, Dictionary<string, string> form, AuthenticationHeaderValue? client, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = client;
        return await Send(request, cancellation);
    }

    public async ValueTask<JsonElement> Get(Uri address, string accessToken, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return await Send(request, cancellation);
    }

    public void Dispose() => Client.Dispose();

    private async ValueTask<JsonElement> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using var response = await Client.SendAsync(request, cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            if (!response.IsSuccessStatusCode)
            {
                throw new ProviderException($"{request.RequestUri!.GetLeftPart(UriPartial.Path)} answered {(int)response.StatusCode}.");
            }

            using var json = JsonDocument.Parse(body);
            return json.RootElement.Clone();
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new ProviderException($"{request.RequestUri!.GetLeftPart(UriPartial.Path)} cannot be used: {e.Message}", e);
        }
    }
}

internal static class ProviderJson
{
    private const int MaxText = 1000;

    /// <summary>A string, or a number as text, of a bounded length; null for anything else.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() is { Length: > 0 and <= MaxText } text ? text : null,
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;
}
