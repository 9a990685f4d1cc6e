using System.Net;
using System.Text;

namespace EmailProviders.Tests.Conformance;

/// <summary>Records each call as it would be on the wire, and answers from a script. A call that nobody scripted fails the test.</summary>
internal sealed class StubHttpMessageHandler(Func<RecordedCall, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly List<RecordedCall> _calls = [];

    public IReadOnlyList<RecordedCall> Calls
    {
        get
        {
            lock (_calls)
                return [.. _calls];
        }
    }

    public static HttpResponseMessage Json(int status, string body) => new((HttpStatusCode)status)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = new RecordedCall(
            request.Method.Method,
            request.RequestUri!,
            request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            request.Content?.Headers.ContentLength,
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        lock (_calls)
            _calls.Add(call);
        return answer(call);
    }
}

/// <summary>One call as it left.</summary>
internal sealed record RecordedCall(
    string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, long? ContentLength, string Body);
