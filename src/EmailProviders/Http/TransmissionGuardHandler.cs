namespace EmailProviders.Http;

/// <summary>
/// The innermost handler. It stops a second transmission also where a handler of the host has buffered or cloned the request,
/// which <see cref="EmailContent"/> alone does not see; and it gives the request its true address for as long as it is on its way.
/// </summary>
internal sealed class TransmissionGuardHandler(HttpMessageHandler innerHandler) : DelegatingHandler(innerHandler)
{
    /// <summary>
    /// Sends a request that comes straight from its transmission, with no handler of a host in between: there is nobody to hide the address from, and
    /// who sent it sees what comes back.
    /// </summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Transmission transmission)
    {
        request.RequestUri = transmission.BeginRequest(request.RequestUri);
        return base.SendAsync(request, transmission.Token);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Transmission.Current is not { } transmission)
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        var shownAddress = request.RequestUri;
        request.RequestUri = transmission.BeginRequest(shownAddress);
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            transmission.SawStatus((int)response.StatusCode);
            return response;
        }
        catch (HttpRequestException exception) when (TransportFailure.HoldsText(exception))
        {
            // Events of .NET would carry it on.
            var withoutText = TransportFailure.WithoutText(exception);
            transmission.SawFailure(withoutText);
            throw withoutText;
        }
        catch (Exception exception)
        {
            transmission.SawFailure(exception);
            throw;
        }
        finally
        {
            request.RequestUri = shownAddress;
        }
    }
}
