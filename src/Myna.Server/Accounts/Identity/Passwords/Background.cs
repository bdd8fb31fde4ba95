using System.Runtime.InteropServices;

namespace Myna.Server.Accounts.Identity.Passwords;

/// <summary>Has the operating system run a thread after those that answer requests.</summary>
internal static class Background
{
    /// <summary>Of 0 to 19: about a tenth of the weight of an ordinary thread, so that sign-ins go on however busy the machine is.</summary>
    private const int Niceness = 10;

    private const int ProcessOrThread = 0;

    /// <summary>For the thread that calls, for good.</summary>
    public static void Enter()
    {
        Thread.CurrentThread.Priority = ThreadPriority.Lowest;
        if (OperatingSystem.IsLinux())
        {
            // .NET leaves priorities alone on Unix. In Linux a thread has its own, and 0 names the one that calls (sched(7)); anybody may
            // lower it. Were it refused, the thread would merely stay as it is.
            _ = SetPriority(ProcessOrThread, 0, Niceness);
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);
}
