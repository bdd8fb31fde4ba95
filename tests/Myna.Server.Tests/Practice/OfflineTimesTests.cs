using System.Globalization;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Offline;

namespace Myna.Server.Tests.Practice;

public sealed class OfflineTimesTests
{
    private static readonly DateTimeOffset Account = At("2026-11-01T00:00Z"), Now = At("2026-11-23T12:00Z");

    /// <param name="told">Start, answer and finish as a device tells them; - where it does not.</param>
    /// <param name="counted">The same as they count.</param>
    [Theory]
    [InlineData("2026-11-20T10:00Z 2026-11-20T10:01Z 2026-11-20T10:02Z", "2026-11-20T10:00Z 2026-11-20T10:01Z 2026-11-20T10:02Z")]
    [InlineData("2026-11-20T12:00+02:00 2026-11-20T10:01Z 2026-11-20T12:02+02:00", "2026-11-20T10:00Z 2026-11-20T10:01Z 2026-11-20T10:02Z")]
    // Its clock is ahead: by a year, or only at the end.
    [InlineData("2027-11-20T10:00Z 2027-11-20T10:01Z 2027-11-20T10:02Z", "2026-11-23T12:00Z 2026-11-23T12:00Z 2026-11-23T12:00Z")]
    [InlineData("2026-11-23T11:00Z 2026-11-23T13:00Z 2026-11-23T14:00Z", "2026-11-23T11:00Z 2026-11-23T12:00Z 2026-11-23T12:00Z")]
    // Before the account was made, or behind its own start.
    [InlineData("1970-01-01T00:00Z 1970-01-01T00:01Z 1970-01-01T00:02Z", "2026-11-01T00:00Z 2026-11-01T00:00Z 2026-11-01T00:00Z")]
    [InlineData("2026-11-20T10:00Z 2026-11-19T10:00Z 2026-11-18T10:00Z", "2026-11-20T10:00Z 2026-11-20T10:00Z 2026-11-20T10:00Z")]
    [InlineData("- 2026-11-20T10:01Z 2026-11-20T10:02Z", "2026-11-20T10:01Z 2026-11-20T10:01Z 2026-11-20T10:02Z")]
    [InlineData("2026-11-20T10:00Z - -", "2026-11-20T10:00Z 2026-11-23T12:00Z -")]
    [InlineData("- - -", "2026-11-23T12:00Z 2026-11-23T12:00Z -")]
    [InlineData("0001-01-01T00:00Z 9999-12-31T23:59Z 9999-12-31T23:59Z", "2026-11-01T00:00Z 2026-11-23T12:00Z 2026-11-23T12:00Z")]
    public void ADevicesClockIsBounded(string told, string counted)
    {
        var parts = told.Split(' ').Select(part => part == "-" ? (DateTimeOffset?)null : At(part)).ToList();
        var answer = new OfflineAnswer { QuestionId = "q", At = parts[1] };

        var times = new OfflineTimes(new OfflineAttempt { Kind = default, ClientId = "c", StartedAt = parts[0], Answers = [answer], FinishedAt = parts[2] }, Account, Now);

        $"{Text(times.StartedAt)} {Text(times.At(answer))} {Text(times.FinishedAt)}".ShouldBe(counted);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(-5, null)]
    [InlineData(1, null)]
    [InlineData(299, null)]
    [InlineData(300, 300)]
    [InlineData(2_500, 2_500)]
    [InlineData(int.MaxValue, 60_000)]
    public void ATimeThatNobodyIsCapableOfIsNoMeasure(int? told, int? counted) =>
        OfflineTimes.Elapsed(new OfflineAnswer { ElapsedMs = told }, max: 60_000).ShouldBe(counted);

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture) ?? "-";
}
