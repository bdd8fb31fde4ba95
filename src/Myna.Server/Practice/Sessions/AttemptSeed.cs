using System.Globalization;

namespace Myna.Server.Practice.Sessions;

/// <summary>The seed of an attempt's choices and shuffles: the random half of its id, so that it need not be stored.</summary>
internal static class AttemptSeed
{
    public static ulong Of(string attemptId) => ulong.Parse(attemptId.AsSpan(16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
