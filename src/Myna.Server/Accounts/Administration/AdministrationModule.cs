using Myna.Server.Accounts.Administration.Audit;
using Myna.Server.Accounts.Administration.Erasure;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.Administration;

/// <summary>The part of Accounts for admins and the operator: moderation, audit, erasure.</summary>
internal static class AdministrationModule
{
    public static IServiceCollection AddAdministration(this IServiceCollection services)
    {
        services.AddSingleton<AuditLog>().AddFeature<ListAudit>();
        services.AddSingleton<Moderation>().AddFeature<SuspendUser>().AddFeature<RestoreUser>().AddFeature<LogOutUser>();
        services.AddFeature<SearchUsers>().AddFeature<GetUser>().AddFeature<GrantRole>();
        services.AddSingleton(provider => new RoleGrants(provider.GetRequiredService<GrantRole>()));
        services.AddSingleton<ResetKeys>().AddSingleton(provider => new KeyReset(provider.GetRequiredService<ResetKeys>()));
        services.AddSingleton<ExpiredGuests>().AddFeature<EraseAccount>().AddFeature<ExportAccount>();
        return services.AddJsonContracts(AdministrationJson.Default);
    }
}
