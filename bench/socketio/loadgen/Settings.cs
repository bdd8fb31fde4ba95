using System.Globalization;

namespace Myna.SocketIO.LoadGenerator;

/// <summary>What to do to which server.</summary>
internal sealed record Settings(string Mode, int Port, int Pid, int Clients, int Window, int Size, TimeSpan Warm, TimeSpan Seconds)
{
    public static Settings Parse(string[] arguments)
    {
        return new Settings(
            arguments[0], Option("port", 0), Option("pid", 0), Option("clients", 100), Option("window", 1), Option("size", 64),
            TimeSpan.FromSeconds(Option("warm", 3)), TimeSpan.FromSeconds(Option("seconds", 5)));

        int Option(string name, int otherwise)
        {
            var at = Array.IndexOf(arguments, "--" + name);
            return at < 0 ? otherwise : int.Parse(arguments[at + 1], CultureInfo.InvariantCulture);
        }
    }
}

/// <summary>What a process has used: CPU time in user and kernel, and resident memory.</summary>
internal sealed record Usage(TimeSpan Cpu, long ResidentKb)
{
    public static Usage Of(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        var resident = File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return new Usage(
            TimeSpan.FromMilliseconds(ticks * 10), long.Parse(resident[6..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture));
    }
}
