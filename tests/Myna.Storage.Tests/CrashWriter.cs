using System.Buffers.Binary;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Win32.SafeHandles;
using Myna.Storage.Sqlite;

namespace Myna.Storage.Tests;

/// <summary>
/// The process that the crash test kills: writers that never stop, and a file of what was acknowledged to them.
/// Each commit of a writer inserts its next card, counts it in the writer's own document, adds it to the writer's list, which grows by steps, and
/// publishes an event.
/// </summary>
public static class CrashWriter
{
    public const int Writers = 12;
    public const int RecordBytes = 8;

    /// <summary>So many cards are in a list before it begins anew.</summary>
    public const int ListLength = 40;

    public static async Task<int> Main(string[] args)
    {
        if (args is not [var folder, var acknowledged])
        {
            return 2;
        }

        await using var store = SqliteDocumentStore.Open(new SqliteStoreOptions { Folder = folder, CheckpointPages = 200 }, Cards.All, TimeProvider.System, NullLogger.Instance);
        using var file = File.OpenHandle(acknowledged, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(store, writer, file))));
        return 0;
    }

    public static string CountOf(int writer) => $"count-{writer}";

    public static string ListOf(int writer) => $"list-{writer}";

    public static string CardOf(int writer, int number) => $"{writer}-{number}";

    private static async Task Write(SqliteDocumentStore store, int writer, SafeFileHandle acknowledged)
    {
        var counted = await store.Load(Cards.Others, CountOf(writer));
        var list = await store.Load(Cards.Collection, ListOf(writer));
        for (var number = counted?.Value.Rank + 1 ?? 0; ; number++)
        {
            var value = new Card(CountOf(writer)) { Owner = CountOf(writer), Rank = number };
            var commit = new Commit()
                .Insert(Cards.Collection, new Card(CardOf(writer, number)) { Owner = $"{writer}", Rank = number, Email = CardOf(writer, number), Text = new string('x', number * 37 % 3000) })
                .Put(Cards.Others, value, counted)
                .Publish(Cards.Moved, new CardMoved(CardOf(writer, number), number));
            var listed = new Card(ListOf(writer)) { Owner = ListOf(writer), Text = $"{number} " };
            if (number % ListLength != 0)
            {
                listed = commit.Append(Cards.Growth, list!.Value, new CardAddition($"{number} "));
            }
            else
            {
                commit.Put(Cards.Collection, listed, list);
            }

            if (number % 5 == 4)
            {
                commit.Delete(Cards.Collection, CardOf(writer, number - 2), 1);
            }

            if (!(await store.Commit(commit)).IsCommitted)
            {
                throw new InvalidOperationException("Nobody else writes these documents.");
            }

            counted = new Document<Card>(value, (counted?.Version ?? 0) + 1);
            list = new Document<Card>(listed, (list?.Version ?? 0) + 1);
            Acknowledge(acknowledged, writer, number);
        }
    }

    // One record for each writer: the last number acknowledged, and one more than it so that 0 says none.
    private static void Acknowledge(SafeFileHandle file, int writer, int number)
    {
        Span<byte> record = stackalloc byte[RecordBytes];
        BinaryPrimitives.WriteInt64LittleEndian(record, number + 1);
        RandomAccess.Write(file, record, writer * RecordBytes);
    }
}
