namespace Myna.Server.Tests.Scenarios;

/// <summary>An operator starts a second server at the address of the first.</summary>
public sealed class PortInUse
{
    [Fact]
    public async Task AServerWhoseAddressIsTakenSaysSoInOneLine()
    {
        await using var first = await ServerProcess.Start(Home.OnSqlite());
        await using var home = Home.OnSqlite();

        var refused = await ServerProcess.RunTool(home, $"--urls {first.Address}");

        refused.ExitCode.ShouldBe(1);
        refused.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("address already in use");
    }
}
