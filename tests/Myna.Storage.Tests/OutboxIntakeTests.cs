using Myna.Storage.Dispatching;

namespace Myna.Storage.Tests;

/// <summary>Memory's bound, however entries come in.</summary>
public sealed class OutboxIntakeTests
{
    private const int Bound = 4;

    private readonly List<OutboxDelivery> _delivered = [];
    private readonly OutboxIntake _intake;

    public OutboxIntakeTests() => _intake = new OutboxIntake(Bound, [], _delivered.Add);

    [Fact]
    public async Task EntriesHeldBackAreDeliveredWhenThereIsSpace()
    {
        await _intake.Take(Entry(1), 1, CancellationToken.None);
        _intake.HoldBack();
        _intake.Committed(Entry(2)).ShouldBeTrue();
        _intake.Committed(Entry(3)).ShouldBeTrue();
        _intake.InFlight.ShouldBe(1);

        _intake.Open();
        (_intake.IsOpen, _intake.InFlight).ShouldBe((true, 3));
        _intake.Committed(Entry(4)).ShouldBeTrue();
        _intake.Committed(Entry(5)).ShouldBeFalse("memory is full");
        (_intake.IsOpen, _intake.InFlight).ShouldBe((false, Bound));
    }

    [Fact]
    public async Task MoreThanThereIsRoomForIsReadBackInstead()
    {
        foreach (var number in (int[])[1, 2, 3])
        {
            await _intake.Take(Entry(number), 1, CancellationToken.None);
        }

        _intake.HoldBack();
        foreach (var number in (int[])[4, 5, 6])
        {
            _intake.Committed(Entry(number)).ShouldBeTrue();
        }

        _intake.Open();
        (_intake.IsOpen, _intake.InFlight).ShouldBe((false, 3));
    }

    [Fact]
    public async Task AnEntryThatCameBothWaysTakesOnePlace()
    {
        _intake.HoldBack();
        foreach (var number in (int[])[1, 2, 3, 4])
        {
            _intake.Committed(Entry(number)).ShouldBeTrue();
            (await _intake.Take(Entry(number), 1, CancellationToken.None)).ShouldBeTrue();
            (await _intake.Take(Entry(number), 1, CancellationToken.None)).ShouldBeFalse();
        }

        _intake.Open();
        (_intake.IsOpen, _intake.InFlight).ShouldBe((true, Bound));
    }

    [Fact]
    public async Task ADeliveredEntryDoesNotComeAgainFromAnOldPageOrALateResponse()
    {
        await _intake.Take(Entry(1), 2, CancellationToken.None);
        _intake.HoldBack();
        _intake.Committed(Entry(2)).ShouldBeTrue();
        await _intake.Take(Entry(2), 1, CancellationToken.None);
        foreach (var delivery in Deliveries())
        {
            _intake.Done(delivery);
        }

        (await _intake.Take(Entry(1), 2, CancellationToken.None)).ShouldBeFalse("the page was read before it was deleted");
        _intake.Open();
        _intake.Committed(Entry(1)).ShouldBeTrue();
        (_intake.IsOpen, _intake.InFlight).ShouldBe((true, 0));
        (await _intake.Take(Entry(1), 3, CancellationToken.None)).ShouldBeTrue("it was another process's meanwhile, and nobody has it now");
    }

    [Fact]
    public async Task AnEntrySetAsideComesAgain()
    {
        await _intake.Take(Entry(1), 1, CancellationToken.None);
        _intake.Forget(Deliveries().Single());
        (await _intake.Take(Entry(1), 1, CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task NoMoreIsRememberedThanAPageCanShow()
    {
        for (var number = 0; number <= 2 * Bound; number++)
        {
            await _intake.Take(Entry(number), 1, CancellationToken.None);
            _intake.Done(Deliveries().Single());
        }

        (await _intake.Take(Entry(1), 1, CancellationToken.None)).ShouldBeFalse();
        (await _intake.Take(Entry(0), 1, CancellationToken.None)).ShouldBeTrue("the first of nine, of which eight are remembered");
    }

    [Fact]
    public void AfterTheEndNothingIsTakenIn()
    {
        _intake.Stop();
        _intake.HoldBack();
        _intake.Committed(Entry(1)).ShouldBeTrue();
        _intake.Open();
        (_intake.IsOpen, _intake.InFlight).ShouldBe((false, 0));
    }

    private List<OutboxDelivery> Deliveries()
    {
        var since = _delivered.ToList();
        _delivered.Clear();
        return since;
    }

    private static OutboxEntry Entry(int number) => new($"{number:d4}", "me", DateTimeOffset.UnixEpoch, []);
}
