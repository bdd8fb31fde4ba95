using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Reminders;

/// <summary>How a learner is reminded: reads and sets it. Nobody is reminded who has not asked for it.</summary>
internal sealed class ChangeReminders(IDocumentStore store, Profiles profiles, TimeProvider clock) : IFeature
{
    private static readonly IReadOnlyList<ReminderKind> All = Enum.GetValues<ReminderKind>();

    public static void Map(Api api)
    {
        var feature = api.Feature<ChangeReminders>();
        var learner = api.Tagged("Reminders").Learner;
        learner.Get("/users/me/reminders", call => feature.Read(call.Caller, call.Cancellation))
            .Does("How you are reminded", "getReminders");
        learner.Put<Request, ReminderSettings>("/users/me/reminders", (call, request) => feature.Set(call.Caller, request, call.Cancellation))
            .Does("Be reminded by email, at your own hours, or no longer. A field that is left out gets its default. Emails go to a confirmed address only", "setReminders")
            .May(Problems.InvalidRequest, AccountProblems.SignUpFirst);
    }

    public async ValueTask<Outcome<ReminderSettings>> Read(Caller caller, CancellationToken cancellation) =>
        ReminderSettings.Of((await store.Load(Reminder.Collection, caller.UserId, cancellation))?.Value);

    public ValueTask<Outcome<ReminderSettings>> Set(Caller caller, Request request, CancellationToken cancellation) => store.Transact<Outcome<ReminderSettings>>(
        async commit =>
        {
            var errors = new FieldErrors();
            var (from, to) = (request.QuietFrom ?? ReminderRules.DefaultQuietFrom, request.QuietTo ?? ReminderRules.DefaultQuietTo);
            IReadOnlyList<int> hours = request.Hours is { } given ? [.. given.Distinct().Order()] : ReminderRules.DefaultHours;
            Check(request, hours, from, to, errors);
            if (errors.Any)
            {
                return errors.Problem;
            }

            if (await profiles.Get(caller.UserId, cancellation) is not { IsGuest: false } profile)
            {
                return AccountProblems.SignUpFirst;
            }

            var current = await store.Load(Reminder.Collection, caller.UserId, cancellation);
            var zone = Profiles.ZoneOf(profile);
            var changed = new Reminder
            {
                Id = caller.UserId,
                Email = request.Email!.Value,
                Kinds = [.. All.Where(kind => kind switch { ReminderKind.Streak => request.Streak, ReminderKind.League => request.League, _ => request.Words } ?? true)],
                Hours = hours,
                QuietFrom = from,
                QuietTo = to,
                Zone = zone.Id,
                SentOn = current?.Value.SentOn,
                Sent = current?.Value.Sent ?? [],
                SentAt = current?.Value.SentAt,
            };
            commit.Put(Reminder.Collection, changed with { NextAt = ReminderRules.NextAt(changed, Instant.FromDateTimeOffset(clock.Now()), zone) }, current);
            return ReminderSettings.Of(changed);
        },
        cancellation);

    private static void Check(Request request, IReadOnlyList<int> hours, int from, int to, FieldErrors errors)
    {
        if (request.Email is null)
        {
            errors.Add("email", "is required");
        }

        foreach (var (name, hour) in new[] { ("quietFrom", from), ("quietTo", to) })
        {
            if (!IsHour(hour))
            {
                errors.Add(name, "must be a whole number from 0 to 23");
            }
        }

        if (hours.Count is < 1 or > ReminderRules.MaxPerDay || !hours.All(IsHour))
        {
            errors.Add("hours", $"must be one to {ReminderRules.MaxPerDay} whole numbers from 0 to 23");
        }
        else if (hours.Any(hour => ReminderRules.IsQuiet(from, to, hour)))
        {
            errors.Add("hours", "must not be quiet hours");
        }
    }

    private static bool IsHour(int hour) => hour is >= 0 and <= 23;

    /// <param name="Email">Whether you are reminded by email.</param>
    /// <param name="Streak">Of a streak that ends today; true by default, as all of these.</param>
    /// <param name="League">Of a league that closes within a day.</param>
    /// <param name="Words">Of words that are due.</param>
    /// <param name="Hours">Local hours, at most two; by default 18. Emails come within the first half of the hour.</param>
    /// <param name="QuietFrom">The local hour at which your quiet hours begin; by default 22.</param>
    /// <param name="QuietTo">The local hour at which they end; by default 8. The same as quietFrom: no quiet hours.</param>
    public sealed record Request(bool? Email, bool? Streak, bool? League, bool? Words, IReadOnlyList<int>? Hours, int? QuietFrom, int? QuietTo);

    /// <param name="Email">Whether you are reminded by email.</param>
    /// <param name="Streak">Of a streak that ends today.</param>
    /// <param name="League">Of a league that closes within a day.</param>
    /// <param name="Words">Of words that are due.</param>
    /// <param name="Hours">Local hours.</param>
    /// <param name="QuietFrom">The local hour at which your quiet hours begin.</param>
    /// <param name="QuietTo">The local hour at which they end.</param>
    public sealed record ReminderSettings(bool Email, bool Streak, bool League, bool Words, IReadOnlyList<int> Hours, int QuietFrom, int QuietTo)
    {
        internal static ReminderSettings Of(Reminder? reminder) => reminder is null
            ? new ReminderSettings(false, true, true, true, ReminderRules.DefaultHours, ReminderRules.DefaultQuietFrom, ReminderRules.DefaultQuietTo)
            : new ReminderSettings(
                reminder.Email, reminder.Kinds.Contains(ReminderKind.Streak), reminder.Kinds.Contains(ReminderKind.League), reminder.Kinds.Contains(ReminderKind.Words),
                reminder.Hours, reminder.QuietFrom, reminder.QuietTo);
    }
}
