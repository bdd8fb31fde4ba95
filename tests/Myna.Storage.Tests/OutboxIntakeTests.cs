namespace Myna.Storage.Tests;

/// <summary>Memory's bound, however entries come in.</summary>
public sealed class OutboxIntakeTests
{
    private const int Bound = 4;

    private readonly OutboxIntake _intake = new(Bound, [], _ => { });

    [Fact]
    public async Task WhatWaitsAtTheDoorIsLetInWhenThereIsRoom()
    {
        await _intake.Take(Entry(1), 1, CancellationToken.None);
        _intake.WaitAtTheDoor();
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

        _intake.WaitAtTheDoor();
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
        _intake.WaitAtTheDoor();
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
    public void AfterTheEndNothingIsTakenIn()
    {
        _intake.Stop();
        _intake.WaitAtTheDoor();
        _intake.Committed(Entry(1)).ShouldBeTrue();
        _intake.Open();
        (_intake.IsOpen, _intake.InFlight).ShouldBe((false, 0));
    }

    private static OutboxEntry Entry(int number) => new($"{number:d4}", "me", DateTimeOffset.UnixEpoch, []);
}
