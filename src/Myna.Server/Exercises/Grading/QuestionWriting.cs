using System.Globalization;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Exercises.Contracts.Types;
using Myna.Server.Shared;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Grading;

/// <summary>Makes a question and a key of one authored exercise, and collects what is wrong with it.</summary>
internal sealed class QuestionWriting(Exercise exercise, ExerciseContext context)
{
    public const int MaxTextLength = 500;

    public const int MaxOptions = 20;

    public const int MaxPairs = 10;

    public const int MaxAnswers = 50;

    private const int MaxProblems = 100;

    private readonly List<ExerciseProblem> _problems = [];

    public IReadOnlyList<ExerciseProblem> Problems => _problems;

    public bool IsSound => _problems.Count == 0;

    public string TargetLanguage => context.TargetLanguage;

    /// <summary>The language of the answer: the other one than the prompt's, and the one that is learnt where the prompt names none.</summary>
    public string AnswerLanguage =>
        exercise.Prompt?.Language is { } asked && LanguageTag.Parse(asked).Language == LanguageTag.Parse(context.TargetLanguage).Language
            ? context.SourceLanguage
            : context.TargetLanguage;

    public void Refuse(string pointer, string reason)
    {
        if (_problems.Count < MaxProblems)
        {
            _problems.Add(new ExerciseProblem(pointer, reason));
        }
    }

    /// <summary>The text without white space around it; empty, and refused, where there is none.</summary>
    public string Text(string? text, string pointer, int maxLength = MaxTextLength)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0)
        {
            Refuse(pointer, "is needed");
        }
        else if (trimmed.Length > maxLength)
        {
            Refuse(pointer, $"is longer than {maxLength} characters");
        }

        return trimmed;
    }

    /// <summary>The list, or an empty one; refused where it has too few or too many entries, or one that is null.</summary>
    public IReadOnlyList<T> List<T>(IReadOnlyList<T>? list, string pointer, int min, int max)
        where T : class
    {
        var entries = list ?? [];
        if (entries.Count < min || entries.Count > max)
        {
            Refuse(pointer, min == max ? $"takes {min} entries" : $"takes {min} to {max} entries");
            return [];
        }

        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i] is null)
            {
                Refuse($"{pointer}/{i}", "must not be null");
                return [];
            }
        }

        return entries;
    }

    /// <summary>Something to show or to play, where the type asks about it.</summary>
    public Prompt Prompt(bool isNeeded = true)
    {
        var prompt = exercise.Prompt ?? new Prompt();
        foreach (var (text, pointer) in new[] { (prompt.Text, "/prompt/text"), (prompt.Language, "/prompt/language"), (prompt.Audio, "/prompt/audio"), (prompt.Image, "/prompt/image") })
        {
            if (text is not null)
            {
                Text(text, pointer);
            }
        }

        if (isNeeded && prompt is { Text: null, Audio: null, Image: null })
        {
            Refuse("/prompt", "needs a text, a recording or a picture");
        }

        return prompt;
    }

    /// <summary>Options with their ids, in canonical order, and the ids in the author's order.</summary>
    public (IReadOnlyList<Option> Options, IReadOnlyList<string> Ids, IReadOnlyDictionary<string, string>? Notes) Options(
        IReadOnlyList<AuthoredOption>? authored, string pointer = "/options", int occurrence = 0)
    {
        var entries = List(authored, pointer, 2, MaxOptions);
        var options = new List<Option>(entries.Count);
        Dictionary<string, string>? notes = null;
        for (var i = 0; i < entries.Count; i++)
        {
            var text = Text(entries[i].Text, $"{pointer}/{i}/text");
            if (options.Exists(option => option.Text == text))
            {
                Refuse($"{pointer}/{i}/text", "is there twice");
            }

            if (entries[i].Image is { } image)
            {
                Text(image, $"{pointer}/{i}/image");
            }

            options.Add(new Option(PartId(text, occurrence), text, entries[i].Image));
            if (entries[i].Feedback is { } feedback)
            {
                (notes ??= new Dictionary<string, string>(StringComparer.Ordinal))[options[^1].Id] = Text(feedback, $"{pointer}/{i}/feedback");
            }
        }

        return ([.. options.OrderBy(option => option.Id, StringComparer.Ordinal)], [.. options.Select(option => option.Id)], notes);
    }

    /// <summary>Two to ten pairs of tiles in the author's order. A left text has one partner.</summary>
    public IReadOnlyList<(Tile Left, Tile Right)> Pairs(IReadOnlyList<IReadOnlyList<string>>? authored, bool rightMayRepeat)
    {
        var entries = List(authored, "/pairs", 2, MaxPairs);
        var pairs = new List<(Tile Left, Tile Right)>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Count != 2)
            {
                Refuse($"/pairs/{i}", "is two texts: [left, right]");
                continue;
            }

            var (left, right) = (Text(entries[i][0], $"/pairs/{i}/0"), Text(entries[i][1], $"/pairs/{i}/1"));
            if (pairs.Exists(pair => pair.Left.Text == left))
            {
                Refuse($"/pairs/{i}/0", "is there twice");
            }

            if (!rightMayRepeat && pairs.Exists(pair => pair.Right.Text == right))
            {
                Refuse($"/pairs/{i}/1", "is there twice");
            }

            pairs.Add((new Tile(PartId(left), left), new Tile(PartId(right, 1), right)));
        }

        return pairs;
    }

    /// <summary>Accepted and refused answers, checked against each other. Null where they are not sound.</summary>
    public TypedAnswers? Answers(IReadOnlyList<string>? answers, IReadOnlyList<RefusedAnswer>? refused, string language, string pointer = "")
    {
        var before = _problems.Count;
        var typed = TypedAnswers.Read(this, List(answers, $"{pointer}/answers", 1, MaxAnswers), language, $"{pointer}/answers");
        var wrong = List(refused, $"{pointer}/refused", 0, MaxAnswers);
        var prepared = _problems.Count > before ? null : typed.Prepare(Lexicon.Empty);
        if (_problems.Count == before && prepared is null)
        {
            Refuse($"{pointer}/answers", "stand for more answers than can be graded");
        }

        for (var i = 0; i < wrong.Count; i++)
        {
            var text = Text(wrong[i].Text, $"{pointer}/refused/{i}/text");
            if (wrong[i].Feedback is { } feedback)
            {
                Text(feedback, $"{pointer}/refused/{i}/feedback");
            }

            if (prepared?.Grade(text).Verdict == Verdict.Correct)
            {
                Refuse($"{pointer}/refused/{i}/text", "is accepted too");
            }
        }

        return _problems.Count > before ? null : typed with { Refused = wrong.Count == 0 ? null : wrong };
    }

    /// <summary>An id that tells neither place nor truth: by text, mixed with the question's id.</summary>
    public string PartId(string text, int occurrence = 0) => Digest.Of(8, context.QuestionId, text, occurrence.ToString(CultureInfo.InvariantCulture));

    public Question Question(QuestionType type, int level, Prompt prompt) =>
        new() { Id = context.QuestionId, Type = type, ItemIds = [], Level = level, Prompt = prompt };

    public AnswerKey Key(Response solution) => new() { QuestionId = context.QuestionId, Solution = solution };
}
