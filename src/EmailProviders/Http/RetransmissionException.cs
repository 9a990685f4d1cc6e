namespace EmailProviders.Http;

/// <summary>Somebody beneath us, such as a retry handler of the host, wanted to send a body for the second time.</summary>
internal sealed class RetransmissionException()
    : InvalidOperationException("This mail has begun to leave once. It is not sent again: the provider may have taken it.");
