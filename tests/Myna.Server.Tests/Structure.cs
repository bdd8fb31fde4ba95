using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Myna.Server.Tests;

/// <summary>Modules form a line. The compiled assembly is read, so that fully qualified names, inferred types and method bodies count too.</summary>
public sealed class Structure
{
    /// <summary>Each module and the modules that it may use, by their <c>Contracts</c> only. Every module may use Shared; Shared uses none.</summary>
    private static readonly Dictionary<string, string[]> Uses = new(StringComparer.Ordinal)
    {
        ["Accounts"] = [],
        ["Social"] = ["Accounts"],
        ["Exercises"] = [],
        ["Content"] = ["Accounts", "Social", "Exercises"],
        ["Progress"] = ["Accounts", "Social", "Exercises", "Content"],
        ["Gamification"] = ["Accounts", "Social", "Exercises", "Content", "Progress"],
        ["Practice"] = ["Accounts", "Social", "Exercises", "Content", "Progress", "Gamification"],
        ["Reminders"] = ["Accounts", "Social", "Exercises", "Content", "Progress", "Gamification", "Practice"],
        ["Realtime"] = ["Accounts", "Social", "Exercises", "Content", "Progress", "Gamification", "Practice", "Reminders"],
        ["Web"] = ["Accounts", "Social", "Exercises", "Content", "Progress", "Gamification", "Practice", "Reminders", "Realtime"],
        ["Operator"] = ["Accounts", "Social", "Exercises", "Content", "Progress", "Gamification", "Practice", "Reminders", "Realtime", "Web"],
        ["Shared"] = [],
    };

    /// <summary>The areas of Accounts are modules within: each uses only those before it. Its Contracts are how others see them all.</summary>
    private static readonly Dictionary<string, string[]> AreasOfAccounts = new(StringComparer.Ordinal)
    {
        ["Settings"] = [],
        ["Identity"] = ["Settings"],
        ["Mail"] = ["Settings", "Identity"],
        ["SignIn"] = ["Settings", "Identity", "Mail"],
        ["Administration"] = ["Settings", "Identity", "Mail", "SignIn"],
        ["Contracts"] = ["Settings", "Identity", "Mail", "SignIn", "Administration"],
    };

    private static readonly Assembly Server = typeof(ServerProgram).Assembly;

    [Fact]
    public void AModuleUsesOnlyTheContractsOfTheModulesBeforeIt()
    {
        var types = new ArchLoader().LoadAssembly(Server).Build().Types.Where(type => ModuleOf(type) is not null).ToList();
        types.Count.ShouldBeGreaterThan(200, "the assembly was not read");

        var violations = from type in types
                         from used in type.Dependencies.Select(dependency => dependency.Target).Distinct()
                         let module = ModuleOf(type)!
                         let other = ModuleOf(used)
                         where other is not null && other != module && other != "Shared"
                            && !(Uses[module].Contains(other) && IsContract(used))
                         select $"{type.FullName} uses {used.FullName}";

        violations.Distinct().Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void EveryFolderOfTheServerIsAModuleOfTheTable() => Server.GetTypes()
        .Select(type => ModuleOf(type.FullName!)).OfType<string>().Distinct().Order(StringComparer.Ordinal)
        .ShouldBe(Uses.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void AnAreaOfAccountsUsesOnlyTheAreasBeforeIt()
    {
        var types = new ArchLoader().LoadAssembly(Server).Build().Types.Where(type => AreaOf(type.FullName) is not null).ToList();
        types.Select(type => AreaOf(type.FullName)!).Distinct().Order(StringComparer.Ordinal).ShouldBe(AreasOfAccounts.Keys.Order(StringComparer.Ordinal));

        var violations = from type in types
                         from used in type.Dependencies.Select(dependency => dependency.Target).Distinct()
                         let area = AreaOf(type.FullName)!
                         let other = AreaOf(used.FullName)
                         where other is not null && other != area && other != "Contracts" && !AreasOfAccounts[area].Contains(other)
                         select $"{type.FullName} uses {used.FullName}";

        violations.Distinct().Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Myna.SocketIO")]
    [InlineData("Myna.Storage")]
    public void ALibraryKnowsNothingOfTheProduct(string library) => Assembly.Load(library)
        .GetReferencedAssemblies().Select(reference => reference.Name).ShouldNotContain("Myna.Server");

    private static bool IsContract(IType type) => type.FullName.Contains(".Contracts.", StringComparison.Ordinal);

    // Myna.Server.Accounts.AccountsModule puts the areas together and is of none.
    private static string? AreaOf(string fullName) => fullName.Split('.') is ["Myna", "Server", "Accounts", var area, _, ..] ? area : null;

    private static string? ModuleOf(IType type) => ModuleOf(type.FullName);

    // Myna.Server.Practice.Attempts.Attempt is of Practice; Myna.Server.ServerProgram puts the modules together and is of none.
    private static string? ModuleOf(string fullName) =>
        fullName.Split('.') is ["Myna", "Server", var module, _, ..] ? module : null;
}
