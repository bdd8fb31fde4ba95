using System.Text.Json;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Exercises.Grading;
using Myna.Server.Tests.Content;
using Xunit.Abstractions;

namespace Myna.Server.Tests.Exercises;

/// <summary>
/// Cases that other systems test their own graders with. Of 133 in the tables, 62 ask what a learner's whole answer is worth and are compared
/// here; the other 71 test what this grader does not have (wildcards, "contains" and "starts with", upper case that decides, HTML, partial
/// grades) or a character diff. Where this grader decides otherwise on purpose: it forgives one slip in each word where Oppia forgives one in the
/// whole answer, a plural that no lexicon knows is a slip, and a text without any word is no answer.
/// </summary>
public class UpstreamTableTests(ITestOutputHelper output)
{
    private sealed record Case(string[] Accepted, string Typed, bool IsRight);

    [SkippableTheory]
    [InlineData("librelingo", "cases", 12, 12)]
    [InlineData("librelingo-chips", "cases", 4, 4)]
    [InlineData("oppia-textinput", "cases", 39, 37)]
    [InlineData("moodle-shortanswer", "compare", 7, 5)]
    public void OtherSystemsCasesAreGradedAsTheyGradeThem(string table, string list, int count, int floor)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(RealCourses.Data($"grading/upstream-tables/{table}.json")));
        var cases = document.RootElement.GetProperty(list).EnumerateArray().Select(entry => Read(table, entry)).OfType<Case>().ToList();
        cases.Count.ShouldBe(count);

        var others = cases.Where(one => IsAccepted(one) != one.IsRight).ToList();

        output.WriteLine($"{table}: {cases.Count - others.Count} of {cases.Count} cases are graded as there");
        others.ForEach(one => output.WriteLine($"  otherwise: '{one.Typed}' for '{string.Join("' or '", one.Accepted)}', accepted there: {one.IsRight}"));
        (cases.Count - others.Count).ShouldBeGreaterThanOrEqualTo(floor);
    }

    private static bool IsAccepted(Case one) => PreparedAnswer.Prepare("en", one.Accepted)!.Grade(one.Typed).Verdict != Verdict.Wrong;

    private static Case? Read(string table, JsonElement entry) => table switch
    {
        "librelingo" => new Case(Texts(entry.GetProperty("accepted")), Text(entry, "typed"), entry.GetProperty("correct").GetBoolean()),
        "librelingo-chips" => new Case(
            [.. entry.GetProperty("solutions").EnumerateArray().Select(words => string.Join(' ', Texts(words)))],
            string.Join(' ', Texts(entry.GetProperty("picked"))),
            entry.GetProperty("correct").GetBoolean()),
        "oppia-textinput" => Text(entry, "rule") is "Equals" or "FuzzyEquals"
            ? new Case(Texts(entry.GetProperty("accepted")), Text(entry, "typed"), entry.GetProperty("match").GetBoolean())
            : null,
        _ => entry.GetProperty("ignore_case").GetBoolean() && !Text(entry, "pattern").Contains('*', StringComparison.Ordinal)
            ? new Case([Text(entry, "pattern")], Text(entry, "typed"), entry.GetProperty("match").GetBoolean())
            : null,
    };

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString()!)];
}
