using System.ComponentModel.DataAnnotations;

namespace Myna.Server.Gamification;

/// <summary>The <c>Myna:Gamification</c> section.</summary>
internal sealed class GamificationOptions
{
    public const string Section = "Myna:Gamification";

    /// <summary>A file of rules to play by in place of the shipped ones, relative to the working directory. Empty: the shipped ones.</summary>
    [StringLength(1000)]
    public string RulesFile { get; set; } = "";
}
