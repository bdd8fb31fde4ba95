using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Content.Import;

/// <summary>All documents of one course as an import would have them: version 0 and no time yet, which the writer sets.</summary>
public sealed record CourseContent(Course Course, Vocabulary Vocabulary, IReadOnlyList<(Lesson Lesson, Quiz Quiz)> Lessons);

/// <summary>Makes documents of a course as it was read. Pure: the same source gives the same documents and hashes.</summary>
public sealed class CourseBuilder
{
    private readonly SourceCourse _source;
    private readonly ProblemLog _log;
    private readonly string _courseId;
    private readonly Dictionary<string, SourceLine> _ids = new(StringComparer.Ordinal);

    private CourseBuilder(SourceCourse source, ProblemLog log) =>
        (_source, _log, _courseId) = (source, log, ContentIds.OfCourse(source.Target, source.Source));

    public static CourseContent Build(SourceCourse source, ProblemLog log, IProgress<ImportProgress>? progress = null) =>
        new CourseBuilder(source, log).Build(progress);

    private CourseContent Build(IProgress<ImportProgress>? progress)
    {
        var units = _source.Units.Select(unit => unit.Skills.Select(Items).ToList()).ToList();
        var derivation = new QuizDerivation(_source.Target.Code, _source.Source.Code, units);
        var outline = new List<CourseUnit>();
        var lessons = new List<(Lesson Lesson, Quiz Quiz)>();
        var total = _source.Units.Sum(unit => unit.Skills.Count);
        for (var u = 0; u < units.Count; u++)
        {
            var unit = _source.Units[u];
            var unitId = Unique(ContentIds.OfUnit(_courseId, unit.Folder), unit.Name.At, unit.Folder, isSilent: true);
            var outlined = new List<CourseLesson>();
            foreach (var (skill, items) in unit.Skills.Zip(units[u]))
            {
                var quiz = QuizOf(skill, items, derivation.Derive(u, items));
                var lesson = LessonOf(skill, items, unitId, lessons.Count, quiz.Id);
                lessons.Add((lesson, quiz));
                outlined.Add(new CourseLesson(lesson.Id, lesson.Title, quiz.Id));
                progress?.Report(new ImportProgress(ImportStage.Deriving, lessons.Count, total));
            }

            outline.Add(new CourseUnit(unitId, unit.Name.Value, outlined));
        }

        var vocabulary = VocabularyOf(units);
        var course = new Course
        {
            Id = _courseId,
            Title = $"{_source.Target.Name} for {_source.Source.Name} speakers",
            Language = _source.Target,
            ForSpeakersOf = _source.Source,
            Version = 0,
            License = _source.License,
            Repository = _source.Repository,
            SpecialCharacters = _source.SpecialCharacters,
            HasAudio = _source.HasAudio,
            ContentHash = "",
            Units = outline,
            UpdatedAt = default,
        };
        return new CourseContent(course with { ContentHash = HashOf(course, vocabulary, lessons) }, vocabulary, lessons);
    }

    private LessonItems Items(SourceSkill skill)
    {
        var lessonId = Unique(ContentIds.OfLesson(_courseId, skill.Id.Value), skill.Id.At, skill.File, isSilent: false);
        var met = new Dictionary<(ItemKind, string), int>();
        return new LessonItems(lessonId, [.. skill.Words.Select(item => Item(ItemKind.Word, item))], [.. skill.Phrases.Select(item => Item(ItemKind.Phrase, item))]);

        LearningItem Item(ItemKind kind, SourceItem item)
        {
            var occurrence = met.GetValueOrDefault((kind, item.Texts[0]));
            met[(kind, item.Texts[0])] = occurrence + 1;
            return new LearningItem
            {
                Id = ContentIds.OfItem(lessonId, kind.ToString(), item.Texts[0], occurrence),
                Kind = kind,
                Texts = item.Texts,
                Translations = item.Translations,
                Images = item.Images,
            };
        }
    }

    // Two skills with one id (upstream's Basque course has them) are two lessons: the file tells the second one apart.
    private string Unique(string id, SourceLine at, string file, bool isSilent)
    {
        if (_ids.TryAdd(id, at))
        {
            return id;
        }

        if (!isSilent)
        {
            _log.Warn(at, $"this Id is also at {_ids[id]}: the lesson's id is made of its file, and renaming that will make a new lesson of it");
        }

        id = $"{id}-{ContentIds.Hash(6, file)}";
        _ids.TryAdd(id, at);
        return id;
    }

    private static Lesson LessonOf(SourceSkill skill, LessonItems items, string unitId, int position, string quizId)
    {
        var lesson = new Lesson
        {
            Id = items.LessonId,
            CourseId = items.LessonId[..items.LessonId.IndexOf('.', StringComparison.Ordinal)],
            UnitId = unitId,
            Position = position,
            Title = skill.Name.Value,
            Version = 0,
            Content = skill.Introduction is { } markdown ? [ContentBlock.OfMarkdown(markdown)] : [],
            Words = [.. items.Words.Select(word => new LessonWord(word.Id, word.Texts[0], word.Translations[0], word.Images))],
            PhraseCount = items.Phrases.Count,
            Levels = LevelsOf(items.Words.Count, items.Phrases.Count),
            QuizId = quizId,
            Dictionary = GlossesFor(skill),
            ContentHash = "",
            UpdatedAt = default,
        };
        return lesson with { ContentHash = Hash(lesson, ContentJson.Default.Lesson) };
    }

    /// <summary>LibreLingo's rule: round(1 + words/7 + phrases/5).</summary>
    private static int LevelsOf(int words, int phrases) =>
        Math.Max(1, (int)Math.Round(1 + (words / 7.0) + (phrases / 5.0), MidpointRounding.ToEven));

    // A skill's dictionary often glosses the whole course: only what its own phrases and words use is kept.
    private static List<DictionaryTerm> GlossesFor(SourceSkill skill)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in skill.Words.Concat(skill.Phrases).SelectMany(item => item.Texts))
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

        return [.. skill.Dictionary.Where(term => used.Contains(term.Term.Trim('{', '}').ToLowerInvariant()))];
    }

    private Quiz QuizOf(SourceSkill skill, LessonItems items, IReadOnlyList<(Question Question, AnswerKey Key)> derived)
    {
        var quiz = new Quiz
        {
            Id = ContentIds.OfQuiz(items.LessonId),
            Version = 0,
            CourseId = _courseId,
            LessonId = items.LessonId,
            Title = skill.Name.Value,
            TargetLanguage = _source.Target.Code,
            SourceLanguage = _source.Source.Code,
            Items = [.. items.Words, .. items.Phrases],
            Questions = [.. derived.Select(pair => pair.Question)],
            Keys = [.. derived.Select(pair => pair.Key)],
            ContentHash = "",
            UpdatedAt = default,
        };
        return quiz with { ContentHash = Hash(quiz, ContentJson.Default.Quiz) };
    }

    private Vocabulary VocabularyOf(List<List<LessonItems>> units)
    {
        var items = units.SelectMany(unit => unit).SelectMany(lesson => lesson.Words.Concat(lesson.Phrases)).ToList();
        var words = items.Where(item => item.Kind == ItemKind.Word).ToList();
        var taught = words.SelectMany(word => word.Texts, (word, form) => (Form: form, Meaning: word.Translations[0]));
        var glossed = _source.Units.SelectMany(unit => unit.Skills).SelectMany(skill => skill.Dictionary).Where(term => term.Meanings.Count > 0)
            .Select(term => (Form: term.Term.Trim('{', '}'), Meaning: term.Meanings[0]));
        var vocabulary = new Vocabulary
        {
            Id = _courseId,
            ContentHash = "",
            Languages =
            [
                WordsOf(_source.Target, items.SelectMany(item => item.Texts).Concat(glossed.Select(entry => entry.Form)), taught.Concat(glossed)),
                WordsOf(_source.Source, items.SelectMany(item => item.Translations), words.SelectMany(word => word.Translations, (word, form) => (form, word.Texts[0]))),
            ],
        };
        return vocabulary with { ContentHash = Hash(vocabulary, ContentJson.Default.Vocabulary) };
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

    private static string HashOf(Course course, Vocabulary vocabulary, List<(Lesson Lesson, Quiz Quiz)> lessons) =>
        ContentIds.Hash(
            26,
            [
                Hash(course, ContentJson.Default.Course),
                vocabulary.ContentHash,
                .. lessons.SelectMany(pair => new[] { pair.Lesson.ContentHash, pair.Quiz.ContentHash }),
            ]);

    // Of the document as it will be stored, before it has a version, a time and this hash.
    private static string Hash<T>(T document, JsonTypeInfo<T> json)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            JsonSerializer.Serialize(writer, document, json);
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan)[..16]);
    }
}
