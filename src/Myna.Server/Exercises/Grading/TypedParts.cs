using System.Globalization;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Grading;

/// <summary>Grades texts that are typed into blanks. Each right one is worth the same.</summary>
internal static class TypedParts
{
    /// <summary>A string where there is one blank, else a list of strings.</summary>
    public static Response Solution(IReadOnlyList<string> texts) => texts.Count == 1 ? Response.Of(texts[0]) : Response.OfParts(texts);

    public static AnswerKey AddTo(AnswerKey key, IReadOnlyList<KeyPart> parts, string language) => key with { Parts = parts, Language = language };

    /// <summary>Refuses answers without words.</summary>
    public static void Check(QuestionWriting writing, IEnumerable<string> answers, string language, string pointer)
    {
        var folding = Folding.For(language);
        foreach (var answer in answers)
        {
            if (answer.Length > 0 && folding.Normalise(answer).Length == 0)
            {
                writing.Refuse(pointer, $"has an answer without words: {answer}");
            }
        }
    }

    public static Judge Prepare(Question question, AnswerKey key, Lexicon lexicon)
    {
        var answers = key.Parts!.Select(part => new TypedAnswers("", key.Language ?? "", part.Accepted, part.Patterns).Prepare(lexicon)
            ?? throw new InvalidDataException($"The accepted answers to question {key.QuestionId} were stored unmeasured: too many.")).ToArray();
        return response => Texts(response, answers.Length) is { } texts
            ? GradedParts.Of([.. texts.Select((text, i) => PartOf(i, answers[i].Grade(text)))], key.Solution)
            : BadResponse.NotBlanks;
    }

    // A single blank may come as a string or as a list of one.
    private static IReadOnlyList<string>? Texts(Response response, int blanks) =>
        blanks == 1 && response.Text is { } only ? [only] : response.Parts is { } parts && parts.Count == blanks ? parts : null;

    private static PartFeedback PartOf(int blank, (Verdict Verdict, Feedback? Feedback) grade) =>
        new(blank.ToString(CultureInfo.InvariantCulture), grade.Verdict, grade.Feedback?.Closest, grade.Feedback?.Note);
}
