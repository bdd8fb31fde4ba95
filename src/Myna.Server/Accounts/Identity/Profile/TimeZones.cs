using System.Collections.Frozen;
using Myna.Server.Accounts.Contracts;
using NodaTime;

namespace Myna.Server.Accounts.Identity.Profile;

/// <summary>Names of the IANA database.</summary>
internal static class TimeZones
{
    public const string Default = "UTC";

    private static readonly FrozenSet<string> Known = DateTimeZoneProviders.Tzdb.Ids.ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string id) => Known.Contains(id);
}
