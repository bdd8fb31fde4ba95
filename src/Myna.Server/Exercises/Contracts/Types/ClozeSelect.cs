using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>The learner chooses what is missing in a text. Response: an option id, or a list with one for each gap.</summary>
public sealed record ClozeSelectExercise : Exercise
{
    internal static readonly ExerciseType Type = new(QuestionType.ClozeSelect, Prepare);

    /// <summary>With gaps that hold their options, the right one with a star: <c>Yo {{*como|comes}} pan.</c></summary>
    [Required]
    public string? Text { get; init; }

    internal override (Question, AnswerKey)? Write(QuestionWriting writing)
    {
        var prompt = writing.Prompt(isNeeded: false);
        var (blanks, solution) = (new List<Blank>(), new List<string>());
        foreach (var gap in GapText.Read(writing, Text))
        {
            var texts = gap.Answers.Select(answer => answer.TrimStart('*').Trim()).ToList();
            var right = gap.Answers.Index().Where(answer => answer.Item.StartsWith('*')).Select(answer => texts[answer.Index]).ToList();
            if (right.Count != 1 || texts.Count < 2 || texts.Contains("") || texts.Distinct(StringComparer.Ordinal).Count() < texts.Count)
            {
                writing.Refuse("/text", $"gap {blanks.Count + 1} needs two options or more, all different, and a star before the right one");
                continue;
            }

            var place = blanks.Count;
            blanks.Add(new Blank(null, gap.Before, gap.After, [.. texts.Select(text => new Option(writing.PartId(text, place), text)).OrderBy(option => option.Id, StringComparer.Ordinal)]));
            solution.Add(writing.PartId(right[0], place));
        }

        return writing.IsSound ? (writing.Question(QuestionType.ClozeSelect, 1, prompt) with { Blanks = blanks }, writing.Key(TypedParts.Solution(solution))) : null;
    }

    private static Judge Prepare(Question question, AnswerKey key, Lexicon lexicon) =>
        SelectedParts.Prepare([.. question.Blanks!.Select((blank, i) => (i.ToString(CultureInfo.InvariantCulture), blank.Options!))], key);
}
