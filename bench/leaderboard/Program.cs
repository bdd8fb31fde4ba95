using System.Diagnostics;
using System.Globalization;
using Myna.Server.Gamification.Leaderboards;

// What an exact leaderboard costs: dotnet run -c Release --project bench/leaderboard -- [members …]
// Scores are spread like XP (a long tail), ids are of the product's length. Times are of one thread; p50 and p99 are of single calls.

const int Operations = 1_000_000;
var sizes = args.Length > 0 ? args.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray() : [1_000_000, 10_000_000];
Console.WriteLine("| members | load, s | bytes a member | of these, ids | update + rank, µs CPU | p50 | p99 | page around me (11), µs CPU | leave and join, µs CPU |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
foreach (var members in sizes)
{
    var random = new Random(1);
    var before = Settled();
    var ids = new string[members];
    for (var i = 0; i < members; i++)
    {
        ids[i] = string.Create(CultureInfo.InvariantCulture, $"u{i * 2654435761 % 100_000_000_000:00000000000}{i:00000000000000}");
    }

    var idBytes = (Settled() - before - (8L * members)) / (double)members;
    var points = new long[members];
    for (var i = 0; i < members; i++)
    {
        points[i] = (long)(100 / (1.0001 - random.NextDouble()));
    }

    before = Settled();
    var board = new RankedBoard();
    var watch = Stopwatch.StartNew();
    board.Load(ids.Select((id, i) => (id, new Score(points[i], i))));
    var load = watch.Elapsed.TotalSeconds;
    var boardBytes = (Settled() - before) / (double)members;

    var turn = (long)members;
    var checksum = 0L;
    void Update()
    {
        var i = random.Next(members);
        board.Set(ids[i], points[i] += random.Next(10, 40), ++turn);
        checksum += board.RankOf(ids[i])!.Value;
    }

    for (var i = 0; i < Operations / 5; i++)
    {
        Update();
    }

    var update = Cpu(Update);
    var each = new double[Operations / 5];
    for (var i = 0; i < each.Length; i++)
    {
        var start = Stopwatch.GetTimestamp();
        Update();
        each[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    Array.Sort(each);
    var page = Cpu(() => checksum += board.Read(ids[random.Next(members)], aroundMember: true, limit: 11).Items.Count);
    var leave = Cpu(() =>
    {
        var i = random.Next(members);
        board.Remove(ids[i]);
        board.Set(ids[i], points[i], ++turn);
    });
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {members:N0} | {load:0.0} | {boardBytes + idBytes:0} | {idBytes:0} | {update:0.00} | {each[each.Length / 2]:0.0} | {each[each.Length * 99 / 100]:0.0} | {page:0.00} | {leave:0.00} |"));
    GC.KeepAlive(checksum);
}

static double Cpu(Action operation)
{
    using var process = Process.GetCurrentProcess();
    var before = process.TotalProcessorTime;
    for (var i = 0; i < Operations; i++)
    {
        operation();
    }

    process.Refresh();
    return (process.TotalProcessorTime - before).TotalMicroseconds / Operations;
}

static long Settled()
{
    GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
    return GC.GetTotalMemory(forceFullCollection: true);
}
