using System.Text.RegularExpressions;
using Myna.Server.Tests.Scenarios;

namespace Myna.Server.Tests;

/// <summary>The rooms meet through Contracts: what one names of another is found by reading the sources.</summary>
public sealed partial class Structure
{
    private static readonly string[] Rooms = ["Accounts", "Lessons", "Quizzes", "Progress", "Gamification", "Realtime"];

    // Learning content is one subject in two services: quizzes are derived from lessons when a course is imported, and archived with them.
    private static readonly HashSet<(string From, string Uses)> Together = [("Lessons", "Quizzes"), ("Quizzes", "Lessons")];

    [SkippableFact]
    public void ARoomNamesOfAnotherOnlyItsContracts()
    {
        var server = Path.Combine(WatchingDevice.RepositoryFolder, "src", "Myna.Server");
        Skip.IfNot(Directory.Exists(server), "the sources are not beside the tests");
        var trespasses = new List<string>();
        foreach (var room in Rooms)
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(server, room), "*.cs", SearchOption.AllDirectories))
            {
                foreach (Match used in RoomNames().Matches(File.ReadAllText(file)))
                {
                    var (other, rest) = (used.Groups[1].Value, used.Groups[2].Value);
                    var isAllowed = other == room || rest.StartsWith(".Contracts", StringComparison.Ordinal) || Together.Contains((room, other))
                        || Allowed(room, other, rest);
                    if (!isAllowed)
                    {
                        trespasses.Add($"{Path.GetRelativePath(server, file)} uses {other}{rest}");
                    }
                }
            }
        }

        trespasses.ShouldBeEmpty();
    }

    [SkippableFact]
    public void TheSocketLibraryAndTheStoreKnowNothingOfTheProduct()
    {
        foreach (var library in new[] { "Myna.SocketIO", "Myna.Storage" })
        {
            var folder = Path.Combine(WatchingDevice.RepositoryFolder, "src", library);
            Skip.IfNot(Directory.Exists(folder), "the sources are not beside the tests");
            Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains("Myna.Server", StringComparison.Ordinal)).ShouldBeEmpty();
        }
    }

    // The realtime room is a second way in to the same features: their bodies are its messages.
    private static bool Allowed(string room, string other, string rest) => (room, other, rest) switch
    {
        ("Realtime", "Quizzes", "" or ".Attempts") => true,
        ("Realtime", "Gamification", "" or ".Leaderboards") => true,
        ("Quizzes", "Gamification", "") => true,
        _ => false,
    };

    [GeneratedRegex(@"(?:using Myna\.Server\.)(Accounts|Lessons|Quizzes|Progress|Gamification|Realtime)((?:\.\w+)*);")]
    private static partial Regex RoomNames();
}
