namespace Myna.Server.Content.Contracts;

/// <summary>Whether anybody has begun a course. The progress module registers it, this module calls it.</summary>
public delegate ValueTask<bool> FindLearners(string courseId, CancellationToken cancellation);
