using Myna.Server.Content.Authoring;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Media;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Content.Publishing;

/// <summary>
/// A course with the sources of its published lessons: what a publishing and everything else that learners see is derived from, and written in
/// one commit.
/// </summary>
internal sealed class Publication
{
    private readonly IDocumentStore _store;
    private readonly EditableCourse _course;
    private readonly Dictionary<string, Document<Lesson>> _lessons;
    private readonly Dictionary<string, LessonSource> _before;

    private Publication(IDocumentStore store, EditableCourse course, Dictionary<string, Document<Lesson>> lessons, Dictionary<string, LessonSource> before) =>
        (_store, _course, _lessons, _before) = (store, course, lessons, before);

    public static async ValueTask<Publication> Load(IDocumentStore store, EditableCourse course, CancellationToken cancellation)
    {
        var lessons = new Dictionary<string, Document<Lesson>>(StringComparer.Ordinal);
        var before = new Dictionary<string, LessonSource>(StringComparer.Ordinal);
        foreach (var ids in course.Source.Value.LessonIds().Chunk(Limits.MaxPageSize))
        {
            var current = (await store.LoadMany(ContentDocuments.Lessons, ids, cancellation)).OfType<Document<Lesson>>().ToList();
            var versions = await store.LoadMany(
                ContentDocuments.LessonSources, [.. current.Select(lesson => ContentDocuments.VersionId(lesson.Value.Id, lesson.Value.Version))], cancellation);
            foreach (var (lesson, version) in current.Zip(versions))
            {
                lessons[lesson.Value.Id] = lesson;
                before[lesson.Value.Id] = version!.Value.Value.Source;
            }
        }

        return new Publication(store, course, lessons, before);
    }

    public bool IsPublished(string lessonId) => _lessons.ContainsKey(lessonId);

    /// <summary>The lesson and the quiz that would be derived from a draft in its course.</summary>
    public LessonContent Preview(string lessonId, LessonSource draft) => Builder(With(new Dictionary<string, LessonSource>(StringComparer.Ordinal) { [lessonId] = draft })).BuildLesson(lessonId);

    /// <summary>Why these drafts cannot be published; null when they can.</summary>
    public async ValueTask<Problem?> Refusal(IReadOnlyDictionary<string, LessonSource> drafts, Func<string, string> pointerOf, CancellationToken cancellation)
    {
        var errors = new BodyErrors();
        foreach (var (id, draft) in drafts)
        {
            Publishable.Check(_course.Source.Value, id, draft, errors, pointerOf(id));
        }

        await MediaReferences.Check(_store, drafts, pointerOf, errors, cancellation);
        if (With(drafts).Values.Sum(lesson => lesson.Items.Count()) > ImportLimits.MaxItems)
        {
            errors.Add("", $"the course would have more than {ImportLimits.MaxItems} words and phrases");
        }

        if (!errors.Any)
        {
            RequireQuestions(drafts, pointerOf, errors);
        }

        return errors.Any ? errors.As(ContentProblems.NotPublishable) : null;
    }

    // Only a derivation tells whether what is omitted leaves any.
    private void RequireQuestions(IReadOnlyDictionary<string, LessonSource> drafts, Func<string, string> pointerOf, BodyErrors errors)
    {
        var omitting = drafts.Where(draft => draft.Value.OmittedQuestions is { Count: > 0 }).Select(draft => draft.Key).ToList();
        var builder = omitting.Count == 0 ? null : Builder(With(drafts));
        foreach (var id in omitting.Where(id => builder!.BuildLesson(id).Quiz.Questions.Count == 0))
        {
            errors.Add($"{pointerOf(id)}/omittedQuestions", "leaves no question to ask");
        }
    }

    /// <summary>Adds to a commit everything that learners get when these drafts are published and these lessons taken away.</summary>
    /// <param name="commit">Is given the course's source as it is to be, too.</param>
    /// <param name="source">The course's source as it is to be.</param>
    /// <param name="drafts">By lesson.</param>
    /// <param name="removed">Lessons that are not in the outline any more.</param>
    /// <param name="now">Dates the versions.</param>
    /// <param name="cancellation">Gives up before the commit.</param>
    /// <returns>The published lessons' versions and questions, by lesson; and the course's version, 0 when learners see nothing of it.</returns>
    public async ValueTask<(int Version, IReadOnlyList<PublishedLesson> Lessons)> Write(
        Commit commit, CourseSource source, IReadOnlyDictionary<string, LessonSource> drafts, IReadOnlyList<string> removed, DateTimeOffset now, CancellationToken cancellation)
    {
        var after = With(drafts);
        foreach (var id in removed)
        {
            after.Remove(id);
        }

        commit.Replace(ContentDocuments.CourseSources, source, _course.Source.Version);
        var builder = new CourseBuilder(new SourceCourse(source, after));
        var changed = drafts.Keys.Concat(removed).ToHashSet(StringComparer.Ordinal);
        var concerned = SharedForms.Concerned(source, _before, after, changed);
        var hashes = new List<string>();
        var published = new List<PublishedLesson>();
        var touched = changed.Concat(concerned).ToList();
        var current = new Dictionary<string, (Document<Lesson>? Lesson, Document<Quiz>? Quiz)>(StringComparer.Ordinal);
        foreach (var ids in touched.Chunk(Limits.MaxPageSize))
        {
            var quizzes = await _store.LoadMany(ContentDocuments.Quizzes, [.. ids.Select(ContentIds.OfQuiz)], cancellation);
            foreach (var (id, quiz) in ids.Zip(quizzes))
            {
                current[id] = (_lessons.TryGetValue(id, out var lesson) ? lesson : null, quiz);
            }
        }

        foreach (var id in removed)
        {
            LessonVersions.Remove(commit, current[id]);
            hashes.Add(id);
        }

        foreach (var id in drafts.Keys)
        {
            var content = builder.BuildLesson(id);
            var (version, _) = await LessonVersions.Put(commit, _store, content, current[id], now, cancellation);
            published.Add(new PublishedLesson(id, version, content.Quiz.Questions.Count));
            hashes.AddRange([content.Lesson.ContentHash, content.Quiz.ContentHash]);
        }

        foreach (var id in concerned)
        {
            var quiz = builder.BuildLesson(id).Quiz;
            await LessonVersions.PutQuiz(commit, _store, quiz, current[id].Quiz, now, cancellation);
            hashes.Add(quiz.ContentHash);
        }

        foreach (var (id, lesson) in _lessons.Where(lesson => !changed.Contains(lesson.Key)))
        {
            LessonVersions.Move(commit, lesson, CourseBuilder.PlaceOf(source, id));
        }

        return (await PutCourse(commit, builder, after.Count == 0, hashes, now, cancellation), published);
    }

    private async ValueTask<int> PutCourse(Commit commit, CourseBuilder builder, bool isEmpty, List<string> hashes, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = _course.Id;
        var vocabulary = await _store.Load(ContentDocuments.Vocabularies, id, cancellation);
        var archived = await _store.Load(ContentDocuments.ArchivedCourses, id, cancellation);
        if (archived is { } hidden)
        {
            commit.Delete(ContentDocuments.ArchivedCourses, id, hidden.Version);
        }

        if (isEmpty)
        {
            // The last lesson is gone: the course is a draft again.
            Delete(commit, ContentDocuments.Courses, id, _course.Published);
            Delete(commit, ContentDocuments.Vocabularies, id, vocabulary);
            return 0;
        }

        var words = builder.BuildVocabulary();
        if (vocabulary?.Value.ContentHash != words.ContentHash)
        {
            commit.Put(ContentDocuments.Vocabularies, words, vocabulary);
        }

        var course = builder.BuildCourse();
        var old = _course.Published?.Value ?? archived?.Value;
        var hash = ContentIds.Hash(26, [old?.ContentHash ?? "", course.ContentHash, words.ContentHash, .. hashes]);
        commit.Put(ContentDocuments.Courses, course with { Version = (old?.Version ?? 0) + 1, ContentHash = hash, UpdatedAt = now }, _course.Published);
        return (old?.Version ?? 0) + 1;
    }

    private Dictionary<string, LessonSource> With(IReadOnlyDictionary<string, LessonSource> drafts)
    {
        var after = new Dictionary<string, LessonSource>(_before, StringComparer.Ordinal);
        foreach (var (id, draft) in drafts)
        {
            after[id] = draft;
        }

        return after;
    }

    private CourseBuilder Builder(Dictionary<string, LessonSource> lessons) => new(new SourceCourse(_course.Source.Value, lessons));

    private static void Delete<T>(Commit commit, Collection<T> collection, string id, Document<T>? found)
        where T : class
    {
        if (found is { } document)
        {
            commit.Delete(collection, id, document.Version);
        }
    }
}

/// <param name="Version">Of the lesson.</param>
/// <param name="Questions">In its quiz.</param>
internal sealed record PublishedLesson(string Id, int Version, int Questions);
