using System.Globalization;
using System.Text;
using Myna.Server.Content.Contracts;
using Myna.Server.Shared;

namespace Myna.Server.Content;

/// <summary>
/// Ids of learning content: made of what names the thing in its source, so that an import of the same course finds the same ids again.
/// They hold only lower-case letters, digits, <c>-</c> and <c>.</c>, and are safe in a path.
/// </summary>
internal static class ContentIds
{
    private const int MaxSlugLength = 48;

    /// <summary>Of an id that an author chooses: parts of it become ids of quizzes and words.</summary>
    public const int MaxAuthoredLength = 128;

    public const string AuthoredForm = "is of small letters, digits, - and . only, and begins and ends with a letter or digit";

    public static bool IsAuthored(string text) =>
        text.Length is > 0 and <= MaxAuthoredLength && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.')
        && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]);

    /// <summary>Whether a text can be an id at all. A client's query may hold anything; an index takes only what can be an id.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= Myna.Storage.Limits.MaxIdLength && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    public static string OfCourse(Language target, Language source) =>
        $"{Name(target)}-from-{Name(source)}";

    public static string OfUnit(string courseId, string folder) => $"{courseId}.{Slug(folder)}";

    /// <param name="courseId">The course.</param>
    /// <param name="skillId">The skill's own id.</param>
    /// <param name="file">Set when an earlier skill of the course has the same id: then the file tells them apart.</param>
    public static string OfLesson(string courseId, string skillId, string? file = null) =>
        file is null ? $"{courseId}.{Slug(skillId)}" : $"{courseId}.{Slug(skillId)}-{Hash(6, file)}";

    public static string OfQuiz(string lessonId) => $"{lessonId}.quiz";

    /// <summary>Of a word or phrase: by lesson and text, whatever its translations are.</summary>
    /// <param name="lessonId">The lesson.</param>
    /// <param name="kind">Word or phrase.</param>
    /// <param name="text">In the language that is learnt, the preferred form.</param>
    /// <param name="occurrence">From 0, for a lesson that has the same text again.</param>
    public static string OfItem(string lessonId, string kind, string text, int occurrence) =>
        $"{lessonId}.{(occurrence == 0 ? Hash(10, kind, text) : Hash(10, kind, text, occurrence.ToString(CultureInfo.InvariantCulture)))}";

    /// <inheritdoc cref="Digest.Of"/>
    public static string Hash(int length, params ReadOnlySpan<string> parts) => Digest.Of(length, parts);

    /// <summary>Lower-case letters and digits of ASCII between single hyphens. A text that this shortens gets a hash of itself, so that no two collide.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        var isLossy = false;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (c is '-' or ' ' or '_' or '.' or '(' or ')')
            {
                slug.Append(slug.Length > 0 && slug[^1] != '-' ? "-" : "");
            }
            else
            {
                isLossy |= CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark;
            }
        }

        var trimmed = slug.ToString().Trim('-');
        return isLossy || trimmed.Length is 0 or > MaxSlugLength
            ? $"{trimmed[..Math.Min(trimmed.Length, MaxSlugLength)].Trim('-')}-{Hash(6, text)}".TrimStart('-')
            : trimmed;
    }

    private static string Name(Language language)
    {
        var slug = Slug(language.Name);
        return language.Name.Any(char.IsAsciiLetter) ? slug : Slug(language.Code);
    }
}
