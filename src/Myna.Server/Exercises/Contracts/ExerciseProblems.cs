using Myna.Server.Shared;

namespace Myna.Server.Exercises.Contracts;

/// <summary>The problems of responses to questions.</summary>
public static class ExerciseProblems
{
    public static readonly Problem InvalidResponse = new("invalid_response", 400, "The response does not fit the question's type.");
}
