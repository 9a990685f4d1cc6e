namespace EmailProviders.Http;

/// <summary>
/// The innermost handler. It stops a second transmission also where a handler of the host has buffered or cloned the request,
/// which <see cref="EmailContent"/> alone does not see; and it gives the request its true address for as long as it is on its way.
/// </summary>
internal sealed class TransmissionGuardHandler(HttpMessageHandler innerHandler) : DelegatingHandler(innerHandler)
{
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
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.InvalidResponse)
        {
            // .NET quotes the line that it could not read: that is the provider's text, and events of .NET would carry it on.
            var withoutText = new HttpRequestException(exception.HttpRequestError);
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
