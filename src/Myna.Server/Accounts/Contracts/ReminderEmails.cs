using Myna.Server.Accounts.Mail;
using Myna.Storage;

namespace Myna.Server.Accounts.Contracts;

/// <summary>Queues emails that remind learners. They go to confirmed addresses only, and none is sent that has waited for two hours.</summary>
internal sealed class ReminderEmails(OutgoingEmails outgoing)
{
    /// <param name="commit">The email is queued by this commit.</param>
    /// <param name="userId">Whom to remind.</param>
    /// <param name="about">What of.</param>
    /// <param name="number">Days of the streak, or words that are due.</param>
    public void Add(Commit commit, string userId, ReminderEmail about, int number) => outgoing.Reminder(
        commit,
        userId,
        about switch
        {
            ReminderEmail.StreakEnds => EmailKind.StreakEnds,
            ReminderEmail.LeagueCloses => EmailKind.LeagueCloses,
            _ => EmailKind.WordsDue,
        },
        number);
}

internal enum ReminderEmail
{
    StreakEnds,
    LeagueCloses,
    WordsDue,
}

/// <summary>Says whether a learner still wants to be reminded, at the moment of sending: they may have learnt or unsubscribed meanwhile. Reminders registers it, this module calls it.</summary>
internal delegate ValueTask<bool> ReminderIsWanted(string userId, CancellationToken cancellation);
