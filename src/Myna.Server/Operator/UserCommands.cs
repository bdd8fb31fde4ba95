using System.CommandLine;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;

namespace Myna.Server.Operator;

/// <summary><c>user grant EMAIL ROLE</c>: how the first admin comes.</summary>
internal static class UserCommands
{
    public static Command Build()
    {
        var email = new Argument<string>("EMAIL") { Description = "The account's address." };
        var role = new Argument<string>("ROLE") { Description = "author or admin." };
        var grant = new Command("grant", "Gives an account a role. It counts from the next access token on. On the embedded store: while the server is stopped.") { email, role };
        grant.SetAction((parsed, cancellation) => OperatorTool.OnStore(async services =>
        {
            var granted = await services.GetRequiredService<RoleGrants>().Grant(parsed.GetValue(email)!, parsed.GetValue(role)!, cancellation);
            if (!granted.IsOk)
            {
                Terminal.WriteError(granted.Problem.Errors is { } errors ? $"ROLE {errors["role"][0]}." : granted.Problem.Title);
                return OperatorTool.Failed;
            }

            Terminal.WriteLine($"{parsed.GetValue(email)} has the roles {string.Join(", ", granted.Value)}.");
            return 0;
        }));
        return new Command("user", "Accounts: grant.") { grant };
    }
}
