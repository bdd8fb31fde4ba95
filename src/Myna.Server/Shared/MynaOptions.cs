using System.ComponentModel.DataAnnotations;

namespace Myna.Server.Shared;

/// <summary>The <c>Myna</c> section of the configuration. Every key stands in docs/configuration.md.</summary>
public sealed class MynaOptions
{
    public const string Section = "Myna";

    /// <summary>Where data are kept, relative to the working directory.</summary>
    [Required]
    public string DataDir { get; set; } = "data";

    /// <summary>Whether an empty store is given the sample course at start.</summary>
    public bool LoadSampleCourse { get; set; } = true;
}
