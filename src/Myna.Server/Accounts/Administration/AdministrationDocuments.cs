using System.Text.Json.Serialization;
using Myna.Server.Accounts.Administration.Audit;
using Myna.Server.Accounts.Administration.Erasure;
using Myna.Storage;

namespace Myna.Server.Accounts.Administration;

/// <summary>The collections of the audit log and erasures under way.</summary>
internal static class AdministrationDocuments
{
    /// <summary>The actions of admins. No entry can be changed or deleted, not even by this program.</summary>
    public static readonly Collection<AuditEntry> Audit = new("audit", AdministrationDocumentJson.Default.AuditEntry, entry => entry.Id) { IsAppendOnly = true };

    public static readonly Index<AuditEntry> AuditByTime = Audit.Index("at", entry => entry.At);

    public static readonly Index<AuditEntry> AuditByTarget = Audit.Index("target", entry => entry.TargetId, entry => entry.At);

    /// <summary>Erasures that the other modules have not finished.</summary>
    public static readonly Collection<PendingErasure> Erasures = new("erasures", AdministrationDocumentJson.Default.PendingErasure, erasure => erasure.Id);

    public static readonly Index<PendingErasure> ErasuresByTime = Erasures.Index("at", erasure => erasure.At);

    public static IReadOnlyList<ICollectionDefinition> All { get; } = [Audit, Erasures];
}

[JsonSerializable(typeof(AuditEntry))]
[JsonSerializable(typeof(PendingErasure))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class AdministrationDocumentJson : JsonSerializerContext;
