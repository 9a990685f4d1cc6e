namespace EmailProviders.Sandbox.Tool;

/// <summary>The file cannot be used.</summary>
internal sealed class SqliteStoreException(string message, Exception innerException) : Exception(message, innerException);
