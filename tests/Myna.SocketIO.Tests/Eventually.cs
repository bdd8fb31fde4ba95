namespace Myna.SocketIO.Tests;

/// <summary>Waits for what happens on another thread; the deadline only guards against hanging.</summary>
public static class Eventually
{
    public static async Task True(Func<bool> condition, string what = "the condition")
    {
        var deadline = Environment.TickCount64 + 60_000;
        while (!condition())
        {
            if (Environment.TickCount64 > deadline)
            {
                throw new TimeoutException($"{what} did not come true");
            }

            await Task.Delay(5);
        }
    }
}
