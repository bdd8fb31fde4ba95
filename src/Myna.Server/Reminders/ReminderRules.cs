using Myna.Server.Gamification.Contracts;
using Myna.Server.Shared;
using NodaTime;
using NodaTime.Text;

namespace Myna.Server.Reminders;

/// <summary>When learners are reminded, and of what. Time comes in as an argument.</summary>
internal static class ReminderRules
{
    /// <summary>So many reminders a learner gets at most on one local day, each of something else.</summary>
    public const int MaxPerDay = 2;

    /// <summary>Fewer words are not worth an email.</summary>
    public const int MinWords = 5;

    /// <summary>A streak of one day is only begun.</summary>
    public const int MinStreak = 2;

    /// <summary>After so many reminders without a lesson there are no more, until they learn again.</summary>
    public const int MaxUnheeded = 5;

    /// <summary>Learners of one hour are spread over so many minutes, so that the mail server does not get all of them at once.</summary>
    public const int SpreadMinutes = 30;

    /// <summary>Nobody is reminded later than this after their time: a process that comes back does not wake people up.</summary>
    public static readonly Duration Patience = Duration.FromHours(2);

    /// <summary>The end of a league's week counts as near from then on.</summary>
    public static readonly Duration LeagueNear = Duration.FromHours(24);

    public static readonly IReadOnlyList<int> DefaultHours = [18];

    public const int DefaultQuietFrom = 22, DefaultQuietTo = 8;

    /// <summary>The next moment after <paramref name="after"/> at which the learner may be reminded; null for one who wants no reminders.</summary>
    public static DateTimeOffset? NextAt(Reminder reminder, Instant after, DateTimeZone zone)
    {
        if (!reminder.Email || reminder.Kinds.Count == 0)
        {
            return null;
        }

        // An hour that a daylight saving change skips comes an hour later; one that comes twice counts the first time.
        var minute = MinuteOf(reminder.Id);
        for (var day = after.InZone(zone).Date; ; day = day.PlusDays(1))
        {
            foreach (var hour in reminder.Hours)
            {
                var at = zone.AtLeniently(day.At(new LocalTime(hour, minute))).ToInstant();
                if (at > after)
                {
                    return at.ToDateTimeOffset();
                }
            }
        }
    }

    /// <summary>Whether a moment that was planned is still one at which to remind: not much later, on the same day, and not in the quiet hours.</summary>
    public static bool IsTime(Reminder reminder, Instant planned, Instant now, DateTimeZone zone) => reminder.Zone == zone.Id
        && now - planned <= Patience && planned.InZone(zone).Date == now.InZone(zone).Date && !IsQuiet(reminder.QuietFrom, reminder.QuietTo, now.InZone(zone).Hour);

    public static bool IsQuiet(int from, int to, int hour) => from <= to ? hour >= from && hour < to : hour >= from || hour < to;

    /// <summary>What to remind a learner of; null: of nothing. Nobody who has learnt today is reminded, and nobody twice on a day of the same.</summary>
    /// <param name="reminder">How they want to be reminded.</param>
    /// <param name="day">How their day stands.</param>
    /// <param name="due">Words and phrases that are due.</param>
    /// <param name="now">The present time.</param>
    /// <param name="zone">The learner's.</param>
    public static ReminderKind? Choose(Reminder reminder, LearnerDay day, int due, Instant now, DateTimeZone zone)
    {
        var sent = reminder.SentOn == DayOf(now, zone) ? reminder.Sent : [];
        if (day.Streak.Active || sent.Count >= MaxPerDay || UnheededOf(reminder, day) >= MaxUnheeded)
        {
            return null;
        }

        foreach (var kind in reminder.Kinds.Except(sent).Order())
        {
            if (kind switch
            {
                ReminderKind.Streak => day.Streak is { Days: >= MinStreak, Freezes: 0 },
                ReminderKind.League => day.LeagueEnds is { } end && end > now && end - now <= LeagueNear,
                _ => due >= MinWords,
            })
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The learner's document after they were reminded.</summary>
    public static Reminder After(Reminder reminder, ReminderKind kind, LearnerDay day, Instant now, DateTimeZone zone)
    {
        var today = DayOf(now, zone);
        return reminder with
        {
            SentOn = today,
            Sent = reminder.SentOn == today ? [.. reminder.Sent, kind] : [kind],
            SentAt = now.ToDateTimeOffset(),
            Unheeded = UnheededOf(reminder, day) + 1,
        };
    }

    private static int UnheededOf(Reminder reminder, LearnerDay day) => day.LastActive > reminder.SentAt ? 0 : reminder.Unheeded;

    private static string DayOf(Instant now, DateTimeZone zone) => LocalDatePattern.Iso.Format(now.InZone(zone).Date);

    // Always the same for a learner.
    private static int MinuteOf(string userId) => (int)(Digest.Number(userId) % SpreadMinutes);
}
