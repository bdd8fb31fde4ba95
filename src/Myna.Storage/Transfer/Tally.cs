using System.Security.Cryptography;
using Myna.Storage.MongoDb;

namespace Myna.Storage.Transfer;

/// <summary>
/// Counts the documents of a collection and hashes what they say, in order of ids, so that two stores can be compared without holding either.
/// The hash is over the BSON form, which is the same for every way in which an adapter may write a time or a number.
/// </summary>
internal sealed class Tally<T>(Collection<T> collection) : IDisposable
    where T : class
{
    private readonly DocumentMapping<T> _mapping = new(collection);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Count { get; private set; }

    public string Hash => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <returns>The document's size in bytes.</returns>
    public int Add(Document<T> document)
    {
        var bytes = _mapping.Encode(document.Value, collection.Id(document.Value), document.Version);
        _hash.AppendData(bytes);
        Count++;
        return bytes.Length;
    }

    public void Dispose() => _hash.Dispose();
}
