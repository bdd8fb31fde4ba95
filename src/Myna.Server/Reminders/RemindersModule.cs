using System.Text.Json;
using System.Text.Json.Serialization;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Reminders;

/// <summary>Reminds learners of a streak that ends, a league that closes and words that are due.</summary>
internal static class RemindersModule
{
    public static IServiceCollection AddReminders(this IServiceCollection services) => services
        .AddFeature<ChangeReminders>()
        .AddFeature<Unsubscribe>()
        .AddSingleton<ReminderUpkeep>()
        .AddHostedService(provider => provider.GetRequiredService<ReminderUpkeep>())
        .AddSingleton(provider => ReminderUpkeep.IsWanted(
            provider.GetRequiredService<IDocumentStore>(), provider.GetRequiredService<Profiles>(), provider.GetRequiredService<LearnerDays>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IHoldsPersonalData, RemindersPersonalData>()
        .AddJsonContracts(RemindersWire.Default);
}

internal static class ReminderDocuments
{
    public static IReadOnlyList<ICollectionDefinition> All { get; } = [Reminder.Collection];
}

/// <summary>How a learner wants to be reminded.</summary>
internal sealed class RemindersPersonalData(IDocumentStore store) : IHoldsPersonalData
{
    public string Module => "reminders";

    public async ValueTask Export(Utf8JsonWriter json, string userId, CancellationToken cancellation) =>
        JsonSerializer.Serialize(json, (await store.Load(Reminder.Collection, userId, cancellation))?.Value!, Reminder.Collection.Json);

    public async ValueTask Erase(string userId, CancellationToken cancellation) => await store.DeleteOne(Reminder.Collection, userId, cancellation);
}

/// <summary>Bodies of calls.</summary>
[JsonSerializable(typeof(ChangeReminders.Request))]
[JsonSerializable(typeof(ChangeReminders.ReminderSettings))]
internal sealed partial class RemindersWire : JsonSerializerContext;
