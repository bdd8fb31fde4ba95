using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Grading;

/// <summary>Grades responses to one question. Safe for any number of threads. A response of another shape than the question takes is a bad one.</summary>
internal delegate GradeResult Judge(Response response);

/// <summary>How the questions of one type are graded.</summary>
/// <param name="Name">As clients know it.</param>
/// <param name="Prepare">Makes what grades a question ready, once for all responses to it.</param>
/// <param name="IsTimed">Whether the time that an answer took says how well it is known.</param>
internal sealed record ExerciseType(QuestionType Name, Func<Question, AnswerKey, Lexicon, Judge> Prepare, bool IsTimed = false);
