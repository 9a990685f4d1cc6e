using System.Globalization;
using System.Text;

namespace EmailProviders.Sandbox;

/// <summary>
/// One mail a provider accepted, in the same members whatever the provider.
/// Maps hold text: a value that is not a JSON string is kept as its JSON text.
/// </summary>
public sealed record SandboxMail
{
    private readonly ReadOnlyMemory<byte> body;

    /// <summary>The sandbox's own id, used by <c>GET /_sandbox/inbox/{id}</c>; not the provider's.</summary>
    public string Id { get; init; } = "";

    /// <summary><c>bsg</c>, <c>brevo</c>, <c>whippy</c>, <c>kaleyra</c> or <c>mailerlogic</c>.</summary>
    public string Provider { get; init; } = "";

    /// <summary>When the call arrived, by the sandbox's clock.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>
    /// The address a recipient would see. Whippy: <c>sender_email</c>, else the channel in <c>from</c> (which may be a UUID).
    /// Brevo with a sender id or a template's sender: empty.
    /// </summary>
    public string From { get; init; } = "";

    /// <summary>The sender's display name, or null.</summary>
    public string? FromName { get; init; }

    /// <summary>Bare addresses. Kaleyra: after duplicates were dropped (to before cc before bcc).</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Bare addresses.</summary>
    public IReadOnlyList<string> Cc { get; init; } = [];

    /// <summary>Bare addresses.</summary>
    public IReadOnlyList<string> Bcc { get; init; } = [];

    /// <summary>The reply address. MailerLogic: <c>reply_to</c>, else the custom header.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The subject as it would go out. Kaleyra: after substitution.</summary>
    public string? Subject { get; init; }

    /// <summary>The plain-text body. Whippy has one body for both: it is here unless it holds a tag.</summary>
    public string? Text { get; init; }

    /// <summary>The HTML body.</summary>
    public string? Html { get; init; }

    /// <summary>
    /// Custom headers, looked up without regard to case. Brevo's steering entries (idempotency key, sandbox) are not
    /// among them.
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = Empty;

    /// <summary>The tags; at most one with Kaleyra and MailerLogic.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What comes back in webhooks: <c>metadata</c>, or Brevo's <c>X-Mailin-custom</c> under that name.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Empty;

    /// <summary>Attachments and BSG's inline parts, in order.</summary>
    public IReadOnlyList<SandboxAttachment> Attachments { get; init; } = [];

    /// <summary>The template's id as text, or null.</summary>
    public string? TemplateId { get; init; }

    /// <summary>Template variables: <c>params</c> or <c>template_content</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = Empty;

    /// <summary>When the provider was asked to send, or null for at once. The sandbox accepts such a mail at once.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>
    /// The id the provider's answer gave. MailerLogic: <c>message_id</c>; its <c>email_id</c> is in <see cref="Extras"/>.
    /// </summary>
    public string MessageId { get; init; } = "";

    /// <summary>The path of the call, without its query.</summary>
    public string RequestPath { get; init; } = "";

    /// <summary>The request's headers. Keys, tokens and cookies are <c>***</c>.</summary>
    public IReadOnlyDictionary<string, string> RequestHeaders { get; init; } = Empty;

    /// <summary>The JSON text as received. Kept as UTF-8 and decoded at each read.</summary>
    public string RequestBody
    {
        get => Encoding.UTF8.GetString(body.Span);
        init => body = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>The size of the JSON body in bytes.</summary>
    public long RequestBytes { get; init; }

    /// <summary>Everything else, under the provider's own member names, with the further ids of its answer.</summary>
    public IReadOnlyDictionary<string, string> Extras { get; init; } = Empty;

    /// <summary>What the provider answered. <see cref="SandboxAnswer.Status"/> 0: it took the mail and cut the connection.</summary>
    public SandboxAnswer Answer { get; init; } = new();

    internal ReadOnlyMemory<byte> RequestUtf8
    {
        get => body;
        init => body = value;
    }

    internal static IReadOnlyDictionary<string, string> Empty { get; } = new Dictionary<string, string>();

    /// <summary>Provider and counts only: safe to log.</summary>
    /// <returns>One line without personal data.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Provider} mail: {To.Count} to, {Cc.Count} cc, {Bcc.Count} bcc, {Attachments.Count} attachments, {RequestBytes} bytes");
}
