using System.Net;
using System.Net.Http.Headers;
using EmailProviders.Benchmarks.Server;

namespace EmailProviders.Benchmarks.Candidates;

/// <summary>Takes the body and answers in process: what is left is the client's own cost.</summary>
/// <param name="batch">How many mails each call holds.</param>
internal sealed class StubTransport(int batch = 1) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Dictionary<string, (int Status, byte[] Json)> _replies = CannedReplies.ByPathFor(batch);

    /// <summary>The bytes of the bodies so far.</summary>
    public long BodyBytes { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            BodyBytes += content.Headers.ContentLength ?? 0;
            await content.CopyToAsync(Stream.Null, cancellationToken);
        }

        var (status, json) = _replies[request.RequestUri!.AbsolutePath];
        var reply = new ByteArrayContent(json);
        reply.Headers.ContentType = Json;
        return new HttpResponseMessage((HttpStatusCode)status) { Content = reply, RequestMessage = request };
    }
}
