namespace EmailProviders.Http;

/// <summary>Somebody beneath us, such as a handler of the host, wanted to send a provider's key to another address.</summary>
internal sealed class ForeignOriginException()
    : InvalidOperationException("A handler of the application changed the address of the request. A provider's key goes to its BaseAddress only.");
