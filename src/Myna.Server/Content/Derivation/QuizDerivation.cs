using Myna.Server.Content.Contracts;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Content.Derivation;

/// <summary>The items of one lesson, from which its questions are derived.</summary>
internal sealed record LessonItems(string LessonId, IReadOnlyList<LearningItem> Words, IReadOnlyList<LearningItem> Phrases);

/// <summary>
/// Derives the questions of a course's quizzes from its words and phrases. The same course gives the same questions, byte for byte.
/// </summary>
/// <remarks>
/// A word gives a choice and a typed answer in both directions; a phrase a choice in the target language, a typed translation in both
/// directions, and an arrangement in both where each side has two words or more; four or more words of a lesson give matches that
/// cover them all; what has a recording is also listened to. What is typed may be the form of any item of the course that the prompt fits.
/// </remarks>
internal sealed class QuizDerivation
{
    private const int MatchPairs = 5;
    private const int FewestMatchPairs = 4;

    private readonly string _target;
    private readonly string _source;
    private readonly Folding _targetFolding;
    private readonly Folding _sourceFolding;
    private readonly Distractors _words;
    private readonly Distractors _phrases;
    private readonly TileBank _targetTiles;
    private readonly TileBank _sourceTiles;
    private readonly ILookup<(ItemKind Kind, string Prompt), LearningItem> _byText;
    private readonly ILookup<(ItemKind Kind, string Prompt), LearningItem> _byTranslation;

    /// <param name="target">The language that is learnt, as a BCP 47 tag.</param>
    /// <param name="source">The language of the learners.</param>
    /// <param name="units">The whole course in its order: wrong options and tiles are taken from it.</param>
    public QuizDerivation(string target, string source, IReadOnlyList<IReadOnlyList<LessonItems>> units)
    {
        (_target, _source) = (target, source);
        (_targetFolding, _sourceFolding) = (Folding.For(target), Folding.For(source));
        _words = new Distractors([.. units.Select(unit => unit.SelectMany(lesson => lesson.Words).ToList())], _targetFolding, _sourceFolding);
        _phrases = new Distractors([.. units.Select(unit => unit.SelectMany(lesson => lesson.Phrases).ToList())], _targetFolding, _sourceFolding);
        var items = units.SelectMany(unit => unit).SelectMany(lesson => lesson.Words.Concat(lesson.Phrases)).ToList();
        _byText = ByForm(items, inTarget: true);
        _byTranslation = ByForm(items, inTarget: false);
        var phrases = items.Where(item => item.Kind == ItemKind.Phrase).ToList();
        _targetTiles = new TileBank(phrases.Select(phrase => phrase.Texts[0]), _targetFolding);
        _sourceTiles = new TileBank(phrases.Select(phrase => phrase.Translations[0]), _sourceFolding);
    }

    /// <summary>The questions of one lesson with their keys, in the order of its items.</summary>
    public IReadOnlyList<(Question Question, AnswerKey Key)> Derive(int unit, LessonItems lesson)
    {
        var made = new List<(Question, AnswerKey)>();
        foreach (var word in lesson.Words)
        {
            AddChoice(made, _words.For(unit, word, inTarget: true), word, inTarget: true);
            AddChoice(made, _words.For(unit, word, inTarget: false), word, inTarget: false);
            AddTyped(made, QuestionType.Text, word, inTarget: false, level: 1);
            AddTyped(made, QuestionType.Text, word, inTarget: true, level: 2);
            AddListen(made, word);
        }

        foreach (var phrase in lesson.Phrases)
        {
            AddChoice(made, _phrases.For(unit, phrase, inTarget: true), phrase, inTarget: true);
            if (SurfaceWords.Of(phrase.Texts[0]).Count >= 2 && SurfaceWords.Of(phrase.Translations[0]).Count >= 2)
            {
                AddArrange(made, phrase, inTarget: false);
                AddArrange(made, phrase, inTarget: true);
            }

            AddTyped(made, QuestionType.Translate, phrase, inTarget: false, level: 2);
            AddTyped(made, QuestionType.Translate, phrase, inTarget: true, level: 2);
            AddListen(made, phrase);
        }

        foreach (var group in MatchGroups(lesson.Words))
        {
            AddMatch(made, group);
        }

        return made;
    }

    private void AddChoice(List<(Question, AnswerKey)> made, IReadOnlyList<LearningItem> wrong, LearningItem item, bool inTarget)
    {
        if (wrong.Count == 0)
        {
            return;
        }

        var id = IdOf(item, QuestionType.Choice, inTarget);
        var hasImages = inTarget && item.Images.Count > 0 && wrong.All(other => other.Images.Count > 0);
        var options = wrong.Prepend(item)
            .Select(each => new Option(PartId(id, Forms(each, inTarget)[0], 0), Forms(each, inTarget)[0], hasImages ? each.Images[0] : null))
            .ToList();
        var solution = options[0].Id;
        options.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        Add(made, new Question
        {
            Id = id,
            Type = QuestionType.Choice,
            ItemIds = [item.Id],
            Level = 0,
            Prompt = PromptOf(item, inTarget),
            Options = options,
        }, Response.Of(solution));
    }

    private void AddTyped(List<(Question, AnswerKey)> made, QuestionType type, LearningItem item, bool inTarget, int level) =>
        Add(made, new Question
        {
            Id = IdOf(item, type, inTarget),
            Type = type,
            ItemIds = [item.Id],
            Level = level,
            Prompt = PromptOf(item, inTarget),
        }, Response.Of(Forms(item, inTarget)[0]), LanguageOf(inTarget), Answers(item, inTarget));

    // A prompt that other items of the course have as well ("bank") is answered by theirs too: it does not tell which is meant.
    private List<string> Answers(LearningItem item, bool inTarget)
    {
        var prompt = (inTarget ? _sourceFolding : _targetFolding).Normalise(Forms(item, !inTarget)[0]);
        var others = (inTarget ? _byTranslation : _byText)[(item.Kind, prompt)];
        return [.. Forms(item, inTarget).Concat(others.SelectMany(other => Forms(other, inTarget))).Distinct(StringComparer.Ordinal).Take(ImportLimits.MaxForms)];
    }

    private ILookup<(ItemKind Kind, string Prompt), LearningItem> ByForm(List<LearningItem> items, bool inTarget)
    {
        var folding = inTarget ? _targetFolding : _sourceFolding;
        return items.SelectMany(item => Forms(item, inTarget).Select(folding.Normalise).Where(form => form.Length > 0).Distinct(), (item, form) => (Item: item, Form: form))
            .ToLookup(entry => (entry.Item.Kind, entry.Form), entry => entry.Item);
    }

    private void AddListen(List<(Question, AnswerKey)> made, LearningItem item)
    {
        if (item.Audio is null)
        {
            return;
        }

        // The learner hears one form; the others of the same meaning would be wrong here.
        Add(made, new Question
        {
            Id = IdOf(item, QuestionType.Listen, inTarget: true),
            Type = QuestionType.Listen,
            ItemIds = [item.Id],
            Level = 1,
            Prompt = new Prompt(Language: _target, Audio: item.Audio),
        }, Response.Of(item.Texts[0]), _target, [item.Texts[0]]);
    }

    private void AddArrange(List<(Question, AnswerKey)> made, LearningItem phrase, bool inTarget)
    {
        var id = IdOf(phrase, QuestionType.Arrange, inTarget);
        var solution = SurfaceWords.Of(Forms(phrase, inTarget)[0]);
        var tiles = new List<Tile>();
        foreach (var word in solution.Concat((inTarget ? _targetTiles : _sourceTiles).DistractorsFor(solution)))
        {
            tiles.Add(new Tile(PartId(id, word, tiles.Count(tile => tile.Text == word)), word));
        }

        var right = tiles.Take(solution.Count).Select(tile => tile.Id).ToList();
        tiles.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        Add(made, new Question
        {
            Id = id,
            Type = QuestionType.Arrange,
            ItemIds = [phrase.Id],
            Level = 1,
            Prompt = PromptOf(phrase, inTarget),
            Tiles = tiles,
        }, Response.OfParts(right), LanguageOf(inTarget), Forms(phrase, inTarget));
    }

    private void AddMatch(List<(Question, AnswerKey)> made, List<LearningItem> words)
    {
        var id = ContentIds.Hash(12, [.. words.Select(word => word.Id), "match"]);
        var pairs = words.Select(word => (
            Left: new Tile(PartId(id, word.Texts[0], 0), word.Texts[0]),
            Right: new Tile(PartId(id, word.Translations[0], 1), word.Translations[0]))).ToList();
        Add(made, new Question
        {
            Id = id,
            Type = QuestionType.Match,
            ItemIds = [.. words.Select(word => word.Id)],
            Level = 0,
            Prompt = new Prompt(),
            Left = [.. pairs.Select(pair => pair.Left).OrderBy(tile => tile.Id, StringComparer.Ordinal)],
            Right = [.. pairs.Select(pair => pair.Right).OrderBy(tile => tile.Id, StringComparer.Ordinal)],
        }, Response.OfPairs([.. pairs.Select(pair => new Pair(pair.Left.Id, pair.Right.Id))]));
    }

    /// <summary>Groups of four or five words that cover a lesson; no two of a group have a form in common, so that each has one partner.</summary>
    private List<List<LearningItem>> MatchGroups(IReadOnlyList<LearningItem> words)
    {
        var groups = new List<List<LearningItem>>();
        var left = words.ToList();
        while (left.Count > 0)
        {
            var group = new List<LearningItem>();
            foreach (var word in left.Concat(words))
            {
                if (group.Count < MatchPairs && group.TrueForAll(other => AreDistinct(other, word)))
                {
                    group.Add(word);
                }
            }

            if (group.Count < FewestMatchPairs)
            {
                break;
            }

            left.RemoveAll(group.Contains);
            groups.Add(group);
        }

        return groups;
    }

    private bool AreDistinct(LearningItem a, LearningItem b) =>
        a.Id != b.Id
        && !a.Texts.Select(_targetFolding.Normalise).Intersect(b.Texts.Select(_targetFolding.Normalise)).Any()
        && !a.Translations.Select(_sourceFolding.Normalise).Intersect(b.Translations.Select(_sourceFolding.Normalise)).Any();

    private static void Add(
        List<(Question, AnswerKey)> made, Question question, Response solution, string? language = null, IReadOnlyList<string>? accepted = null) =>
        made.Add((question, new AnswerKey { QuestionId = question.Id, Solution = solution, Language = language, Accepted = accepted ?? [] }));

    private static IReadOnlyList<string> Forms(LearningItem item, bool inTarget) => inTarget ? item.Texts : item.Translations;

    private string LanguageOf(bool target) => target ? _target : _source;

    private Prompt PromptOf(LearningItem item, bool inTarget) => new(Forms(item, !inTarget)[0], LanguageOf(!inTarget));

    /// <summary>Of a question about one item: the same in every version.</summary>
    /// <param name="inTarget">Whether the response is in the language that is learnt.</param>
    internal static string IdOf(LearningItem item, QuestionType type, bool inTarget) =>
        ContentIds.Hash(12, item.Id, type.ToString(), inTarget ? "target" : "source");

    // By its text and not by its place, and mixed with the question's id: neither the id nor the order by id tells what is right.
    private static string PartId(string questionId, string text, int occurrence) =>
        ContentIds.Hash(8, questionId, text, occurrence.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
