using Myna.Server.Tests.Scenarios;
using Myna.SocketIO.Tests.Fuzzing;

namespace Myna.Server.Tests.Content.Files.Fuzzing;

/// <summary>The corpus, and a few thousand changes of it from one seed; the fuzzer goes on from there (fuzz/content).</summary>
public class FuzzTests
{
    public static TheoryData<string> Targets => [.. FuzzTargets.All.Keys];

    [SkippableTheory]
    [MemberData(nameof(Targets))]
    public void NothingThatIsReadThrows(string target)
    {
        var folder = Path.Combine(WatchingDevice.RepositoryFolder, "fuzz", "content", "corpus", target);
        Skip.IfNot(Directory.Exists(folder), "the sources are not beside the tests");
        var corpus = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        corpus.ShouldNotBeEmpty();
        foreach (var input in corpus)
        {
            FuzzTargets.All[target](input);
        }

        var mutator = new Mutator(1, corpus);
        for (var run = 0; run < 2000; run++)
        {
            var input = mutator.Next();
            try
            {
                FuzzTargets.All[target](input);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Run {run}: {Convert.ToBase64String(input)}", e);
            }
        }
    }
}
