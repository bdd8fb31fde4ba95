using System.ComponentModel.DataAnnotations;

namespace Myna.Server.Practice.Regrading;

/// <summary>The <c>Myna:Regrading</c> section.</summary>
internal sealed class RegradingOptions
{
    public const string Section = "Myna:Regrading";

    /// <summary>How many attempts are looked at, and corrected, in one commit.</summary>
    [Range(1, 1000)]
    public int AttemptsPerCommit { get; set; } = 250;
}
