namespace EmailProviders.Http;

/// <summary>
/// The innermost handler. It stops a second transmission also where a handler of the host has buffered or cloned the request,
/// which <see cref="EmailContent"/> alone does not see.
/// </summary>
internal sealed class TransmissionGuardHandler(HttpMessageHandler innerHandler) : DelegatingHandler(innerHandler)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var transmission = Transmission.Current;
        transmission?.BeginRequest(request.RequestUri);
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            transmission?.SawStatus((int)response.StatusCode);
            return response;
        }
        catch (Exception exception)
        {
            transmission?.SawFailure(exception);
            throw;
        }
    }
}
