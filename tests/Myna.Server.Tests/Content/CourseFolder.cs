namespace Myna.Server.Tests.Content;

/// <summary>A course on disk for one test, gone with it.</summary>
public sealed class CourseFolder : IDisposable
{
    public CourseFolder()
    {
        Write("course.yaml", Course);
        Write("basics/module.yaml", "Module:\n  Name: Basics\nSkills:\n  - hello.yaml\n");
        Write("basics/skills/hello.yaml", Hello);
    }

    public const string Course = """
        Course:
          Language:
            Name: Basque
            IETF BCP 47: eu
          For speakers of:
            Name: English
            IETF BCP 47: en
          Special characters: ["ñ"]
        Modules:
          - basics/

        """;

    public const string Hello = """
        Skill:
          Id: 11
          Name: Hello
        New words:
          - Word: kaixo
            Synonyms: [iepa]
            Translation: hello
            Also accepted:
              - hi
          - Word: agur
            Translation: goodbye
          - Word: bai
            Translation: yes
          - Word: ez
            Translation: no
        Phrases:
          - Phrase: Kaixo, Miren!
            Translation: Hello, Miren!

        """;

    public string Path { get; } = Directory.CreateTempSubdirectory("myna-course-").FullName;

    public CourseFolder Write(string file, string text)
    {
        var full = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
