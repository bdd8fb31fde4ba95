using System.CommandLine;
using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Operator;

/// <summary><c>course import PATH</c>.</summary>
internal static class CourseCommands
{
    public static Command Build()
    {
        var command = new Command("course", "Courses: import.");
        command.Subcommands.Add(Import());
        return command;
    }

    private static Command Import()
    {
        var path = new Argument<string>("PATH") { Description = "The folder with course.yaml (LibreLingo's format)." };
        var replace = new Option<bool>("--replace") { Description = "Put this course in the place of another one that is installed under the same id." };
        var command = new Command("import", "Imports a course. Importing it again changes nothing; a changed course becomes a new version.") { path, replace };
        command.SetAction((parsed, cancellation) => OperatorTool.OnStore(services => Import(services, parsed.GetValue(path)!, parsed.GetValue(replace), cancellation)));
        return command;
    }

    private static async Task<int> Import(IServiceProvider services, string path, bool replace, CancellationToken cancellation)
    {
        var result = await Terminal.WithProgress(async bar => await CourseImport.Run(
            services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<TimeProvider>(), path, replace, new Stages(bar), cancellation));
        foreach (var problem in result.Problems)
        {
            Terminal.WriteError(problem.ToString());
        }

        if (result.OmittedProblems > 0)
        {
            Terminal.WriteError($"and {result.OmittedProblems} more problems");
        }

        if (result.Summary is not { } summary)
        {
            Terminal.WriteError("Nothing was imported: correct the errors above.");
            return OperatorTool.Failed;
        }

        Terminal.WriteLine(summary.IsChanged
            ? $"{summary.CourseId} version {summary.CourseVersion}: {summary.LessonsAdded} lessons added, {summary.LessonsChanged} changed, {summary.LessonsUnchanged} unchanged, {summary.LessonsRemoved} removed."
            : $"{summary.CourseId} version {summary.CourseVersion}: nothing has changed.");
        return 0;
    }

    private sealed class Stages(IProgress<(string Stage, int Done, int Total)> bar) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => bar.Report((value.Stage.ToString(), value.Done, value.Total));
    }
}
