// Loads one Socket.IO server on loopback and prints one JSON line.
//   loadgen echo|bcast|idle --port P --pid SERVER --clients N [--window N] [--size 64] [--warm 3] [--seconds 5]
using System.Diagnostics;
using System.Globalization;
using Myna.SocketIO.LoadGenerator;

var settings = Settings.Parse(args);
using var generator = new Generator(settings);
var before = Usage.Of(settings.Pid);
var clock = Stopwatch.StartNew();
generator.ConnectAll(TimeSpan.FromSeconds(120));
var connected = clock.Elapsed;
var after = Usage.Of(settings.Pid);

if (settings.Mode == "idle")
{
    generator.PumpFor(settings.Seconds);
    using (var http = new HttpClient())
    {
        await http.GetStringAsync(new Uri($"http://127.0.0.1:{settings.Port}/gc"));
    }

    var rest = Usage.Of(settings.Pid);
    Print($"\"kb_per_connection\":{(rest.ResidentKb - before.ResidentKb) / (double)settings.Clients:F2},\"connects_per_second\":{settings.Clients / connected.TotalSeconds:F0},\"connect_cpu_us\":{(after.Cpu - before.Cpu).TotalMicroseconds / settings.Clients:F0}");
    return 0;
}

generator.Start();
generator.PumpFor(settings.Warm);
generator.IsMeasuring = true;
var (messages, start) = (generator.Events + generator.Acks, Usage.Of(settings.Pid));
clock.Restart();
generator.PumpFor(settings.Seconds);
var (measured, end, time) = (generator.Events + generator.Acks - messages, Usage.Of(settings.Pid), clock.Elapsed);
generator.IsMeasuring = generator.IsRunning = false;
generator.PumpFor(TimeSpan.FromSeconds(10), generator.IsComplete);
var complete = generator.IsComplete();
generator.Latencies.Sort();
Print($"\"complete\":{(complete ? "true" : "false")},\"per_cpu_second\":{measured / (end.Cpu - start.Cpu).TotalSeconds:F0},\"per_second\":{measured / time.TotalSeconds:F0},\"p50_ms\":{Percentile(0.50):F2},\"p99_ms\":{Percentile(0.99):F2}");
return complete ? 0 : 1;

double Percentile(double share) =>
    generator.Latencies.Count == 0 ? 0 : generator.Latencies[(int)Math.Min(generator.Latencies.Count - 1, share * generator.Latencies.Count)];

void Print(FormattableString figures) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{{\"mode\":\"{settings.Mode}\",\"clients\":{settings.Clients},\"window\":{settings.Window},{figures.ToString(CultureInfo.InvariantCulture)}}}"));
