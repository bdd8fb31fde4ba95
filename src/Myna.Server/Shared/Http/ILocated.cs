namespace Myna.Server.Shared.Http;

/// <summary>A document that a call made, at its own address: a 201 names it in <c>Location</c> (RFC 9110, section 10.2.2).</summary>
internal interface ILocated
{
    /// <summary>Relative to this server.</summary>
    string Location { get; }
}
