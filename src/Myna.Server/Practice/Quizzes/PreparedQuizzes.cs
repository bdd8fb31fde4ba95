using System.Collections.Concurrent;
using Myna.Server.Content.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Practice.Quizzes;

/// <summary>Versions of quizzes ready to grade, kept in memory: a version never changes, so nothing here grows stale.</summary>
/// <remarks>The course's vocabulary is the one of the day when a version is first asked for; grading needs no more exactness than that.</remarks>
internal sealed class PreparedQuizzes(Catalogue catalogue)
{
    /// <summary>A prepared quiz takes some hundred kilobytes; when so many are kept, the ones not asked for lately go.</summary>
    public const int Capacity = 512;

    private readonly ConcurrentDictionary<(string Id, int Version), Entry> _quizzes = new();
    private readonly ConcurrentDictionary<(string CourseId, string ContentHash, string Language), Lexicon> _lexicons = new();
    private long _uses;

    /// <summary>The current version; null when there is no such quiz.</summary>
    public async ValueTask<PreparedQuiz?> Current(string quizId, CancellationToken cancellation = default) =>
        await catalogue.Quiz(quizId, cancellation) is { } current ? await Load(quizId, current.Version, cancellation) : null;

    /// <summary>The version that an attempt was made from.</summary>
    internal async ValueTask<PreparedQuiz> Pinned(PinnedQuiz pinned, CancellationToken cancellation = default) =>
        await Load(pinned.Id, pinned.Version, cancellation)
        ?? throw new InvalidDataException($"Version {pinned.Version} of quiz {pinned.Id} is pinned by an attempt and neither current nor archived.");

    internal async ValueTask<PreparedQuiz[]> Pinned(IReadOnlyList<PinnedQuiz> pinned, CancellationToken cancellation = default)
    {
        var prepared = new PreparedQuiz[pinned.Count];
        for (var i = 0; i < prepared.Length; i++)
        {
            prepared[i] = await Pinned(pinned[i], cancellation);
        }

        return prepared;
    }

    /// <summary>A version of a quiz, or null when there is none.</summary>
    public async ValueTask<PreparedQuiz?> Load(string quizId, int version, CancellationToken cancellation = default)
    {
        if (_quizzes.TryGetValue((quizId, version), out var known))
        {
            known.LastUse = Interlocked.Increment(ref _uses);
            return known.Quiz;
        }

        if (await catalogue.Quiz(quizId, version, cancellation) is not { } quiz)
        {
            return null;
        }

        var vocabulary = await catalogue.Vocabulary(quiz.CourseId, cancellation);
        var prepared = new PreparedQuiz(quiz, language => LexiconOf(vocabulary, language));
        var entry = _quizzes.GetOrAdd((quizId, version), _ => new Entry(prepared));
        entry.LastUse = Interlocked.Increment(ref _uses);
        Trim();
        return entry.Quiz;
    }

    private Lexicon LexiconOf(Vocabulary? vocabulary, string language)
    {
        if (vocabulary is null)
        {
            return Lexicon.Empty;
        }

        // A course that changes leaves a lexicon behind, two for each import: a handful a day at most, dropped together.
        if (_lexicons.Count > Capacity)
        {
            _lexicons.Clear();
        }

        return _lexicons.GetOrAdd((vocabulary.Id, vocabulary.ContentHash, language), _ => vocabulary.LexiconOf(language));
    }

    private void Trim()
    {
        if (_quizzes.Count <= Capacity)
        {
            return;
        }

        foreach (var (key, _) in _quizzes.OrderBy(entry => entry.Value.LastUse).Take(Capacity / 8).ToList())
        {
            _quizzes.TryRemove(key, out _);
        }
    }

    private sealed class Entry(PreparedQuiz quiz)
    {
        private long _lastUse;

        public PreparedQuiz Quiz { get; } = quiz;

        public long LastUse
        {
            get => Interlocked.Read(ref _lastUse);
            set => Interlocked.Exchange(ref _lastUse, value);
        }
    }
}
