using System.ComponentModel.DataAnnotations;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>One of the options of an exercise.</summary>
public sealed record AuthoredOption
{
    [Required]
    public string? Text { get; init; }

    /// <summary>The name of a picture.</summary>
    public string? Image { get; init; }

    /// <summary>Whether it is right.</summary>
    public bool? Correct { get; init; }

    /// <summary>Feedback to a learner who chose it.</summary>
    public string? Feedback { get; init; }
}
