using System.Diagnostics;

namespace Myna.Storage.Tests;

/// <summary>A file system of a given size over a folder. Only root can mount one.</summary>
internal static class SmallDisk
{
    public static bool TryMount(string folder, string size) => Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder);

    public static void Unmount(string folder) => Run("umount", folder);

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
