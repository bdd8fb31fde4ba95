using System.Text.Json.Nodes;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;
using Myna.Server.Shared.Text;

namespace Myna.Server.Content.Authoring.Reading;

/// <summary>A course as an author sends it: everything but the content of its lessons.</summary>
/// <param name="Id">Chosen by the author; null: the server makes one, or the address names it.</param>
internal sealed record CourseBody(
    string? Id,
    string Title,
    Language Language,
    Language ForSpeakersOf,
    License? License,
    string? Repository,
    IReadOnlyList<string> SpecialCharacters,
    CoursePolicies? Policies,
    IReadOnlyList<UnitBody> Units)
{
    private const int MaxNameLength = 100;

    private const int MaxUrlLength = 1000;

    private const int MaxSpecialCharacters = 100;

    private static readonly string[] ReadOnly = ["status", "version", "lessons", "authors", "updatedAt"];

    public static CourseBody Read(JsonObject json, BodyErrors errors)
    {
        var fields = new BodyFields(json, "", errors);
        var body = Heading(fields) with { Units = [.. fields.Objects("units", ImportLimits.MaxUnits).Select(Unit)] };
        fields.PassOver(ReadOnly);
        fields.RefuseUnknown();
        return body;
    }

    /// <summary>All but the units.</summary>
    public static CourseBody Heading(BodyFields fields)
    {
        var id = fields.Text("id", ContentIds.MaxAuthoredLength);
        if (id is not null && !ContentIds.IsAuthored(id))
        {
            fields.Error("id", ContentIds.AuthoredForm);
        }

        return new CourseBody(
            id,
            fields.RequiredText("title", LessonBody.MaxTitleLength),
            ReadLanguage(fields, "language"),
            ReadLanguage(fields, "forSpeakersOf"),
            ReadLicense(fields.Object("license")),
            Url(fields, "repository"),
            [.. (fields.Texts("specialCharacters", MaxSpecialCharacters, 16) ?? []).Distinct(StringComparer.Ordinal)],
            PoliciesBody.Read(fields.Object("policies")),
            []);
    }

    private static Language ReadLanguage(BodyFields course, string name)
    {
        if (course.Object(name) is not { } fields)
        {
            course.Error(name, "is needed: {name, code}");
            return new Language("", "");
        }

        var language = new Language(fields.RequiredText("name", MaxNameLength), fields.RequiredText("code", LanguageTag.MaxLength));
        if (language.Code.Length > 0 && !LanguageTag.IsWellFormed(language.Code))
        {
            fields.Error("code", "is not a language tag such as eu or pt-BR");
        }

        fields.RefuseUnknown();
        return language;
    }

    private static License? ReadLicense(BodyFields? fields)
    {
        if (fields is null)
        {
            return null;
        }

        var license = new License(fields.RequiredText("name", MaxNameLength), fields.Text("shortName", MaxNameLength), Url(fields, "link"));
        fields.RefuseUnknown();
        return license;
    }

    private static UnitBody Unit(BodyFields fields)
    {
        var unit = new UnitBody(
            fields.Text("id", Storage.Limits.MaxIdLength),
            fields.RequiredText("title", LessonBody.MaxTitleLength),
            fields.Texts("lessons", ImportLimits.MaxLessons, Storage.Limits.MaxIdLength) ?? []);
        fields.RefuseUnknown();
        return unit;
    }

    private static string? Url(BodyFields fields, string name)
    {
        var url = fields.Text(name, MaxUrlLength);
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            fields.Error(name, "is not a web address");
        }

        return url;
    }
}

/// <param name="Id">Null: a new unit.</param>
internal sealed record UnitBody(string? Id, string Title, IReadOnlyList<string> Lessons);
