using System.Text;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;

namespace Myna.Server.Content.Import;

/// <summary>A lesson as its file has it.</summary>
/// <param name="File">The path relative to <c>course.yaml</c>.</param>
/// <param name="Id">The author's own, from which the lesson's is made.</param>
internal sealed record SourceSkill(string File, SourceText Id, LessonSource Lesson);

/// <summary>Reads one skill file.</summary>
internal static class SkillReader
{
    public static SourceSkill? Read(string file, YamlNode root, string? introduction, Language target, Language source, ProblemLog log)
    {
        if (YamlFields.Of(root, "the file", log) is not { } fields)
        {
            return null;
        }

        var errors = log.ErrorCount;
        var skill = YamlFields.Of(fields.RequiredNode("Skill"), "'Skill'", log);
        var id = skill?.RequiredText("Id");
        var name = skill?.RequiredText("Name");
        _ = skill?.Texts("Thumbnails");
        skill?.WarnOfUnknown();

        var words = Items(fields, "New words", new("Word", "Synonyms", "Translation", "Also accepted", "a word"), log);
        var phrases = Items(
            fields, "Phrases", new("Phrase", "Alternative versions", "Translation", "Alternative translations", "a phrase"), log);
        var dictionary = Dictionary(fields, target, source, log);
        var hasUnknown = fields.WarnOfUnknown();

        if (words.Count + phrases.Count == 0 && log.ErrorCount == errors)
        {
            // Real courses have skills that are only read: notes on grammar, tables of a verb. A misspelt key looks the same to a learner.
            if (hasUnknown)
            {
                log.Error(fields.At, "the skill has neither words nor phrases that are known, so its lesson would have no questions");
            }
            else
            {
                log.Warn(fields.At, "the skill has neither words nor phrases: its lesson can be read but has no questions");
            }
        }

        return id is null || name is null
            ? null
            : new SourceSkill(file, id, new LessonSource
            {
                Title = name.Value,
                Introduction = introduction,
                Words = [.. words.Select(word => new WordSource
                {
                    Text = word.Texts[0],
                    Translation = word.Translations[0],
                    Synonyms = Others(word.Texts),
                    AlsoAccepted = Others(word.Translations),
                    Images = word.Images,
                })],
                Phrases = [.. phrases.Select(phrase => new PhraseSource
                {
                    Text = phrase.Texts[0],
                    Translation = phrase.Translations[0],
                    Alternatives = Others(phrase.Texts),
                    AlternativeTranslations = Others(phrase.Translations),
                    Images = phrase.Images,
                })],
                Glossary = dictionary,
            });
    }

    // JavaScript's text for a value that is not there.
    private const string NoMeaning = "undefined";

    private static IReadOnlyList<string>? Others(IReadOnlyList<string> forms) => forms.Count > 1 ? [.. forms.Skip(1)] : null;

    /// <param name="Texts">In the target language, the preferred form first.</param>
    /// <param name="Translations">In the source language, likewise.</param>
    /// <param name="At">Where the item begins.</param>
    private sealed record Item(IReadOnlyList<string> Texts, IReadOnlyList<string> Translations, IReadOnlyList<string>? Images, SourceLine At);

    private sealed record Keys(string Text, string Texts, string Translation, string Translations, string What);

    private static List<Item> Items(YamlFields skill, string list, Keys keys, ProblemLog log)
    {
        var items = new List<Item>();
        foreach (var node in skill.List(list, ImportLimits.MaxItemsPerLesson))
        {
            if (YamlFields.Of(node, keys.What, log) is not { } fields)
            {
                continue;
            }

            var text = fields.RequiredText(keys.Text);
            var texts = fields.Texts(keys.Texts);
            var translation = fields.RequiredText(keys.Translation);
            var translations = fields.Texts(keys.Translations);
            var images = fields.Texts("Images", 12);
            fields.WarnOfUnknown();
            if (text is not null && translation is not null)
            {
                items.Add(new Item(Forms(text, texts, log), Forms(translation, translations, log), images.Count == 0 ? null : [.. images.Select(image => image.Value)], fields.At));
            }
        }

        return Shared(items, keys.What, log);
    }

    private static List<string> Forms(SourceText first, IReadOnlyList<SourceText> others, ProblemLog log)
    {
        var forms = new List<string>();
        foreach (var text in others.Prepend(first))
        {
            // {two words} marks one term of the dictionary; the braces are not part of the text.
            var shown = text.Value.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Trim();
            if (!shown.EnumerateRunes().Any(Rune.IsLetterOrDigit))
            {
                log.Error(text.At, $"'{text.Value}' has no letter in it");
            }
            else if (!forms.Contains(shown))
            {
                forms.Add(shown);
            }
        }

        return forms;
    }

    // One text with two entries stays two items, but what is right for one is right for the other.
    private static List<Item> Shared(List<Item> items, string what, ProblemLog log)
    {
        var whole = items.Where(item => item is { Texts.Count: > 0, Translations.Count: > 0 }).ToList();
        foreach (var same in whole.GroupBy(item => item.Texts[0], StringComparer.Ordinal).Where(group => group.Skip(1).Any()).ToList())
        {
            foreach (var item in same)
            {
                if (item != same.First())
                {
                    log.Warn(item.At, $"{what} '{item.Texts[0]}' stands twice in this skill (first at line {same.First().At.Line})");
                }

                whole[whole.IndexOf(item)] = item with
                {
                    Texts = [.. item.Texts.Union(same.SelectMany(other => other.Texts))],
                    Translations = [.. item.Translations.Union(same.SelectMany(other => other.Translations))],
                };
            }
        }

        return whole;
    }

    private static List<DictionaryTerm> Dictionary(YamlFields skill, Language target, Language source, ProblemLog log)
    {
        var meanings = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        if (skill.Fields("Mini-dictionary", "'Mini-dictionary'") is { } sections)
        {
            foreach (var (term, meaning) in Entries(sections.List(target.Name, ImportLimits.MaxNodes), "an entry of the dictionary", log))
            {
                Add(term.Value, meaning.Value);
            }

            _ = sections.List(source.Name, ImportLimits.MaxNodes);
            sections.WarnOfUnknown();
        }

        foreach (var (sourceTerm, targetTerm) in Entries(skill.List("Two-way-dictionary", ImportLimits.MaxNodes), "an entry of the dictionary", log))
        {
            // Text in parentheses explains and is not part of the word that is looked up.
            Add(WithoutParentheses(targetTerm.Value), sourceTerm.Value);
        }

        return [.. meanings.Select(entry => new DictionaryTerm(entry.Key, entry.Value))];

        void Add(string term, string meaning)
        {
            if (!meanings.TryGetValue(term, out var known))
            {
                meanings.Add(term, known = []);
            }

            if (term.Length > 0 && known.Count < 20 && !known.Contains(meaning))
            {
                known.Add(meaning);
            }
        }
    }

    private static IEnumerable<(SourceText Term, SourceText Meaning)> Entries(IReadOnlyList<YamlNode> list, string what, ProblemLog log)
    {
        foreach (var node in list)
        {
            if (node is not YamlMap map)
            {
                log.Error(node.At, $"{what} should be a term and its meaning");
                continue;
            }

            foreach (var entry in map.Entries)
            {
                if (YamlFields.TextOf(entry.Key, "the term", log) is { } term)
                {
                    foreach (var meaning in YamlFields.TextsOf(entry.Value, $"the meaning of '{term.Value}'", ImportLimits.MaxForms, log))
                    {
                        if (meaning.Value == NoMeaning)
                        {
                            log.Warn(meaning.At, $"the meaning of '{term.Value}' is '{NoMeaning}', which some editor wrote for a missing one; it is not shown");
                        }
                        else
                        {
                            yield return (term, meaning);
                        }
                    }
                }
            }
        }
    }

    private static string WithoutParentheses(string text)
    {
        var kept = new StringBuilder(text.Length);
        var depth = 0;
        foreach (var c in text)
        {
            depth += c == '(' ? 1 : 0;
            if (depth == 0)
            {
                kept.Append(c);
            }

            depth -= c == ')' && depth > 0 ? 1 : 0;
        }

        return kept.ToString().Trim();
    }
}
