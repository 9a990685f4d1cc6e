using System.Net;

namespace EmailProviders.Sandbox.Tests.Support;

/// <summary>Tells when the last byte of a body was written.</summary>
internal sealed class WatchedContent(HttpContent inner, TaskCompletionSource sent) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await inner.CopyToAsync(stream, context);
        sent.TrySetResult();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = inner.Headers.ContentLength ?? 0;
        return true;
    }
}
