using System.Net.Http.Json;

namespace EmailProviders.Benchmarks.Candidates;

/// <summary>L2: <see cref="HttpClient"/>, <see cref="JsonContent"/> and source-generated JSON both ways, as a textbook has it. Sends to Brevo.</summary>
internal sealed class TextbookClient : IDisposable
{
    public const string Name = "L2 (textbook)";

    private readonly HttpClient _client;

    public TextbookClient(HttpMessageHandler transport, Uri server)
    {
        _client = new HttpClient(transport) { BaseAddress = server };
        _client.DefaultRequestHeaders.Add("api-key", BenchmarkedProvider.Key);
    }

    /// <summary>The candidate that sends one mail.</summary>
    public static Candidate For(Uri server, HttpMessageHandler transport, SendEmailRequest mail)
    {
        var client = new TextbookClient(transport, server);
        return new Candidate(Name, () => client.SendAsync(TextbookMail.Of(mail)), client);
    }

    public async Task SendAsync(TextbookMail mail)
    {
        using var content = JsonContent.Create(mail, TextbookJsonContext.Default.TextbookMail);
        using var response = await _client.PostAsync(BenchmarkedProvider.Brevo.Path, content);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadFromJsonAsync(TextbookJsonContext.Default.TextbookReply);
    }

    public void Dispose() => _client.Dispose();
}
