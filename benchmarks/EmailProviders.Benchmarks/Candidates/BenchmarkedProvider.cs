using System.Text;
using EmailProviders.Benchmarks.Mails;
using Microsoft.Extensions.DependencyInjection;
using static EmailProviders.Benchmarks.Mails.MinimalJson;

namespace EmailProviders.Benchmarks.Candidates;

/// <summary>A provider under test.</summary>
/// <param name="Name">The name under which it is registered.</param>
/// <param name="DisplayName">The name in tables.</param>
/// <param name="Path">The path of its send call.</param>
/// <param name="Add">Registers it with the address of the server.</param>
/// <param name="Json">The shortest JSON of a mail with one recipient, an HTML and a text, as the provider's page has it.</param>
internal sealed record BenchmarkedProvider(
    string Name,
    string DisplayName,
    string Path,
    Action<EmailProvidersBuilder, Action<EmailProviderOptions>> Add,
    Func<SendEmailRequest, string> Json)
{
    public const string Key = "key-for-measuring";

    private const string KaleyraSid = "HX0000000000IN";

    public static BenchmarkedProvider Brevo { get; } = new(
        "brevo", "Brevo", "/v3/smtp/email",
        static (email, configure) => email.AddBrevo(configure),
        static mail => $$$"""
            {"sender":{"email":{{{Quote(mail.From.Address)}}}},"to":[{"email":{{{Quote(mail.To[0].Address)}}}}],"subject":{{{Quote(mail.Subject!)}}},"htmlContent":{{{Quote(mail.HtmlBody!)}}},"textContent":{{{Quote(mail.TextBody!)}}},"headers":{"idempotencyKey":"01234567-89ab-cdef-0123-456789abcdef"}}
            """);

    public static BenchmarkedProvider MailerLogic { get; } = new(
        "mailerlogic", "MailerLogic", "/api/v1/send",
        static (email, configure) => email.AddMailerLogic(configure),
        static mail => $$"""
            {"from":{{Quote(mail.From.Address)}},"to":{{Quote(mail.To[0].Address)}},"subject":{{Quote(mail.Subject!)}},"html":{{Quote(mail.HtmlBody!)}},"text":{{Quote(mail.TextBody!)}},"stream_type":"transactional"}
            """);

    public static IReadOnlyList<BenchmarkedProvider> All { get; } =
    [
        Brevo,
        new(
            "bsg", "BSG", "/api/email/send-emails",
            static (email, configure) => email.AddBsg(configure),
            static mail => $$"""
                {"to":[{{Quote(mail.To[0].Address)}}],"from":{{Quote(mail.From.Address)}},"subject":{{Quote(mail.Subject!)}},"body":{{Quote(mail.TextBody!)}},"htmlbody":{{Quote(mail.HtmlBody!)}}}
                """),
        new(
            "whippy", "Whippy", "/v1/messaging/email",
            static (email, configure) => email.AddWhippy(configure),
            static mail => $$"""
                {"body":{{Quote(mail.HtmlBody!)}},"from":{{Quote(mail.From.Address)}},"subject":{{Quote(mail.Subject!)}},"to":{{Quote(mail.To[0].Address)}}}
                """),
        new(
            "kaleyra", "Kaleyra", $"/v1/{KaleyraSid}/email",
            static (email, configure) => email.AddKaleyra(kaleyra =>
            {
                configure(kaleyra);
                kaleyra.Sid = KaleyraSid;
            }),
            static mail => $$"""
                {"from":{{Quote(mail.From.Address)}},"to":{{Quote(mail.To[0].Address)}},"type":"TXN","subject":{{Quote(mail.Subject!)}},"text_body":{{Quote(mail.TextBody!)}},"html_body":{{Quote(mail.HtmlBody!)}}}
                """),
        MailerLogic,
    ];

    /// <summary>The shortest body of a mail.</summary>
    public byte[] Body(SendEmailRequest mail) => Encoding.UTF8.GetBytes(Json(mail));
}
