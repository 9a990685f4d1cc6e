using System.Text;
using EmailProviders.Benchmarks.Candidates;

namespace EmailProviders.Benchmarks.Mails;

/// <summary>The small mail with one large attachment, by where its content comes from.</summary>
internal static class AttachmentMails
{
    public const int ContentBytes = 10 * 1024 * 1024;

    private const string FileName = "content.bin";

    public static SendEmailRequest OfFile(string path) => With(EmailAttachment.FromFile(path, FileName));

    public static SendEmailRequest OfMemory(byte[] content) => With(EmailAttachment.FromBytes(content, FileName));

    /// <summary>A stream that cannot seek.</summary>
    /// <param name="path">The file behind it.</param>
    /// <param name="length">Its length, where it is stated.</param>
    public static SendEmailRequest OfStream(string path, long? length) =>
        With(EmailAttachment.FromStream(() => new NonSeekableStream(path), FileName, length: length));

    /// <summary>The same mail as a ready body for Brevo.</summary>
    public static byte[] ReadyBody(byte[] content) => Encoding.UTF8.GetBytes(
        $$"""{{BenchmarkedProvider.Brevo.Json(SampleMails.Small)[..^1]}},"attachment":[{"name":"{{FileName}}","content":"{{Convert.ToBase64String(content)}}"}]}""");

    /// <summary>The same mail for the textbook client.</summary>
    public static TextbookMail Textbook(byte[] content) =>
        TextbookMail.Of(SampleMails.Small) with { Attachment = [new TextbookAttachment(FileName, content)] };

    private static SendEmailRequest With(EmailAttachment attachment) => SampleMails.Small with { Attachments = [attachment] };
}
