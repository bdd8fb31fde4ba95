using System.Net;

namespace Myna.Server.Tests.Scenarios;

/// <summary>An operator restores a store and no longer has the master key that it was made under.</summary>
public sealed class LostMasterKey
{
    [Fact]
    public async Task AServerWithAnotherMasterKeySaysSoInOneLineAndGoesOnAfterAReset()
    {
        var server = await ServerProcess.Start(Home.OnSqlite());
        await using var _ = server;
        var ana = await server.SignUp("ana");
        (await server.Stop()).ShouldBe(0);
        File.Delete(Path.Combine(server.Folder, "data", "keys", "master.key"));

        var refused = await ServerProcess.RunTool(server.Home, "--urls http://127.0.0.1:0");
        refused.ExitCode.ShouldBe(1);
        refused.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("docs/master-key.md");
        refused.Output.ShouldNotContain("   at ");
        refused.Output.ShouldNotContain("xception");

        // It costs every session: not by a slip of the hand.
        var unsure = await ServerProcess.RunTool(server.Home, "keys reset");
        unsure.ExitCode.ShouldBe(2);
        unsure.Error.ShouldContain("--yes");

        var reset = await ServerProcess.RunTool(server.Home, "keys reset --yes");
        reset.ExitCode.ShouldBe(0, reset.Error);
        reset.Output.ShouldContain("1 sessions have ended");

        await server.Restart();
        (await ana.Get("/users/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await ana.Post("/auth/refresh", new { refreshToken = ana.RefreshToken }))["code"].GetString().ShouldBe("refresh_invalid");
        (await ana.Post("/auth/login", new { email = ana.Email, password = Learner.Password })).ShouldBeOk()["user"].GetProperty("id").GetString().ShouldBe(ana.UserId);
    }
}
