using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Media;
using Myna.Server.Content.Source;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Text;

namespace Myna.Server.Content.Derivation;

/// <summary>One lesson as learners get it, and its source: version 0 and no time yet, which the writer sets.</summary>
internal sealed record LessonContent(Lesson Lesson, Quiz Quiz, LessonSource Source);

/// <summary>All documents of one course, likewise.</summary>
internal sealed record CourseContent(CourseSource Source, Course Course, Vocabulary Vocabulary, IReadOnlyList<LessonContent> Lessons);

/// <summary>Makes the documents of a course of its source. Pure: the same source gives the same documents and hashes.</summary>
internal sealed class CourseBuilder
{
    /// <summary>More than a unit has lessons.</summary>
    private const int PlacesInUnit = 10_000;

    private readonly CourseSource _course;
    private readonly IReadOnlyDictionary<string, LessonSource> _lessons;
    private readonly List<List<LessonItems>> _units;
    private readonly QuizDerivation _derivation;

    /// <param name="source">Lessons of the outline that it has no content of are left out.</param>
    public CourseBuilder(SourceCourse source)
    {
        (_course, _lessons) = (source.Course, source.Lessons);
        _units = [.. _course.Units.Select(unit => unit.Lessons.Where(_lessons.ContainsKey).Select(id => ItemsOf(id, _lessons[id])).ToList())];
        _derivation = new QuizDerivation(_course.Language.Code, _course.ForSpeakersOf.Code, _units);
    }

    /// <summary>Everything, as an import writes it.</summary>
    public static CourseContent Build(SourceCourse source, IProgress<ImportProgress>? progress = null)
    {
        var builder = new CourseBuilder(source);
        var lessons = new List<LessonContent>();
        var total = source.Lessons.Count;
        foreach (var id in source.Course.LessonIds())
        {
            lessons.Add(builder.BuildLesson(id));
            progress?.Report(new ImportProgress(ImportStage.Deriving, lessons.Count, total));
        }

        var vocabulary = builder.BuildVocabulary();
        var course = builder.BuildCourse();
        var hashes = lessons.SelectMany(content => new[] { content.Lesson.ContentHash, content.Quiz.ContentHash });
        return new CourseContent(source.Course, course with { ContentHash = ContentIds.Hash(26, [course.ContentHash, vocabulary.ContentHash, .. hashes]) }, vocabulary, lessons);
    }

    /// <summary>
    /// A lesson's place among those of its course, and its unit. Places are apart, so that a lesson that comes or goes moves only those after it in
    /// its unit.
    /// </summary>
    public static (string UnitId, int Position) PlaceOf(CourseSource course, string lessonId)
    {
        for (var u = 0; u < course.Units.Count; u++)
        {
            for (var i = 0; i < course.Units[u].Lessons.Count; i++)
            {
                if (course.Units[u].Lessons[i] == lessonId)
                {
                    return (course.Units[u].Id, (u * PlacesInUnit) + i);
                }
            }
        }

        throw new ArgumentException($"{lessonId} is no lesson of {course.Id}.", nameof(lessonId));
    }

    /// <summary>A lesson with its quiz.</summary>
    public LessonContent BuildLesson(string id)
    {
        var unit = _units.FindIndex(lessons => lessons.Exists(lesson => lesson.LessonId == id));
        var items = _units[unit].Find(lesson => lesson.LessonId == id)!;
        var source = _lessons[id];
        var authored = AuthoredExercises.Publish(_course, id, source).Select(made => (MediaAddresses.In(made.Question), made.Key));
        var quiz = QuizOf(source, items, AuthoredExercises.Join(_derivation.Derive(unit, items), authored, source));
        return new LessonContent(LessonOf(source, items, quiz.Id), quiz, source);
    }

    /// <summary>The course as learners see it. Its hash is of the outline alone.</summary>
    public Course BuildCourse()
    {
        var course = new Course
        {
            Id = _course.Id,
            Title = _course.Title,
            Language = _course.Language,
            ForSpeakersOf = _course.ForSpeakersOf,
            Version = 0,
            License = _course.License,
            Repository = _course.Repository,
            SpecialCharacters = _course.SpecialCharacters,
            Policies = _course.Policies,
            HasAudio = _course.HasAudio,
            ContentHash = "",
            Units = [.. _course.Units.Zip(_units).Where(unit => unit.Second.Count > 0).Select(unit => new CourseUnit(
                unit.First.Id, unit.First.Title, [.. unit.Second.Select(lesson => new CourseLesson(lesson.LessonId, _lessons[lesson.LessonId].Title, ContentIds.OfQuiz(lesson.LessonId)))]))],
            UpdatedAt = default,
        };
        return course with { ContentHash = Hash(course, ContentJson.Default.Course) };
    }

    public Vocabulary BuildVocabulary()
    {
        var items = _units.SelectMany(unit => unit).SelectMany(lesson => lesson.Words.Concat(lesson.Phrases)).ToList();
        var words = items.Where(item => item.Kind == ItemKind.Word).ToList();
        var taught = words.SelectMany(word => word.Texts, (word, form) => (Form: form, Meaning: word.Translations[0]));
        var glossed = _course.LessonIds().Where(_lessons.ContainsKey).SelectMany(id => _lessons[id].Glossary).Where(term => term.Meanings.Count > 0)
            .Select(term => (Form: term.Term.Trim('{', '}'), Meaning: term.Meanings[0]));
        var vocabulary = new Vocabulary
        {
            Id = _course.Id,
            ContentHash = "",
            Languages =
            [
                WordsOf(_course.Language, items.SelectMany(item => item.Texts).Concat(glossed.Select(entry => entry.Form)), taught.Concat(glossed)),
                WordsOf(_course.ForSpeakersOf, items.SelectMany(item => item.Translations), words.SelectMany(word => word.Translations, (word, form) => (form, word.Texts[0]))),
            ],
        };
        return vocabulary with { ContentHash = Hash(vocabulary, ContentJson.Default.Vocabulary) };
    }

    /// <summary>A hash that tells two sources of a lesson apart.</summary>
    public static string HashOf(LessonSource source) => Hash(source, ContentJson.Default.LessonSource);

    /// <summary>The words and phrases of a lesson with their ids, in the order of its source.</summary>
    internal static LessonItems ItemsOf(string lessonId, LessonSource source)
    {
        var met = new Dictionary<(ItemKind, string), int>();
        return new LessonItems(lessonId, [.. source.Words.Select(word => Item(ItemKind.Word, word))], [.. source.Phrases.Select(phrase => Item(ItemKind.Phrase, phrase))]);

        LearningItem Item(ItemKind kind, ItemSource item)
        {
            var occurrence = met.GetValueOrDefault((kind, item.Text));
            met[(kind, item.Text)] = occurrence + 1;
            return MediaAddresses.In(new LearningItem
            {
                Id = ContentIds.OfItem(lessonId, kind.ToString(), item.Text, occurrence),
                Kind = kind,
                Texts = item.Texts,
                Translations = item.Translations,
                Images = item.Images ?? [],
                Audio = item.Audio,
            });
        }
    }

    private Lesson LessonOf(LessonSource source, LessonItems items, string quizId)
    {
        var introduction = Introduction.Sanitise(source.Introduction ?? "");
        var lesson = new Lesson
        {
            Id = items.LessonId,
            CourseId = _course.Id,
            UnitId = "",
            Position = 0,
            Title = source.Title,
            Version = 0,
            Content = string.IsNullOrWhiteSpace(introduction) ? [] : [ContentBlock.OfMarkdown(introduction)],
            Words = [.. items.Words.Select(word => new LessonWord(word.Id, word.Texts[0], word.Translations[0], word.Images))],
            PhraseCount = items.Phrases.Count,
            Levels = LevelsOf(items.Words.Count, items.Phrases.Count),
            QuizId = quizId,
            Dictionary = GlossesFor(source),
            Media = MediaReferences.IdsOf(source).ToList() is { Count: > 0 } media ? media : null,
            ContentHash = "",
            UpdatedAt = default,
        };
        // The place in the course is no content: a lesson that is moved keeps its version. The source is, also where the quiz alone shows it.
        var place = PlaceOf(_course, items.LessonId);
        return lesson with
        {
            UnitId = place.UnitId,
            Position = place.Position,
            ContentHash = ContentIds.Hash(26, Hash(lesson, ContentJson.Default.Lesson), HashOf(source)),
        };
    }

    /// <summary>LibreLingo's rule: round(1 + words/7 + phrases/5).</summary>
    private static int LevelsOf(int words, int phrases) =>
        Math.Max(1, (int)Math.Round(1 + (words / 7.0) + (phrases / 5.0), MidpointRounding.ToEven));

    // A lesson's glossary often covers the whole course: only what its own phrases and words use is shown.
    private static List<DictionaryTerm> GlossesFor(LessonSource source)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in source.Items.SelectMany(item => item.Texts))
        {
            var words = SurfaceWords.Of(text.ToLowerInvariant());
            for (var from = 0; from < words.Count; from++)
            {
                for (var to = from + 1; to <= Math.Min(words.Count, from + 4); to++)
                {
                    used.Add(string.Join(' ', words.Skip(from).Take(to - from)));
                }
            }
        }

        return [.. source.Glossary.Where(term => used.Contains(term.Term.Trim('{', '}').ToLowerInvariant()))];
    }

    private Quiz QuizOf(LessonSource source, LessonItems items, IReadOnlyList<(Question Question, AnswerKey Key)> derived)
    {
        var quiz = new Quiz
        {
            Id = ContentIds.OfQuiz(items.LessonId),
            Version = 0,
            CourseId = _course.Id,
            LessonId = items.LessonId,
            Title = source.Title,
            TargetLanguage = _course.Language.Code,
            SourceLanguage = _course.ForSpeakersOf.Code,
            Items = [.. items.Words, .. items.Phrases],
            Questions = [.. derived.Select(pair => pair.Question)],
            Keys = [.. derived.Select(pair => pair.Key)],
            ContentHash = "",
            UpdatedAt = default,
        };
        return quiz with { ContentHash = Hash(quiz, ContentJson.Default.Quiz) };
    }

    private static LanguageWords WordsOf(Language language, IEnumerable<string> texts, IEnumerable<(string Form, string Meaning)> meanings)
    {
        var folding = Folding.For(language.Code);
        var ofWords = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (form, meaning) in meanings)
        {
            if (folding.Normalise(form) is { Length: > 0 } word)
            {
                ofWords.TryAdd(word, meaning);
            }
        }

        return new LanguageWords(language.Code, Lexicon.WordsOf(texts, folding), [.. ofWords.Select(entry => new WordMeaning(entry.Key, entry.Value))]);
    }

    // Of the document as it will be stored, before it has a version, a time and this hash.
    private static string Hash<T>(T document, JsonTypeInfo<T> json)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            JsonSerializer.Serialize(writer, document, json);
        }

        return Digest.Hex(buffer.WrittenSpan);
    }
}
