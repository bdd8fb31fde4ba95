namespace Myna.Server.Progress.Contracts;

/// <summary>A finished attempt, as far as memory is concerned.</summary>
/// <param name="At">When it was finished.</param>
/// <param name="Answers">About words and phrases, in the order of answering.</param>
public sealed record PastAttempt(string Id, DateTimeOffset At, IReadOnlyList<ItemAnswer> Answers);
