namespace Myna.Tests;

/// <summary>Counts what a call allocates. Bytes of the calling thread are exact and independent of the machine's load, so a budget in bytes can fail a build.</summary>
public static class Allocations
{
    /// <summary>The mean over many calls, after the first ones have filled caches.</summary>
    public static long PerCall(Action call)
    {
        const int warmUp = 200, calls = 1_000;
        for (var i = 0; i < warmUp; i++)
        {
            call();
        }

        return Of(() =>
        {
            for (var i = 0; i < calls; i++)
            {
                call();
            }
        }) / calls;
    }

    /// <summary>The bytes that one call allocates on this thread.</summary>
    public static long Of(Action call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
