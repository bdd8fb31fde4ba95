using System.Globalization;
using System.Text;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Import;
using Myna.Server.Content.Source;

namespace Myna.Server.Tests.Content;

public sealed class CourseReaderTests : IDisposable
{
    private readonly CourseFolder _folder = new();
    private readonly ProblemLog _log = new();

    public void Dispose() => _folder.Dispose();

    private SourceCourse? Read() => CourseReader.Read(_folder.Path, _log);

    private LessonSource Lesson() => Read()!.Lessons.Values.Single();

    private string[] Problems() => [.. _log.Problems.Select(problem => problem.ToString())];

    [Fact]
    public void ASmallCourseIsReadWithAllItsForms()
    {
        var course = Read();

        Problems().ShouldBeEmpty();
        course!.Course.Units.ShouldHaveSingleItem().Lessons.ShouldBe(["basque-from-english.11"]);
        var skill = course.Lessons["basque-from-english.11"];
        skill.Words.Count.ShouldBe(4);
        skill.Words[0].Texts.ShouldBe(["kaixo", "iepa"]);
        skill.Words[0].Translations.ShouldBe(["hello", "hi"]);
        skill.Phrases.ShouldHaveSingleItem().Texts.ShouldBe(["Kaixo, Miren!"]);
        course.Course.SpecialCharacters.ShouldBe(["ñ"]);
    }

    [Fact]
    public void PoliciesStandUnderSettings()
    {
        _folder.Write("course.yaml", CourseFolder.Course + "Settings:\n  Policies: {Pass mark: 0.8, Unlock: inOrder}\n");
        Read()!.Course.Policies.ShouldBe(new CoursePolicies(0.8, UnlockPolicy.InOrder));

        _folder.Write("course.yaml", CourseFolder.Course + "Settings:\n  Policies: {Pass mark: 0.6, Unlock: open}\n");
        Read()!.Course.Policies.ShouldBeNull("these are the defaults");
        Problems().ShouldBeEmpty();

        _folder.Write("course.yaml", CourseFolder.Course + "Settings:\n  Policies:\n    Pass mark: 60\n    Unlock: never\n");
        Read().ShouldBeNull();
        Problems().ShouldBe(["course.yaml:13: 'Pass mark' should be a number from 0 to 1", "course.yaml:14: 'Unlock' should be open or inOrder"]);
    }

    [Theory]
    [InlineData("\uFFFE", "U+FFFE")]
    [InlineData("\uFDD0", "U+FDD0")]
    [InlineData("\U0001FFFF", "U+1FFFF")]
    public void ACharacterThatNoTextMayHoldIsAnErrorWithItsPlace(string character, string name)
    {
        _folder.Write("basics/skills/hello.yaml", $"Skill: {{Id: 11, Name: Hello}}\nNew words:\n  - Word: kai{character}xo\n    Translation: hello\n");

        Read().ShouldBeNull();

        // YAML forbids some of these characters itself and names the same place.
        Problems().ShouldHaveSingleItem().ShouldStartWith("basics/skills/hello.yaml:3: ");
        (Problems()[0].Contains(name, StringComparison.Ordinal) || Problems()[0].Contains("not valid YAML", StringComparison.Ordinal)).ShouldBeTrue(Problems()[0]);
    }

    [Fact]
    public void ASkillWhoseWordsStandUnderAMisspeltKeyIsAnErrorWithItsPlace()
    {
        _folder.Write("basics/skills/hello.yaml", "Skill: {Id: 11, Name: Hello}\nNew wrods:\n  - {Word: kaixo, Translation: hello}\n");

        Read().ShouldBeNull();

        Problems().ShouldBe([
            "basics/skills/hello.yaml:2: warning: 'New wrods' is not known in the file and was passed over; did you mean 'New words'?",
            "basics/skills/hello.yaml:1: the skill has neither words nor phrases that are known, so its lesson would have no questions",
        ]);
    }

    [Fact]
    public void AGlossOfUndefinedIsToldAndNotShown()
    {
        _folder.Write("basics/skills/hello.yaml", CourseFolder.Hello + "Mini-dictionary:\n  Basque:\n    - kaixo: undefined\n    - agur: [undefined, bye]\n");

        var dictionary = Lesson().Glossary;

        dictionary.ShouldHaveSingleItem().Meanings.ShouldBe(["bye"]);
        Problems().Length.ShouldBe(2);
        Problems().ShouldAllBe(problem => problem.Contains("warning: the meaning of", StringComparison.Ordinal));
    }

    [Fact]
    public void AnUnfilledTemplateIsToldWholeInOneRun()
    {
        _folder.Write("course.yaml", "Course:\n  Language: {Name: , IETF BCP 47: }\n  For speakers of: {Name: , IETF BCP 47: }\nModules:\n  - basics/\n");
        _folder.Write("basics/module.yaml", "Module: {Name: }\nSkills:\n  - hello.yaml\n");
        _folder.Write("basics/skills/hello.yaml", "Skill: {Id: , Name: }\nNew words:\n  - {Word: , Translation: }\nPhrases:\n  - {Phrase: , Translation: }\n");

        Read().ShouldBeNull();

        Problems().Count(problem => problem.Contains(" has no '", StringComparison.Ordinal)).ShouldBe(11);
    }

    [Fact]
    public void AFolderIsFoundInAnyUnicodeFormOfItsName()
    {
        _folder.Write("course.yaml", CourseFolder.Course.Replace("basics/", "cafe\u0301/", StringComparison.Ordinal));
        _folder.Write("caf\u00e9/module.yaml", "Module:\n  Name: Basics\nSkills:\n  - hello.yaml\n");
        _folder.Write("caf\u00e9/skills/hello.yaml", CourseFolder.Hello);

        Read().ShouldNotBeNull(string.Join('\n', Problems())).Course.Units.ShouldHaveSingleItem().Lessons.Count.ShouldBe(1);
    }

    [Fact]
    public void NoYesTrueAndNullAreWords()
    {
        _folder.Write("basics/skills/hello.yaml", """
            Skill: {Id: 0011, Name: on}
            New words:
              - {Word: no, Translation: yes}
              - {Word: True, Translation: null}
              - {Word: 1.0, Translation: 0x10}
            """);

        var course = Read()!;

        course.Course.Units[0].Lessons.ShouldBe(["basque-from-english.0011"]);
        var skill = course.Lessons.Values.Single();
        skill.Title.ShouldBe("on");
        skill.Words.Select(word => $"{word.Texts[0]} {word.Translations[0]}").ShouldBe(["no yes", "True null", "1.0 0x10"]);
    }

    [Fact]
    public void EveryErrorIsReportedWithItsFileAndLine()
    {
        _folder.Write("basics/skills/hello.yaml", """
            Skill:
              Name: Hello
            New words:
              - Word: kaixo
                Translatoin: hello
              - Word:
                Translation: bye
              - just a text
              - Word: "!?"
                Translation: nothing
            Phrases: none
            """);

        Read().ShouldBeNull();

        Problems().ShouldBe(
        [
            "basics/skills/hello.yaml:2: 'Skill' has no 'Id'",
            "basics/skills/hello.yaml:4: a word has no 'Translation'",
            "basics/skills/hello.yaml:5: warning: 'Translatoin' is not known in a word and was passed over; did you mean 'Translation'?",
            "basics/skills/hello.yaml:6: a word has no 'Word'",
            "basics/skills/hello.yaml:8: a word should be a mapping of names to values",
            "basics/skills/hello.yaml:9: '!?' has no letter in it",
            "basics/skills/hello.yaml:11: 'Phrases' should be a list",
        ]);
    }

    [Fact]
    public void BrokenYamlNamesItsLine()
    {
        _folder.Write("basics/skills/hello.yaml", "Skill:\n  Id: 1\n  Name: \"open\nNew words: [\n");

        Read().ShouldBeNull();

        Problems().ShouldHaveSingleItem().ShouldMatch(@"^basics/skills/hello\.yaml:[3-5]: not valid YAML: ");
    }

    [Fact]
    public void AMissingFileIsReportedWhereItIsNamed()
    {
        _folder.Write("basics/module.yaml", "Module:\n  Name: Basics\nSkills:\n  - hello.yaml\n  - gone.yaml\n");

        Read().ShouldBeNull();

        Problems().ShouldBe(["basics/module.yaml:5: there is no file 'basics/skills/gone.yaml'"]);
    }

    [Theory]
    [InlineData("../outside.yaml")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\..\\b.yaml")]
    public void APathOutOfTheCourseIsRefused(string skill)
    {
        _folder.Write("basics/module.yaml", $"Module:\n  Name: Basics\nSkills:\n  - '{skill}'\n");

        Read().ShouldBeNull();

        Problems().ShouldHaveSingleItem().ShouldContain("is not a path inside the course");
    }

    [Fact]
    public void ALinkOutOfTheCourseIsNotFollowed()
    {
        var secret = Path.Combine(_folder.Path, "secret.md");
        File.WriteAllText(secret, "secret");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "basics/skills/hello.md"), secret);

        Read().ShouldBeNull();

        Problems().ShouldHaveSingleItem().ShouldContain("over a link");
    }

    [Fact]
    public void AnAliasBombIsRefusedBeforeItGrows()
    {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (var name = 'b'; name <= 'p'; name++)
        {
            bomb.AppendLine(CultureInfo.InvariantCulture, $"{name}: &{name} [{string.Join(", ", Enumerable.Repeat($"*{(char)(name - 1)}", 10))}]");
        }

        _folder.Write("basics/skills/hello.yaml", bomb.ToString());

        Read().ShouldBeNull();

        Problems().ShouldHaveSingleItem().ShouldContain("more than 100000 values in one file");
    }

    [Fact]
    public void AnAliasInsideItsOwnAnchorNamesNothing()
    {
        _folder.Write("basics/skills/hello.yaml", "a: &a [x, *a]\n");

        Read().ShouldBeNull();

        Problems().ShouldHaveSingleItem().ShouldContain("names nothing before it");
    }

    [Fact]
    public void DeepNestingIsRefused()
    {
        _folder.Write("basics/skills/hello.yaml", new string('[', 20_000));

        Read().ShouldBeNull();

        Problems().ShouldHaveSingleItem().ShouldContain("nested deeper than");
    }

    [Fact]
    public void AHugeFileIsRefused()
    {
        _folder.Write("basics/skills/hello.yaml", new string('x', ImportLimits.MaxFileBytes + 1));

        Read().ShouldBeNull();

        Problems().ShouldHaveSingleItem().ShouldBe("basics/skills/hello.yaml:1: the file is larger than 1024 KB");
    }

    [Fact]
    public void AFileThatIsNotUtf8NamesTheLine()
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, "basics/skills/hello.yaml"), [.. "Skill:\n  Name: caf"u8, 0xE9, (byte)'\n']);

        Read().ShouldBeNull();

        Problems().ShouldBe(["basics/skills/hello.yaml:2: the file is not UTF-8"]);
    }

    [Theory]
    [InlineData("\"a\\x01b\"", "has a control character")]
    [InlineData("\"a\\uD800b\"", "")]
    public void ControlCharactersAndLoneSurrogatesAreErrors(string word, string message)
    {
        _folder.Write("basics/skills/hello.yaml", $"Skill: {{Id: 1, Name: x}}\nNew words:\n  - Word: {word}\n    Translation: x\n");

        Read().ShouldBeNull();

        Problems().ShouldHaveSingleItem().ShouldContain(message);
    }

    [Fact]
    public void AKeyThatStandsTwiceIsWarnedOfAndTheLastOneCounts()
    {
        _folder.Write("basics/skills/hello.yaml", "Skill: {Id: 1, Name: x}\nNew words:\n  - Word: a\n    Translation: b\n    Translation: c\n");

        Lesson().Words[0].Translations.ShouldBe(["c"]);

        Problems().ShouldHaveSingleItem().ShouldStartWith("basics/skills/hello.yaml:5: warning: 'Translation' stands twice");
    }

    [Fact]
    public void ATextThatStandsTwiceSharesItsTranslations()
    {
        _folder.Write("basics/skills/hello.yaml", """
            Skill: {Id: 1, Name: x}
            New words:
              - {Word: gutxitan, Translation: seldom}
              - {Word: gutxitan, Translation: rarely}
            """);

        var words = Lesson().Words;

        words.Select(word => string.Join('/', word.Translations)).ShouldBe(["seldom/rarely", "rarely/seldom"]);
    }

    [Fact]
    public void BothKindsOfDictionaryGiveGlosses()
    {
        _folder.Write("basics/skills/hello.yaml", """
            Skill: {Id: 1, Name: x}
            Phrases:
              - {Phrase: "Ni {ohean} nago", Translation: I am in bed}
            Mini-dictionary:
              Basque:
                - ohean: [in bed, abed]
              English:
                - bed: ohe
            Two-way-dictionary:
              - (I) am: nago (egon)
            """);

        var skill = Lesson();

        Problems().ShouldBeEmpty();
        skill.Phrases[0].Texts[0].ShouldBe("Ni ohean nago");
        skill.Glossary.Select(term => $"{term.Term}: {string.Join(", ", term.Meanings)}").ShouldBe(["ohean: in bed, abed", "nago: (I) am"]);
    }

    [Fact]
    public void AFolderWithoutACourseSaysSo()
    {
        CourseReader.Read(Path.Combine(_folder.Path, "basics"), _log).ShouldBeNull();

        Problems().ShouldHaveSingleItem().ShouldEndWith("no course.yaml here");
    }

    [Fact]
    public void TheSampleCourseIsReadWithoutAWarning()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Myna.slnx")))
        {
            folder = folder.Parent;
        }

        var course = CourseReader.Read(Path.Combine(folder.FullName, "courses", "spanish-from-english"), _log);

        Problems().ShouldBeEmpty();
        course!.Course.Units.Count.ShouldBeGreaterThanOrEqualTo(3);
        course.Lessons.Count.ShouldBeGreaterThanOrEqualTo(12);
        CourseBuilder.Build(course).Lessons.Count.ShouldBe(course.Lessons.Count);
    }
}
