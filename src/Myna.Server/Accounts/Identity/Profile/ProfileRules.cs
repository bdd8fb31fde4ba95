using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;

namespace Myna.Server.Accounts.Identity.Profile;

/// <summary>The rules for each field of an account. Each gives the value to store, or adds why there is none.</summary>
internal static class ProfileRules
{
    private const int MaxAvatarLength = 512;
    private const int MaxPreferences = 50;
    private const int MaxPreferenceName = 64;
    private const int MaxPreferenceText = 256;
    private const int MaxPreferenceNumber = 24;
    private const string MediaPath = "/api/v1/media/";

    public static IReadOnlyDictionary<string, JsonElement> NoPreferences { get; } = FrozenDictionary<string, JsonElement>.Empty;

    public static EmailAddress? Email(string? text, FieldErrors errors)
    {
        var email = EmailAddress.Parse(text);
        if (email is null)
        {
            errors.Add("email", string.IsNullOrWhiteSpace(text) ? "is required" : "is not an email address");
        }

        return email;
    }

    public static string? Name(string? text, FieldErrors errors)
    {
        var name = DisplayName.Parse(text, out var why);
        if (why is not null)
        {
            errors.Add("displayName", why);
        }

        return name;
    }

    public static string? Zone(string? id, FieldErrors errors)
    {
        if (id is not null && TimeZones.Has(id))
        {
            return id;
        }

        errors.Add("timeZone", "is not a time zone of the IANA database, such as Europe/Madrid");
        return null;
    }

    /// <summary>An https URL, or a path of this server's media: what a client may safely put into an image.</summary>
    public static string? Avatar(string text, FieldErrors errors)
    {
        var isMedia = text.StartsWith(MediaPath, StringComparison.Ordinal)
            && text.Length > MediaPath.Length && text.AsSpan(MediaPath.Length).IndexOfAnyExcept(MediaIdCharacters) < 0;
        if (text.Length <= MaxAvatarLength && (isMedia || IsHttps(text)))
        {
            return text;
        }

        errors.Add("avatar", $"must be an https URL or a path under {MediaPath}, of at most {MaxAvatarLength} characters");
        return null;
    }

    /// <summary>The preferences after a change: given names are set, null removes, the others stay.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Preferences(
        IReadOnlyDictionary<string, JsonElement> current, IReadOnlyDictionary<string, JsonElement> change, FieldErrors errors)
    {
        var changed = new Dictionary<string, JsonElement>(current, StringComparer.Ordinal);
        foreach (var (name, value) in change)
        {
            if (!IsPreferenceName(name))
            {
                errors.Add("preferences", $"names are a letter, then letters, digits or _, at most {MaxPreferenceName}");
                return current;
            }

            if (value.ValueKind == JsonValueKind.Null)
            {
                changed.Remove(name);
            }
            else if (IsPreference(value))
            {
                changed[name] = value.Clone();
            }
            else
            {
                errors.Add($"preferences.{name}", $"must be true, false, a finite number, or a string of at most {MaxPreferenceText} characters");
            }
        }

        if (changed.Count > MaxPreferences)
        {
            errors.Add("preferences", $"are at most {MaxPreferences}");
        }

        return changed;
    }

    private static readonly System.Buffers.SearchValues<char> MediaIdCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    private static bool IsHttps([NotNullWhen(true)] string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0 && url.IsWellFormedOriginalString();

    private static bool IsPreferenceName(string name) => name is { Length: > 0 and <= MaxPreferenceName } && char.IsAsciiLetter(name[0])
        && name.AsSpan().IndexOfAnyExcept(PreferenceCharacters) < 0;

    private static readonly System.Buffers.SearchValues<char> PreferenceCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private static bool IsPreference(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => true,
        // 1e999 is JSON, and infinity in every client.
        JsonValueKind.Number => value.GetRawText().Length <= MaxPreferenceNumber && double.IsFinite(value.GetDouble()),
        JsonValueKind.String => value.GetString() is { Length: <= MaxPreferenceText },
        _ => false,
    };
}
