using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Import;

namespace Myna.Server.Tests.Content;

/// <summary>Whatever the bytes are, reading ends with a course or with errors that have a place, never with an exception.</summary>
public class YamlFuzzTests
{
    private static readonly Language Target = new("Basque", "eu");
    private static readonly Language Source = new("English", "en");

    [Fact]
    public void NoMixtureOfYamlThrows()
    {
        var pieces = new[]
        {
            "Skill:", "\n", "  ", "- ", "Id: 1", "Name: x", "New words:", "Word: a", "Translation: b", "Phrases:", "&a ", "*a", "[", "]", "{", "}", "'", "\"",
            "|", ">", "!!str ", "!x ", "%YAML 1.2\n", "---\n", "...\n", "? ", ": ", "#", "\\", "\t", "~", "\u0000", "\uFEFF", "é", "<<: *a", "Mini-dictionary:", ",", "@", "`",
        };
        var texts = Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, text => Read(Encoding.UTF8.GetBytes(text))).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(80));
    }

    [Fact]
    public void NoDamageToARealSkillThrows()
    {
        var skill = Encoding.UTF8.GetBytes(CourseFolder.Hello);
        var edits = Gen.Choose(0, skill.Length - 1).Zip(Gen.Choose(0, 255)).ArrayOf().ToArbitrary();
        Prop.ForAll(edits, changes =>
        {
            var damaged = skill.ToArray();
            foreach (var (at, value) in changes)
            {
                damaged[at] = (byte)value;
            }

            Read(damaged);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(12));
    }

    [Fact]
    public void NoBytesThrow() =>
        Prop.ForAll<byte[]>(bytes => Read(bytes)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(200));

    private static void Read(byte[] bytes)
    {
        var log = new ProblemLog();
        if (YamlTree.Parse("x.yaml", bytes, log) is { } root)
        {
            SkillReader.Read("x.yaml", root, null, Target, Source, log);
        }
        else
        {
            log.HasErrors.ShouldBeTrue();
        }

        log.Problems.ShouldAllBe(problem => problem.At.File == "x.yaml" && problem.At.Line >= 1 && problem.Message.Length > 0);
    }
}
