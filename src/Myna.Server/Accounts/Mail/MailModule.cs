using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Mail.Links;
using Myna.Server.Accounts.Settings;

namespace Myna.Server.Accounts.Mail;

/// <summary>Emails to the owners of accounts, and the links in them.</summary>
internal static class MailModule
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddSingleton<IMailTransport>(provider =>
            provider.GetRequiredService<IOptions<AccountOptions>>().Value.Mail is { Host.Length: > 0 } mail
                ? new SmtpTransport(mail)
                : ActivatorUtilities.CreateInstance<FolderTransport>(provider));
        return services.AddSingleton<OutgoingEmails>().AddSingleton<ReminderEmails>().AddSingleton<UnsubscribeLinks>().AddSingleton<EmailTokens>().AddSingleton<EmailWriter>().AddHostedService<EmailSender>();
    }
}
