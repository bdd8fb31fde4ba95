using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;
using NodaTime;
using NodaTime.Text;

namespace Myna.Server.Gamification;

/// <summary>XP, minutes and accuracy for each of the last days, by the learner's own calendar. Days without learning are there too, for plots.</summary>
internal sealed class GetHistory(IDocumentStore store, Profiles profiles, TimeProvider clock) : IFeature
{
    public const int MaxDays = 366;

    public static void Map(Api api)
    {
        var feature = api.Feature<GetHistory>();
        api.Tagged("Progress").Learner.Get("/progress/history", call => feature.Handle(call.Caller, call.Number("days"), call.Cancellation))
            .Does("XP, minutes and accuracy by the learner's local day", "getHistory")
            .Takes(QueryParameter.WholeNumber("days", 1, MaxDays, 30, "How many local days, today included"));
    }

    public async ValueTask<Outcome<History>> Handle(Caller caller, int days, CancellationToken cancellation)
    {
        var zone = await profiles.ZoneOf(caller.UserId, cancellation);
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(zone).Date;
        var first = today.PlusDays(1 - days);
        var totals = new Dictionary<string, HistoryDay>(StringComparer.Ordinal);
        // The ledger is in order of time: a local day begins at most 14 hours before the same day does in UTC.
        var since = Sequence.At(first.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() - Duration.FromDays(1));
        await foreach (var document in store.FindAll(LedgerEntry.ByUser.Where(caller.UserId).From(since), cancellation))
        {
            var paid = document.Value;
            var day = totals.GetValueOrDefault(paid.Day) ?? new HistoryDay(paid.Day, 0, 0, 0, 0, 0);
            totals[paid.Day] = day with
            {
                Xp = day.Xp + paid.Xp,
                Seconds = day.Seconds + paid.Seconds,
                Answered = day.Answered + paid.Answered,
                Correct = day.Correct + paid.Correct,
                Attempts = day.Attempts + (paid.Kind is null || paid.Corrects is not null ? 0 : 1),
            };
        }

        return new History(zone.Id, [.. Enumerable.Range(0, days).Select(first.PlusDays).Select(LocalDatePattern.Iso.Format).Select(date => totals.GetValueOrDefault(date) ?? new HistoryDay(date, 0, 0, 0, 0, 0))]);
    }

    public sealed record History(string TimeZone, IReadOnlyList<HistoryDay> Days);

    /// <param name="Date"><c>yyyy-MM-dd</c> in the learner's time zone at the time of learning.</param>
    public sealed record HistoryDay(string Date, int Xp, int Seconds, int Answered, int Correct, int Attempts)
    {
        public double Minutes => Math.Round(Seconds / 60.0, 1);

        /// <summary>0 to 1; null when nothing was answered.</summary>
        public double? Accuracy => Answered == 0 ? null : (double)Correct / Answered;
    }
}
