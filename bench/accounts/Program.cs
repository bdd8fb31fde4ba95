using Myna.Accounts.Bench;

switch (args)
{
    case []:
        await Speed.Run();
        return 0;
    case ["storm"]:
        await Storm.Run();
        return 0;
    case ["timing"]:
        await Timing.Run();
        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: bench/accounts [storm | timing]");
        return 2;
}
