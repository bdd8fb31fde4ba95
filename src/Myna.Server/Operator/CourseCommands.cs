using System.CommandLine;
using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Operator;

/// <summary><c>course import PATH</c>, <c>export</c>, <c>check</c>, <c>convert</c>.</summary>
internal static class CourseCommands
{
    public static Command Build()
    {
        var command = new Command("course", "Courses: import, export, check, convert.");
        command.Subcommands.Add(Import());
        command.Subcommands.Add(Export());
        command.Subcommands.Add(Check());
        command.Subcommands.Add(Convert());
        return command;
    }

    private static Command Export()
    {
        var id = new Argument<string>("ID") { Description = "The course's id." };
        var path = new Argument<string>("PATH") { Description = "The file to write, such as course.json." };
        var command = new Command("export", "Writes a course with its drafts into one JSON file (docs/course.schema.json).") { id, path };
        command.SetAction((parsed, cancellation) => OperatorTool.OnStore(async services =>
        {
            // Under another name until it is whole: a file that is there is not half overwritten.
            var (target, part) = (parsed.GetValue(path)!, $"{parsed.GetValue(path)}.part");
            bool isFound;
            await using (var file = File.Create(part))
            {
                isFound = await CourseExport.Run(services.GetRequiredService<IDocumentStore>(), parsed.GetValue(id)!, file, cancellation);
            }

            if (!isFound)
            {
                File.Delete(part);
                Terminal.WriteError($"There is no course {parsed.GetValue(id)}.");
                return OperatorTool.Failed;
            }

            File.Move(part, target, overwrite: true);
            Terminal.WriteLine($"{parsed.GetValue(id)} is in {target}.");
            return 0;
        }));
        return command;
    }

    private static Command Check()
    {
        var path = new Argument<string>("PATH") { Description = "A folder with course.yaml (LibreLingo's format), or a file that export wrote." };
        var command = new Command("check", "Tells all that is wrong with a course's files. Writes nothing, and needs no store.") { path };
        command.SetAction((parsed, _) =>
        {
            var result = CourseImport.Check(parsed.GetValue(path)!);
            Tell(result.Problems, result.OmittedProblems);
            if (result.Course is not { } course)
            {
                Terminal.WriteError("It cannot be imported: correct the errors above.");
                return Task.FromResult(OperatorTool.Failed);
            }

            Terminal.WriteLine($"{course.Id}: {course.Lessons} lessons, {course.Items} words and phrases, {course.Questions} questions.");
            return Task.FromResult(0);
        });
        return command;
    }

    private static Command Convert()
    {
        var from = new Argument<string>("FROM") { Description = "A list of words (.csv, .tsv, .txt) or questions in GIFT (.gift)." };
        var to = new Argument<string>("TO") { Description = "The file to write, for course import." };
        var id = new Option<string>("--id") { Description = "The course's id.", Required = true };
        var title = new Option<string>("--title") { Description = "The course's title.", Required = true };
        var language = new Option<string>("--language") { Description = "The language that is learnt, such as Basque:eu.", Required = true };
        var speakers = new Option<string>("--for") { Description = "The language of the learners, such as English:en.", Required = true };
        var command = new Command("convert", "Makes a course file of a list of words or of questions, to look at before it is imported.") { from, to, id, title, language, speakers };
        command.SetAction(async (parsed, cancellation) =>
        {
            var result = await CourseConversion.Run(
                parsed.GetValue(from)!, parsed.GetValue(to)!, parsed.GetValue(id)!, parsed.GetValue(title)!, parsed.GetValue(language)!, parsed.GetValue(speakers)!, cancellation);
            Tell(result.Problems, result.OmittedProblems);
            if (result.Course is not { } course)
            {
                Terminal.WriteError("Nothing was written: correct the errors above.");
                return OperatorTool.Failed;
            }

            Terminal.WriteLine($"{parsed.GetValue(to)}: {course.Lessons} lessons, {course.Items} words and phrases, {course.Questions} questions.");
            return 0;
        });
        return command;
    }

    private static void Tell(IReadOnlyList<ImportProblem> problems, int omitted)
    {
        foreach (var problem in problems)
        {
            Terminal.WriteError(problem.ToString());
        }

        if (omitted > 0)
        {
            Terminal.WriteError($"and {omitted} more problems");
        }
    }

    private static Command Import()
    {
        var path = new Argument<string>("PATH") { Description = "The folder with course.yaml (LibreLingo's format), or a file that export wrote." };
        var replace = new Option<bool>("--replace") { Description = "Put this course in the place of another one that is installed under the same id." };
        var command = new Command("import", "Imports a course. Importing it again changes nothing; a changed course becomes a new version.") { path, replace };
        command.SetAction((parsed, cancellation) => OperatorTool.OnStore(services => Import(services, parsed.GetValue(path)!, parsed.GetValue(replace), cancellation)));
        return command;
    }

    private static async Task<int> Import(IServiceProvider services, string path, bool replace, CancellationToken cancellation)
    {
        var result = await Terminal.WithProgress(async bar => await CourseImport.Run(
            services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<TimeProvider>(), path, replace, new Stages(bar), cancellation));
        Tell(result.Problems, result.OmittedProblems);
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
