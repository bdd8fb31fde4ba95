using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Import;
using Myna.Server.Content.Source;

namespace Myna.Server.Content.Files;

/// <summary>
/// Reads a list of words with a header, as spreadsheets write it: parted by commas, semicolons, tabs or bars. A column <c>lesson</c> parts it into
/// lessons, a column <c>kind</c> tells phrases from words, and several forms stand in one field with a bar between them.
/// </summary>
internal static class WordList
{
    public const int MaxBytes = 4 << 20;

    private const int MaxColumns = 50;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>The names that each column may have.</summary>
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["text"] = ["text", "word", "phrase", "term", "front", "target"],
        ["translation"] = ["translation", "meaning", "back", "source", "definition"],
        ["forms"] = ["synonyms", "alternatives", "forms"],
        ["accepted"] = ["also accepted", "alsoaccepted", "alternative translations", "alternativetranslations", "translations"],
        ["kind"] = ["kind", "type"],
        ["lesson"] = ["lesson", "skill", "deck"],
        ["images"] = ["images", "image", "picture"],
        ["audio"] = ["audio", "sound", "recording"],
    };

    /// <param name="file">Its name, for messages.</param>
    /// <param name="text">Of the whole file.</param>
    /// <param name="title">Of rows that name no lesson.</param>
    /// <param name="log">Receives every problem.</param>
    public static IReadOnlyList<LessonSource> Read(string file, string text, string title, ProblemLog log)
    {
        using var rows = new Rows(file, text, log);
        if (rows.Next() is not { } header || Columns(header, log) is not { } columns)
        {
            if (!log.HasErrors)
            {
                log.Error(new SourceLine(file, 1, 1), "the file is empty: its first line names the columns, such as text,translation");
            }

            return [];
        }

        var lessons = new Dictionary<string, Lesson>(StringComparer.Ordinal);
        for (var count = 0; rows.Next() is { } row; count++)
        {
            if (count == ImportLimits.MaxItems)
            {
                log.Error(row.At(0), $"the list has more than {ImportLimits.MaxItems} rows");
                break;
            }

            Add(lessons, new Reading(row, columns, log), title);
        }

        return [.. lessons.Values.SelectMany(lesson => lesson.Parts())];
    }

    private static Dictionary<string, int>? Columns(Row header, ProblemLog log)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        if (header.Fields.Length > MaxColumns)
        {
            log.Error(header.At(0), $"there are more than {MaxColumns} columns");
            return null;
        }

        for (var i = 0; i < header.Fields.Length; i++)
        {
            var name = header.Fields[i].Trim().Trim('\uFEFF').ToLowerInvariant();
            var (meaning, _) = Names.FirstOrDefault(known => known.Value.Contains(name, StringComparer.Ordinal));
            if (meaning is null)
            {
                log.Warn(header.At(i), $"the column '{Shown(header.Fields[i])}' is not known and was passed over");
            }
            else if (!columns.TryAdd(meaning, i))
            {
                log.Error(header.At(i), $"the column '{Shown(header.Fields[i])}' is there twice");
            }
        }

        foreach (var needed in new[] { "text", "translation" })
        {
            if (!columns.ContainsKey(needed))
            {
                log.Error(header.At(0), $"the first line names no column '{needed}' (or {string.Join(", ", Names[needed].Skip(1))})");
            }
        }

        return log.HasErrors ? null : columns;
    }

    private static void Add(Dictionary<string, Lesson> lessons, Reading row, string title)
    {
        var (text, translation) = (row.Required("text"), row.Required("translation"));
        var name = row.Text("lesson", LessonBody.MaxTitleLength) is { Length: > 0 } named ? named : title;
        var (forms, accepted, images, audio) = (row.Texts("forms"), row.Texts("accepted"), row.Texts("images"), row.Text("audio"));
        var isPhrase = row.Text("kind")?.ToLowerInvariant() switch
        {
            null or "" or "word" => false,
            "phrase" or "sentence" => true,
            _ => row.Refuse("kind", "is word or phrase"),
        };
        if (text is null || translation is null)
        {
            return;
        }

        if (!lessons.TryGetValue(name, out var lesson))
        {
            if (lessons.Count == ImportLimits.MaxLessons)
            {
                row.Refuse("lesson", $"is one lesson too many: {ImportLimits.MaxLessons} are possible");
                return;
            }

            lessons.Add(name, lesson = new Lesson(name));
        }

        if (!lesson.Met.Add((isPhrase, text)))
        {
            row.Warn("text", $"'{Shown(text)}' stands already in this lesson and was passed over");
        }
        else if (isPhrase)
        {
            lesson.Phrases.Add(new PhraseSource { Text = text, Translation = translation, Alternatives = forms, AlternativeTranslations = accepted, Images = images, Audio = Named(audio) });
        }
        else
        {
            lesson.Words.Add(new WordSource { Text = text, Translation = translation, Synonyms = forms, AlsoAccepted = accepted, Images = images, Audio = Named(audio) });
        }
    }

    private static string? Named(string? audio) => audio is { Length: > 0 } ? audio : null;

    private static string Shown(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private sealed class Lesson(string title)
    {
        public HashSet<(bool, string)> Met { get; } = [];

        public List<WordSource> Words { get; } = [];

        public List<PhraseSource> Phrases { get; } = [];

        /// <summary>As many lessons as its bounds ask for.</summary>
        public IEnumerable<LessonSource> Parts()
        {
            const int Most = ImportLimits.MaxItemsPerLesson;
            var parts = (Math.Max(Words.Count, Phrases.Count) + Most - 1) / Most;
            return Enumerable.Range(0, parts).Select(part => new LessonSource
            {
                Title = part == 0 ? title : string.Create(CultureInfo.InvariantCulture, $"{title} ({part + 1})"),
                Words = [.. Words.Skip(part * Most).Take(Most)],
                Phrases = [.. Phrases.Skip(part * Most).Take(Most)],
                Glossary = [],
            });
        }
    }

    /// <summary>The fields of one row by their columns.</summary>
    private sealed class Reading(Row row, Dictionary<string, int> columns, ProblemLog log)
    {
        public string? Text(string column, int max = ImportLimits.MaxTextLength)
        {
            if (!columns.TryGetValue(column, out var i) || i >= row.Fields.Length)
            {
                return null;
            }

            var (text, problem) = YamlFields.Clean(row.Fields[i]);
            if (problem is null && text!.Length > max)
            {
                problem = $"is longer than {max} characters";
            }

            if (problem is not null)
            {
                log.Error(row.At(i), $"'{column}' {problem}");
            }

            return problem is null ? text : null;
        }

        public string? Required(string column)
        {
            var errors = log.ErrorCount;
            var text = Text(column);
            if (text is { Length: > 0 } && text.EnumerateRunes().Any(System.Text.Rune.IsLetterOrDigit))
            {
                return text;
            }

            if (log.ErrorCount == errors)
            {
                Refuse(column, text is { Length: > 0 } ? "has no letter in it" : "is empty");
            }

            return null;
        }

        public IReadOnlyList<string>? Texts(string column)
        {
            var texts = (Text(column)?.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []).Distinct(StringComparer.Ordinal).ToList();
            if (texts.Count >= (column == "images" ? LessonBody.MaxImages : ImportLimits.MaxForms))
            {
                Refuse(column, "has too many entries");
                return null;
            }

            return texts.Count == 0 ? null : texts;
        }

        public bool Refuse(string column, string why)
        {
            log.Error(row.At(columns.GetValueOrDefault(column)), $"'{column}' {why}");
            return false;
        }

        public void Warn(string column, string what) => log.Warn(row.At(columns.GetValueOrDefault(column)), what);
    }

    /// <param name="Line">Where it begins.</param>
    /// <param name="Raw">As it is written, to find columns in.</param>
    private sealed record Row(string File, int Line, string[] Fields, string Raw, char Delimiter)
    {
        /// <summary>Where a field begins.</summary>
        public SourceLine At(int field)
        {
            var (line, start, isQuoted) = (Line, 0, false);
            var i = 0;
            for (; i < Raw.Length && field > 0; i++)
            {
                isQuoted ^= Raw[i] == '"';
                field -= Raw[i] == Delimiter && !isQuoted ? 1 : 0;
                if (Raw[i] == '\n')
                {
                    (line, start) = (line + 1, i + 1);
                }
            }

            return new SourceLine(File, line, i - start + 1);
        }
    }

    private sealed class Rows : IDisposable
    {
        private readonly string _file;
        private readonly ProblemLog _log;
        private readonly char _delimiter;
        private readonly StringReader _text;
        private readonly CsvParser _parser;
        private int _line = 1;

        public Rows(string file, string text, ProblemLog log)
        {
            (_file, _log) = (file, log);
            // The one that the first line has most of.
            var header = text.AsSpan()[..(text.AsSpan().IndexOf('\n') is >= 0 and var end ? end : text.Length)].ToString();
            _delimiter = Delimiters.MaxBy(each => header.Count(c => c == each));
            _text = new StringReader(text);
            _parser = new CsvParser(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = _delimiter.ToString(),
                IgnoreBlankLines = false,
                MaxFieldSize = 10_000,
                BadDataFound = bad => log.Error(new SourceLine(file, _line, 1), "a quotation mark stands where none may: write \"\" for the character itself, within a field in quotation marks"),
            });
        }

        /// <summary>The next row with anything in it.</summary>
        public Row? Next()
        {
            try
            {
                while (_parser.Read())
                {
                    var row = new Row(_file, _line, _parser.Record ?? [], _parser.RawRecord, _delimiter);
                    _line += _parser.RawRecord.Count(c => c == '\n');
                    if (Array.Exists(row.Fields, field => !string.IsNullOrWhiteSpace(field)))
                    {
                        return row;
                    }
                }
            }
            catch (CsvHelperException)
            {
                _log.Error(new SourceLine(_file, _line, 1), "a field is too long: is a quotation mark missing?");
            }

            return null;
        }

        public void Dispose()
        {
            _parser.Dispose();
            _text.Dispose();
        }
    }
}
