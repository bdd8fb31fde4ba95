namespace Myna.Server.Shared;

/// <summary>A configuration key has a value that cannot be used. The message is one line that names the key.</summary>
public sealed class ConfigurationException(string message) : Exception(message);
