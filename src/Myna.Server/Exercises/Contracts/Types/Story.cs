using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>
/// Lines to read or to hear, and questions with options between them. Response: a list with an option id for each line that asks. Each right
/// one earns a part.
/// </summary>
public sealed record StoryExercise : Exercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Story, Prepare);

    [Required]
    public IReadOnlyList<AuthoredLine>? Lines { get; init; }

    internal override (Question, AnswerKey)? Write(QuestionWriting writing)
    {
        const int MaxLines = 60;
        var prompt = writing.Prompt(isNeeded: false);
        var authored = writing.List(Lines, "/lines", 1, MaxLines);
        var (lines, solution) = (new List<StoryLine>(), new List<string>());
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < authored.Count; i++)
        {
            var line = authored[i];
            if (line is { Text: null, Audio: null, Image: null })
            {
                writing.Refuse($"/lines/{i}", "needs a text, a recording or a picture");
            }

            foreach (var (text, name) in new[] { (line.Text, "text"), (line.Speaker, "speaker"), (line.Audio, "audio"), (line.Image, "image") })
            {
                if (text is not null)
                {
                    writing.Text(text, $"/lines/{i}/{name}");
                }
            }

            lines.Add(new StoryLine(line.Speaker, line.Text, line.Audio, line.Image, line.Options is null ? null : Asked(writing, line.Options, i, solution, notes)));
        }

        if (authored.Count > 0 && solution.Count == 0)
        {
            writing.Refuse("/lines", "needs a line that asks: one with options");
        }

        return writing.IsSound
            ? (writing.Question(QuestionType.Story, 1, prompt) with { Lines = lines },
                writing.Key(TypedParts.Solution(solution)) with { Notes = notes.Count == 0 ? null : notes })
            : null;
    }

    private static IReadOnlyList<Option> Asked(
        QuestionWriting writing, IReadOnlyList<AuthoredOption> authored, int line, List<string> solution, Dictionary<string, string> notes)
    {
        var (options, ids, said) = writing.Options(authored, $"/lines/{line}/options", line);
        var right = ids.Where((_, i) => authored[i].Correct == true).ToList();
        if (options.Count > 0 && right.Count != 1)
        {
            writing.Refuse($"/lines/{line}/options", "needs one right option");
        }

        solution.AddRange(right);
        foreach (var (id, note) in said ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            notes[id] = note;
        }

        return options;
    }

    private static Judge Prepare(Question question, AnswerKey key, Lexicon lexicon) => SelectedParts.Prepare(
        [.. question.Lines!.Index().Where(line => line.Item.Options is not null).Select(line => (line.Index.ToString(CultureInfo.InvariantCulture), line.Item.Options!))], key);
}

public sealed record AuthoredLine
{
    public string? Speaker { get; init; }

    public string? Text { get; init; }

    /// <summary>A media id.</summary>
    public string? Audio { get; init; }

    /// <summary>The name of a picture.</summary>
    public string? Image { get; init; }

    /// <summary>Of a line that asks; one is right.</summary>
    public IReadOnlyList<AuthoredOption>? Options { get; init; }
}
