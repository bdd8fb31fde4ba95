using System.Globalization;
using Myna.Server.Progress.Words;
using NodaTime;
using NodaTime.Text;

namespace Myna.Server.Tests.Progress;

public sealed class ForecastTests
{
    [Theory]
    [InlineData("Europe/Madrid", "2026-11-23T22:30Z", "2026-11-20T10:00Z 2026-11-23T22:45Z 2026-11-23T23:15Z 2026-11-25T12:00Z 2027-11-25T12:00Z", "2026-11-23:2 2026-11-24:1 2026-11-25:1 2026-11-26:0")]
    // An hour is skipped in the night to the 29th: the day is one all the same.
    [InlineData("Europe/Madrid", "2026-03-28T12:00Z", "2026-03-28T22:59Z 2026-03-28T23:00Z 2026-03-29T21:59Z 2026-03-29T22:00Z", "2026-03-28:1 2026-03-29:2 2026-03-30:1 2026-03-31:0")]
    // Samoa crossed the date line: there was no 30th.
    [InlineData("Pacific/Apia", "2011-12-28T12:00Z", "2011-12-30T09:59Z 2011-12-30T10:00Z", "2011-12-28:0 2011-12-29:1 2011-12-31:1 2012-01-01:0")]
    // Midnight itself is skipped here.
    [InlineData("Africa/Cairo", "2026-04-23T12:00Z", "2026-04-23T22:30Z", "2026-04-23:0 2026-04-24:1 2026-04-25:0 2026-04-26:0")]
    public void WhatIsDueIsCountedByTheLearnersDay(string zone, string now, string due, string expected)
    {
        var days = Forecast.Of(due.Split(' ').Select(At), At(now), DateTimeZoneProviders.Tzdb[zone], 4);

        string.Join(' ', days.Select(day => $"{LocalDatePattern.Iso.Format(day.Date)}:{day.Due}")).ShouldBe(expected);
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
