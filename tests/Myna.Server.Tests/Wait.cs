using System.Diagnostics;

namespace Myna.Server.Tests;

/// <summary>Waits for a condition that comes true in the background. A test waits no longer than it must, and says how long was too long.</summary>
public static class Wait
{
    /// <summary>Far longer than anything takes on a busy machine: only a defect reaches it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static Task Until(Func<bool> condition, Func<string>? seen = null) => Until(() => Task.FromResult(condition()), seen);

    /// <param name="condition">Asked again and again until it is true.</param>
    /// <param name="seen">What there was instead, for the error message.</param>
    /// <param name="meanwhile">Done before each pause, such as moving a clock on.</param>
    public static async Task Until(Func<Task<bool>> condition, Func<string>? seen = null, Action? meanwhile = null)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            if (waited.Elapsed > Patience)
            {
                throw new TimeoutException($"It did not come true within {Patience.TotalSeconds} s. {seen?.Invoke()}");
            }

            meanwhile?.Invoke();
            await Task.Delay(Pause);
        }
    }
}
