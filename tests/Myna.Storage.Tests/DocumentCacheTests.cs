using Myna.Storage.Sqlite;

namespace Myna.Storage.Tests;

/// <summary>The work of the document cache, counted in steps of its clock.</summary>
public sealed class DocumentCacheTests
{
    private const int Kept = 1000, Json = 350, Cost = 1000;

    private readonly CacheBudget _budget = new(Kept * Cost);
    private readonly DocumentCache<Card> _cache;

    public DocumentCacheTests() => _cache = new DocumentCache<Card>(_budget);

    [Fact]
    public void AnAdditionAfterAHundredThousandEvictionsCostsOneStep()
    {
        Add(0, Kept + 100_000);
        var before = _budget.Steps;
        Add(200_000, 500);
        (_budget.Steps - before).ShouldBe(500);
        _budget.Bytes.ShouldBe(Kept * Cost);
    }

    [Fact]
    public void DeletedDocumentsLeaveNothingForLaterAdditionsToPassBy()
    {
        for (var i = 0; i < 100_000; i++)
        {
            Add(i, 1);
            _cache.Publish($"{i}", null, 0, 0);
        }

        _budget.Bytes.ShouldBe(0);
        _budget.Steps.ShouldBe(0);
        Add(0, Kept);
        _budget.Steps.ShouldBe(0);
        Add(Kept, 1);
        _budget.Steps.ShouldBe(1);
    }

    [Fact]
    public void AnAdditionToACacheInWhichEverythingIsInUseSparesABoundedNumber()
    {
        Add(0, Kept);
        for (var i = 0; i < Kept; i++)
        {
            _cache.TryGet($"{i}", out _).ShouldBeTrue();
        }

        Add(Kept, 1);
        _budget.Steps.ShouldBeLessThanOrEqualTo(65);
        _budget.Bytes.ShouldBe(Kept * Cost);
    }

    [Fact]
    public void ADocumentThatIsReadStaysWhileOthersPass()
    {
        Add(0, Kept);
        for (var i = Kept; i < 10 * Kept; i++)
        {
            _cache.TryGet("7", out _).ShouldBeTrue();
            Add(i, 1);
        }

        _cache.TryGet("8", out _).ShouldBeFalse();
    }

    [Fact]
    public void ADocumentThatGrowsEvictsOthers()
    {
        Add(0, Kept);
        _cache.Publish("5", new Card("5"), 2, Json + (10 * Cost / 2));
        _budget.Bytes.ShouldBeLessThanOrEqualTo(Kept * Cost);
        _cache.TryGet("0", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task AdditionsDeletionsAndReadsOfManyThreadsKeepTheCountRight()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                var id = $"{i % 3000}";
                switch ((i + thread) % 3)
                {
                    case 0: _cache.Publish(id, new Card(id), 1, Json); break;
                    case 1: _cache.Offer(id, new Document<Card>(new Card(id), 1), Json, _cache.Generation(id)); break;
                    default: _cache.Publish(id, null, 0, 0); break;
                }
            }
        })));

        _budget.Bytes.ShouldBeInRange(0, Kept * Cost);
        for (var i = 0; i < 3000; i++)
        {
            _cache.Publish($"{i}", null, 0, 0);
        }

        _budget.Bytes.ShouldBe(0);
        var before = _budget.Steps;
        Add(0, Kept + 10);
        (_budget.Steps - before).ShouldBe(10);
    }

    private void Add(int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            _cache.Publish($"{i}", new Card($"{i}"), 1, Json);
        }
    }
}
