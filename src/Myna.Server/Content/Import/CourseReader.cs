using System.Text;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;
using Myna.Server.Shared.Text;
using Myna.Storage;

namespace Myna.Server.Content.Import;

/// <summary>Reads a course in LibreLingo's YAML from a folder, and says all that is wrong with it.</summary>
/// <remarks>Paths in the files cannot leave the folder, and links in it are not followed.</remarks>
internal sealed class CourseReader
{
    private static readonly Language Unknown = new("", "und");

    private readonly string _root;
    private readonly ProblemLog _log;
    private readonly IProgress<ImportProgress>? _progress;
    private int _items;
    private int _skillsRead;
    private int _skillsInAll;

    private CourseReader(string root, ProblemLog log, IProgress<ImportProgress>? progress) => (_root, _log, _progress) = (root, log, progress);

    /// <param name="path">The folder with <c>course.yaml</c>, one with a folder <c>course</c> in it, or the file itself.</param>
    /// <param name="log">Receives every problem.</param>
    /// <param name="progress">Told after each skill.</param>
    /// <returns>Null when there were errors.</returns>
    public static SourceCourse? Read(string path, ProblemLog log, IProgress<ImportProgress>? progress = null)
    {
        var candidates = new[] { path, Path.Combine(path, "course.yaml"), Path.Combine(path, "course", "course.yaml") };
        if (Array.Find(candidates, File.Exists) is not { } file)
        {
            log.Error(new SourceLine(path, 1), "no course.yaml here");
            return null;
        }

        var course = new CourseReader(Path.GetDirectoryName(Path.GetFullPath(file))!, log, progress).ReadCourse(Path.GetFileName(file));
        return log.HasErrors ? null : course;
    }

    private SourceCourse? ReadCourse(string file)
    {
        if (Load(file, new SourceLine(file, 1)) is not { } root || YamlFields.Of(root, "the file", _log) is not { } fields)
        {
            return null;
        }

        var course = YamlFields.Of(fields.RequiredNode("Course"), "'Course'", _log);
        var target = ReadLanguage(course, "Language");
        var source = ReadLanguage(course, "For speakers of");
        var license = ReadLicense(course?.Fields("License", "'License'"));
        var repository = course?.Text("Repository");
        var special = course?.Texts("Special characters") ?? [];
        course?.WarnOfUnknown();

        var (hasAudio, policies) = CourseSettings.Read(fields.Node("Settings"), _log);
        var folders = fields.RequiredNode("Modules") is { } modules ? YamlFields.TextsOf(modules, "'Modules'", ImportLimits.MaxUnits, _log) : [];
        fields.WarnOfUnknown();
        // Read the units even without the languages: an author wants all errors of all files in one run.
        var units = ReadUnits(folders, target ?? Unknown, source ?? Unknown);
        if (target is null || source is null)
        {
            return null;
        }

        var courseId = ContentIds.OfCourse(target, source);
        var (outline, lessons) = Named(courseId, units);
        var read = new CourseSource
        {
            Id = courseId,
            Title = $"{target.Name} for {source.Name} speakers",
            Language = target,
            ForSpeakersOf = source,
            License = license,
            Repository = Url(repository),
            SpecialCharacters = [.. special.Select(text => text.Value).Distinct()],
            HasAudio = hasAudio,
            Policies = policies,
            Units = outline,
            UpdatedAt = default,
        };
        return new SourceCourse(read, lessons);
    }

    private (List<UnitSource> Outline, Dictionary<string, LessonSource> Lessons) Named(string courseId, List<SourceUnit> units)
    {
        var ids = new Dictionary<string, SourceLine>(StringComparer.Ordinal);
        var lessons = new Dictionary<string, LessonSource>(StringComparer.Ordinal);
        var outlined = units.Select(unit => unit.Skills.Select(Add).ToList()).ToList();
        return ([.. units.Zip(outlined, (unit, named) => new UnitSource(
            Unique(ids, ContentIds.OfUnit(courseId, unit.Folder), unit.Name.At, unit.Folder, isSilent: true), unit.Name.Value, named))], lessons);

        string Add(SourceSkill skill)
        {
            var id = Unique(ids, ContentIds.OfLesson(courseId, skill.Id.Value), skill.Id.At, skill.File, isSilent: false);
            lessons.Add(id, skill.Lesson);
            return id;
        }
    }

    // Two skills with one id (upstream's Basque course has them) are two lessons: the file tells the second one apart.
    private string Unique(Dictionary<string, SourceLine> ids, string id, SourceLine at, string file, bool isSilent)
    {
        if (ids.TryAdd(id, at))
        {
            return id;
        }

        if (!isSilent)
        {
            _log.Warn(at, $"this Id is also at {ids[id]}: the lesson's id is made of its file, and renaming that will make a new lesson of it");
        }

        id = $"{id}-{ContentIds.Hash(6, file)}";
        ids.TryAdd(id, at);
        return id;
    }

    private List<SourceUnit> ReadUnits(IReadOnlyList<SourceText> folders, Language target, Language source)
    {
        var found = new List<(string Folder, SourceText Name, IReadOnlyList<(string File, SourceText Named)> Skills)>();
        foreach (var folder in folders)
        {
            var name = folder.Value.TrimEnd('/');
            if (found.Exists(other => other.Folder == name))
            {
                _log.Error(folder.At, $"the module '{name}' stands twice");
            }
            else if (Load($"{name}/module.yaml", folder.At) is { } root && YamlFields.Of(root, "the file", _log) is { } fields)
            {
                var module = YamlFields.Of(fields.RequiredNode("Module"), "'Module'", _log);
                var title = module?.RequiredText("Name");
                module?.WarnOfUnknown();
                var skills = fields.RequiredNode("Skills") is { } list ? YamlFields.TextsOf(list, "'Skills'", ImportLimits.MaxLessons, _log) : [];
                fields.WarnOfUnknown();
                _skillsInAll += skills.Count;
                found.Add((name, title ?? new SourceText("", fields.At), [.. skills.Select(skill => ($"{name}/skills/{skill.Value}", skill))]));
            }
        }

        if (_skillsInAll > ImportLimits.MaxLessons)
        {
            _log.Error(folders[0].At, $"the course has {_skillsInAll} skills; {ImportLimits.MaxLessons} are possible");
            return [];
        }

        var read = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. found.Select(unit => new SourceUnit(
                unit.Folder, unit.Name, [.. unit.Skills.Select(skill => ReadSkill(skill.File, skill.Named, read, target, source)).OfType<SourceSkill>()])),
        ];
    }

    private SourceSkill? ReadSkill(string file, SourceText named, HashSet<string> read, Language target, Language source)
    {
        if (!read.Add(file))
        {
            _log.Error(named.At, $"the skill '{named.Value}' stands twice");
            return null;
        }

        if (Load(file, named.At) is not { } root)
        {
            return null;
        }

        var skill = SkillReader.Read(file, root, ReadIntroduction(Path.ChangeExtension(file, ".md"), named.At), target, source, _log);
        _progress?.Report(new ImportProgress(ImportStage.Reading, ++_skillsRead, _skillsInAll));
        _items += skill is null ? 0 : skill.Lesson.Items.Count();
        if (_items > ImportLimits.MaxItems)
        {
            _log.Error(named.At, $"the course has more than {ImportLimits.MaxItems} words and phrases");
            return null;
        }

        return skill;
    }

    private string? ReadIntroduction(string file, SourceLine namedAt)
    {
        if (Resolve(file, namedAt, mustExist: false) is not { } path || ReadBytes(path, file) is not { } bytes
            || YamlTree.Decode(file, bytes, _log) is not { } markdown)
        {
            return null;
        }

        return string.IsNullOrWhiteSpace(markdown) ? null : markdown;
    }

    private Language? ReadLanguage(YamlFields? course, string key)
    {
        var fields = YamlFields.Of(course?.RequiredNode(key), $"'{key}'", _log);
        var name = fields?.RequiredText("Name");
        var code = fields?.RequiredText("IETF BCP 47");
        fields?.WarnOfUnknown();
        if (code is not null && !LanguageTag.IsWellFormed(code.Value))
        {
            _log.Error(code.At, $"'{code.Value}' is not a language tag such as 'eu' or 'pt-BR'");
            return null;
        }

        return name is null || code is null ? null : new Language(name.Value, code.Value);
    }

    private License? ReadLicense(YamlFields? fields)
    {
        if (fields is null)
        {
            return null;
        }

        var name = fields.RequiredText("Name");
        var license = name is null ? null : new License(name.Value, fields.Text("Short name")?.Value, Url(fields.Text("Link")));
        fields.WarnOfUnknown();
        return license;
    }

    private string? Url(SourceText? text)
    {
        if (text is null || (Uri.TryCreate(text.Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            return text?.Value;
        }

        _log.Warn(text.At, $"'{text.Value}' is not a web address and was passed over");
        return null;
    }

    private YamlNode? Load(string file, SourceLine namedAt) =>
        Resolve(file, namedAt, mustExist: true) is { } path && ReadBytes(path, file) is { } bytes ? YamlTree.Parse(file, bytes, _log) : null;

    // A course may come from a stranger: no step of its paths may lead out of its folder.
    private string? Resolve(string file, SourceLine namedAt, bool mustExist)
    {
        var steps = file.Split('/');
        if (Array.Exists(steps, step => step is "" or "." or ".." || step.AsSpan().ContainsAny('\\', ':', '\0')))
        {
            _log.Error(namedAt, $"'{file}' is not a path inside the course");
            return null;
        }

        var path = _root;
        foreach (var step in steps)
        {
            path = Path.Combine(path, NameOnDisk(path, step));
            FileSystemInfo info = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
            if (info.Exists && info.LinkTarget is not null)
            {
                _log.Error(namedAt, $"'{file}' is reached over a link, which is not followed");
                return null;
            }
        }

        if (!File.Exists(path))
        {
            if (mustExist)
            {
                _log.Error(namedAt, $"there is no file '{file}'");
            }

            return null;
        }

        return path;
    }

    // A file system keeps the bytes of a name; an editor or an archive may have written another Unicode form of it.
    private static string NameOnDisk(string folder, string name) =>
        Ascii.IsValid(name) || Path.Exists(Path.Combine(folder, name)) || !Directory.Exists(folder)
            ? name
            : Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).FirstOrDefault(entry => SameText(entry, name)) ?? name;

    private static bool SameText(string a, string b) =>
        Limits.IsWellFormed(a) && a.Normalize(NormalizationForm.FormC) == b.Normalize(NormalizationForm.FormC);

    private byte[]? ReadBytes(string path, string file)
    {
        try
        {
            if (new FileInfo(path).Length > ImportLimits.MaxFileBytes)
            {
                _log.Error(new SourceLine(file, 1), $"the file is larger than {ImportLimits.MaxFileBytes >> 10} KB");
                return null;
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.Error(new SourceLine(file, 1), $"the file cannot be read: {e.Message}");
            return null;
        }
    }

    /// <param name="Folder">Its name on disk, from which its id is made.</param>
    private sealed record SourceUnit(string Folder, SourceText Name, IReadOnlyList<SourceSkill> Skills);
}
