using System.Reflection;
using System.Text.RegularExpressions;
using Myna.Server.Shared;

namespace Myna.Server.Tests.Shared;

public sealed partial class ProblemsTests
{
    [Fact]
    public void EveryProblemHasACodeOfItsOwnAndAStatusOfAnError()
    {
        var problems = typeof(Problems).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(Problem) && !field.DeclaringType!.ContainsGenericParameters)
            .Select(field => (Problem)field.GetValue(null)!)
            .ToList();
        problems.Count.ShouldBeGreaterThan(40);
        problems.Select(problem => problem.Code).ShouldBeUnique();
        problems.ShouldAllBe(problem => Code().IsMatch(problem.Code) && problem.Status >= 400 && problem.Status < 600 && problem.Title.Length > 0);
    }

    [GeneratedRegex("^[a-z]+(_[a-z]+)*$")]
    private static partial Regex Code();
}
