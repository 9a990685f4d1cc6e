namespace EmailProviders.Tests.Http;

/// <summary>Retry handlers as host applications add them to every client, POST or not.</summary>
internal abstract class HostRetry : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var response = await base.SendAsync(await NextAsync(request, cancellationToken), cancellationToken);
                if ((int)response.StatusCode is not (429 or >= 500) || attempt == 3)
                    return response;
                response.Dispose();
            }
            catch (HttpRequestException) when (attempt < 3)
            {
                continue;
            }
        }
    }

    protected abstract Task<HttpRequestMessage> NextAsync(HttpRequestMessage request, CancellationToken cancellationToken);
}

/// <summary>Sends the same request again.</summary>
internal sealed class PlainRetry : HostRetry
{
    protected override Task<HttpRequestMessage> NextAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(request);
}

/// <summary>Buffers the body, so that it can be sent again.</summary>
internal sealed class BufferingRetry : HostRetry
{
    protected override async Task<HttpRequestMessage> NextAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.LoadIntoBufferAsync(cancellationToken);
        return request;
    }
}

/// <summary>Makes a new request with a copy of the body each time.</summary>
internal sealed class CloningRetry : HostRetry
{
    private byte[]? _body;

    protected override async Task<HttpRequestMessage> NextAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _body ??= await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var clone = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new ByteArrayContent(_body) };
        foreach (var header in request.Headers)
            clone.Headers.Add(header.Key, header.Value);
        return clone;
    }
}
