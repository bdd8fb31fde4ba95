using Myna.Server.Accounts.Administration;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.SignIn;
using Myna.Storage;

namespace Myna.Server.Accounts;

/// <summary>The collections of this module.</summary>
internal static class AccountDocuments
{
    public static IReadOnlyList<ICollectionDefinition> All { get; } =
        [.. IdentityDocuments.All, .. MailDocuments.All, .. SignInDocuments.All, .. AdministrationDocuments.All];
}
