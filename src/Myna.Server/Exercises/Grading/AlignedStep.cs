namespace Myna.Server.Exercises.Grading;

/// <summary>One step of the way from what was typed to the accepted answer.</summary>
/// <param name="Typed">The word, or two of them; null when one is missing.</param>
/// <param name="Expected">Null when a word is too many.</param>
/// <param name="Second">The next expected word, where two were typed as one.</param>
/// <param name="Cost">As <see cref="Alignment"/> counts.</param>
internal sealed record AlignedStep(string? Typed, ExpectedWord? Expected, ExpectedWord? Second, int Cost);
