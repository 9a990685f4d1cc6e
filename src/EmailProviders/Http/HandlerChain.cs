namespace EmailProviders.Http;

/// <summary>The handlers of one provider's client, down to the socket.</summary>
/// <remarks>
/// An invoker adds nothing to them: time limits and the reading of answers are ours, and <see cref="HttpClient"/> would link tokens and start timers
/// for its own. Where the host has added none, the request goes to the guard at once.
/// </remarks>
internal sealed class HandlerChain : IDisposable
{
    private readonly HttpMessageInvoker _invoker;
    private readonly TransmissionGuardHandler? _guard;

    public HandlerChain(HttpMessageHandler outermost)
    {
        _invoker = new HttpMessageInvoker(outermost, disposeHandler: false);
        // The outermost one is the factory's own, by which it counts who uses the others.
        var isFactorys = outermost.GetType().Assembly == typeof(IHttpMessageHandlerFactory).Assembly;
        _guard = isFactorys ? (outermost as DelegatingHandler)?.InnerHandler as TransmissionGuardHandler : null;
    }

    /// <summary>Whether no handler of the host sees the request.</summary>
    public bool IsDirect => _guard is not null;

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Transmission transmission)
    {
        if (_guard is not null)
            return _guard.SendAsync(request, transmission);

        Transmission.Current = transmission;
        return _invoker.SendAsync(request, transmission.Token);
    }

    // The handlers themselves are the factory's.
    public void Dispose() => _invoker.Dispose();
}
