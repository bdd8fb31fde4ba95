using System.ComponentModel.DataAnnotations;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>The learner marks pieces of a text. Response: a list of span ids. A wrong mark takes away what a right one gives.</summary>
public sealed record HottextExercise : Exercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Hottext, Prepare);

    /// <summary>The text in pieces, each of which can be marked.</summary>
    [Required]
    public IReadOnlyList<AuthoredSpan>? Spans { get; init; }

    internal override (Question, AnswerKey)? Write(QuestionWriting writing)
    {
        const int MaxSpans = 60;
        var authored = writing.List(Spans, "/spans", 2, MaxSpans);
        var spans = new List<Tile>(authored.Count);
        for (var i = 0; i < authored.Count; i++)
        {
            var text = writing.Text(authored[i].Text, $"/spans/{i}/text");
            spans.Add(new Tile(writing.PartId(text, spans.Count(span => span.Text == text)), text));
        }

        var right = spans.Where((_, i) => authored[i].Correct == true).Select(span => span.Id).ToList();
        if (spans.Count > 0 && right.Count == 0)
        {
            writing.Refuse("/spans", "needs a right span");
        }

        var prompt = writing.Prompt();
        return writing.IsSound ? (writing.Question(QuestionType.Hottext, 1, prompt) with { Spans = spans }, writing.Key(Response.OfParts(right))) : null;
    }

    private static Judge Prepare(Question question, AnswerKey key, Lexicon lexicon)
    {
        var ids = (question.Spans ?? []).Select(span => span.Id).ToHashSet(StringComparer.Ordinal);
        return response => ChosenParts.Grade(response, ids, BadResponse.UnknownTile, key);
    }
}

public sealed record AuthoredSpan
{
    [Required]
    public string? Text { get; init; }

    /// <summary>Whether it is to be marked.</summary>
    public bool? Correct { get; init; }
}
