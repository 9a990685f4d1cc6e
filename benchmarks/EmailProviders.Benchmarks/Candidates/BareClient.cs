using System.Net.Http.Headers;

namespace EmailProviders.Benchmarks.Candidates;

/// <summary>L: a bare <see cref="HttpClient"/> that posts a ready body and reads the reply as text. All others are measured by it.</summary>
internal sealed class BareClient : IDisposable
{
    private readonly HttpClient _client;
    private readonly Uri _address;

    public BareClient(HttpMessageHandler transport, Uri address)
    {
        _client = new HttpClient(transport);
        _address = address;
    }

    /// <summary>The candidate that posts one body to one provider.</summary>
    public static Candidate For(string name, BenchmarkedProvider provider, Uri server, HttpMessageHandler transport, byte[] body)
    {
        var client = new BareClient(transport, new Uri(server, provider.Path));
        return new Candidate(name, () => client.SendAsync(body), client);
    }

    public async Task SendAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("accept", "application/json");
        request.Headers.Add("api-key", BenchmarkedProvider.Key);
        using var response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsStringAsync();
    }

    public void Dispose() => _client.Dispose();
}
