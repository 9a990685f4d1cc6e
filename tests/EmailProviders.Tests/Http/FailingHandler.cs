namespace EmailProviders.Tests.Http;

/// <summary>A host's primary handler that fails in a way of the test's choice, after it took the body or before.</summary>
internal sealed class FailingHandler(bool takesBody, params Exception[] failures) : HttpMessageHandler
{
    private int _requests;

    public int Requests => _requests;

    public bool IsDisposed { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var failure = failures[Math.Min(_requests++, failures.Length - 1)];
        if (takesBody)
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        throw failure;
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
