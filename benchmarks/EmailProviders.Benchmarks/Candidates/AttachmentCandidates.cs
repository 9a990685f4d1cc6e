using EmailProviders.Benchmarks.Mails;

namespace EmailProviders.Benchmarks.Candidates;

/// <summary>The candidates that send the mail with the large attachment through Brevo.</summary>
internal static class AttachmentCandidates
{
    public const string File = "EmailProviders, file";
    public const string Memory = "EmailProviders, memory";
    public const string Stream = "EmailProviders, non-seekable stream, length stated";
    public const string UnknownStream = "EmailProviders, non-seekable stream, length unknown";

    public static IReadOnlyList<string> Names { get; } = [Candidate.Bare, TextbookClient.Name, File, Memory, Stream, UnknownStream];

    public static Candidate Create(string name, Uri server, string path) => name switch
    {
        TextbookClient.Name => Textbook(server, path),
        File => OfLibrary(name, server, AttachmentMails.OfFile(path)),
        Memory => OfLibrary(name, server, AttachmentMails.OfMemory(System.IO.File.ReadAllBytes(path))),
        Stream => OfLibrary(name, server, AttachmentMails.OfStream(path, AttachmentMails.ContentBytes)),
        UnknownStream => OfLibrary(name, server, AttachmentMails.OfStream(path, length: null)),
        _ => BareClient.For(
            name, BenchmarkedProvider.Brevo, server, new SocketsHttpHandler(), AttachmentMails.ReadyBody(System.IO.File.ReadAllBytes(path))),
    };

    // It reads its file for each send, as it has no other way to attach one.
    private static Candidate Textbook(Uri server, string path)
    {
        var client = new TextbookClient(new SocketsHttpHandler(), server);
        return new Candidate(
            TextbookClient.Name, async () => await client.SendAsync(AttachmentMails.Textbook(await System.IO.File.ReadAllBytesAsync(path))), client);
    }

    private static Candidate OfLibrary(string name, Uri server, SendEmailRequest mail) =>
        Library.For(BenchmarkedProvider.Brevo, server, mail) with { Name = name };
}
