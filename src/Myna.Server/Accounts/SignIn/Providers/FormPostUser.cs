using System.Text.Json;

namespace Myna.Server.Accounts.SignIn.Providers;

/// <summary>
/// The <c>user</c> field of Apple's form: <c>{"name":{"firstName","lastName"},"email"}</c>, sent with the first login only. It is not signed: the browser
/// could have written it, so it gives a display name and never an address.
/// </summary>
internal static class FormPostUser
{
    private const int MaxLength = 4096;

    /// <summary>The name; null when there is none.</summary>
    public static string? NameOf(string? user)
    {
        if (user is not { Length: > 0 and <= MaxLength })
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(user);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("name", out var name))
            {
                return null;
            }

            var parts = new[] { name.Text("firstName"), name.Text("lastName") }.Where(part => part is not null);
            return string.Join(' ', parts) is { Length: > 0 } full ? full : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
