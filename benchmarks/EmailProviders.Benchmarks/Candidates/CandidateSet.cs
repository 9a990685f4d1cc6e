using EmailProviders.Benchmarks.Mails;

namespace EmailProviders.Benchmarks.Candidates;

/// <summary>The candidates that send the small mail: L twice, the textbook client, the library through each provider.</summary>
internal static class CandidateSet
{
    /// <summary>All of them.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="transport">Makes what takes the place of the sockets; null for sockets.</param>
    public static IReadOnlyList<Candidate> ForSmallMail(Uri server, Func<HttpMessageHandler>? transport = null) =>
    [
        Bare(Candidate.Bare, server, Transport(transport)),
        Bare(Candidate.Control, server, Transport(transport)),
        TextbookClient.For(server, Transport(transport), SampleMails.Small),
        .. BenchmarkedProvider.All.Select(provider => Library.For(provider, server, SampleMails.Small, transport?.Invoke())),
    ];

    private static Candidate Bare(string name, Uri server, HttpMessageHandler transport) =>
        BareClient.For(name, BenchmarkedProvider.Brevo, server, transport, BenchmarkedProvider.Brevo.Body(SampleMails.Small));

    private static HttpMessageHandler Transport(Func<HttpMessageHandler>? transport) => transport?.Invoke() ?? new SocketsHttpHandler();
}
