using System.Net;
using System.Text.RegularExpressions;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Exercises.Contracts.Types;

namespace Myna.Server.Content.Files.Gift;

/// <summary>Makes lessons of a GIFT file: each category begins one, its questions become exercises, its texts the introduction. What we have no like of is told.</summary>
internal static partial class GiftLessons
{
    /// <param name="title">Of a lesson before the first category.</param>
    public static IReadOnlyList<LessonSource> Of(IReadOnlyList<GiftItem> items, string title, ProblemLog log)
    {
        var lessons = new List<LessonSource>();
        var (exercises, texts) = (new List<Exercise>(), new List<string>());
        var part = 1;
        foreach (var item in items)
        {
            switch (item)
            {
                case GiftCategory category:
                    Close();
                    (title, part) = (category.Title.Split('/')[^1].Trim() is { Length: > 0 } last ? Bounded(last, LessonBody.MaxTitleLength) : title, 1);
                    break;
                case GiftQuestion { Answers: GiftAnswers.Description } text:
                    texts.Add(text.Stem.Format == "html" ? Plain(text.Stem) : text.Stem.Text);
                    break;
                case GiftQuestion question when ExerciseOf(question, log) is { } exercise && IsSound(exercise, question, log):
                    if (exercises.Count == LessonBody.MaxExercises)
                    {
                        Close();
                        part++;
                    }

                    exercises.Add(exercise);
                    break;
            }
        }

        Close();
        return lessons;

        void Close()
        {
            if (exercises.Count + texts.Count > 0)
            {
                lessons.Add(new LessonSource
                {
                    Title = part == 1 ? title : $"{title} ({part})",
                    Introduction = texts.Count == 0 ? null : Bounded(string.Join("\n\n", texts), LessonBody.MaxIntroductionLength),
                    Words = [],
                    Phrases = [],
                    Glossary = [],
                    Exercises = exercises.Count == 0 ? null : [.. exercises],
                });
            }

            exercises.Clear();
            texts.Clear();
        }
    }

    private static Exercise? ExerciseOf(GiftQuestion question, ProblemLog log)
    {
        var prompt = new Prompt(Plain(question.Stem) is { Length: > 0 } text ? text : question.Title);
        if (question.GlobalFeedback is not null)
        {
            log.Warn(question.At, "the general feedback is passed over: feedback belongs to answers here");
        }

        switch (question.Answers)
        {
            case GiftAnswers.TrueFalse truth:
                if (truth.TrueFeedback is not null || truth.FalseFeedback is not null)
                {
                    log.Warn(question.At, "the feedback of true and false is passed over");
                }

                return new TrueFalseExercise { Prompt = prompt, Answer = truth.IsTrue };
            case GiftAnswers.Choice choice:
                return ChoiceOf(prompt, choice.Choices, question, log);
            case GiftAnswers.Short answers:
                return TextOf(prompt, answers.Choices, question, log);
            case GiftAnswers.Numerical numerical:
                return NumericOf(prompt, numerical.Numbers, question, log);
            case GiftAnswers.Matching matching:
                if (matching.Pairs.Any(pair => pair.Question.Text.Length == 0))
                {
                    log.Warn(question.At, "an answer without a partner is passed over");
                }

                return new MatchExercise { Prompt = prompt, Pairs = [.. matching.Pairs.Where(pair => pair.Question.Text.Length > 0).Select(pair => (IReadOnlyList<string>)[Plain(pair.Question), pair.Answer])] };
            default:
                log.Warn(question.At, "an essay is passed over: nobody would grade it");
                return null;
        }
    }

    private static Exercise ChoiceOf(Prompt prompt, IReadOnlyList<GiftChoice> choices, GiftQuestion question, ProblemLog log)
    {
        // Without one that is marked as right, each with a weight above zero is.
        var hasRight = choices.Any(choice => choice.IsCorrect);
        if (hasRight && choices.Any(choice => choice is { IsCorrect: false, Weight: > 0 }))
        {
            log.Warn(question.At, "part of the mark for a wrong answer is passed over");
        }

        IReadOnlyList<AuthoredOption> options =
        [
            .. choices.Select(choice => new AuthoredOption
            {
                Text = Plain(choice.Text),
                Correct = (hasRight ? choice.IsCorrect : choice.Weight > 0) ? true : null,
                Feedback = choice.Feedback is { } feedback ? Plain(feedback) : null,
            }),
        ];
        return options.Count(option => option.Correct == true) == 1 ? new ChoiceExercise { Prompt = prompt, Options = options } : new MultiExercise { Prompt = prompt, Options = options };
    }

    private static TextExercise TextOf(Prompt prompt, IReadOnlyList<GiftChoice> choices, GiftQuestion question, ProblemLog log)
    {
        if (choices.Any(choice => choice.Weight is > 0 and < 100) || choices.Any(choice => choice.Text.Text.Contains('*', StringComparison.Ordinal)))
        {
            log.Warn(question.At, "answers for part of the mark, and those with * for any text, are passed over");
        }

        var kept = choices.Where(choice => !choice.Text.Text.Contains('*', StringComparison.Ordinal)).ToList();
        var wrong = kept.Where(choice => choice.Weight <= 0).Select(choice => new RefusedAnswer(Plain(choice.Text), choice.Feedback is { } feedback ? Plain(feedback) : null)).ToList();
        return new TextExercise
        {
            Prompt = prompt,
            Answers = [.. kept.Where(choice => choice.Weight is null or >= 100).Select(choice => AsItStands().Replace(Plain(choice.Text), @"\$0"))],
            Refused = wrong.Count == 0 ? null : wrong,
        };
    }

    private static NumericExercise? NumericOf(Prompt prompt, IReadOnlyList<GiftNumber> numbers, GiftQuestion question, ProblemLog log)
    {
        var right = numbers.FirstOrDefault(number => number.Weight is null or >= 100);
        if (right is null)
        {
            log.Error(question.At, "no number has the whole mark");
            return null;
        }

        if (numbers.Count > 1)
        {
            log.Warn(question.At, "only the number for the whole mark is taken");
        }

        return right.High is { } high
            ? new NumericExercise { Prompt = prompt, Min = right.Number, Max = high }
            : new NumericExercise { Prompt = prompt, Value = right.Number, Tolerance = right.Range is 0 ? null : right.Range };
    }

    private static bool IsSound(Exercise exercise, GiftQuestion question, ProblemLog log)
    {
        // The languages of the course are not known yet; nothing that is checked here depends on them.
        var problems = exercise.Publish(new ExerciseContext("gift", "und", "und")).Problems;
        foreach (var problem in problems)
        {
            log.Error(question.At, $"{problem.Pointer} {problem.Reason}".Trim());
        }

        return problems.Count == 0;
    }

    private static string Plain(GiftText text) => text.Format == "html"
        ? string.Join(' ', WebUtility.HtmlDecode(Tag().Replace(text.Text, " ")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        : text.Text;

    private static string Bounded(string text, int max) => text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    // In the grammar of answers these mean something.
    [GeneratedRegex(@"[\[\]()|\\]", RegexOptions.None, 1000)]
    private static partial Regex AsItStands();
}
