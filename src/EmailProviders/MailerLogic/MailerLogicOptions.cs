using System.Buffers;
using EmailProviders.Providers;

namespace EmailProviders.MailerLogic;

/// <summary>One MailerLogic account. <see cref="EmailProviderOptions.ApiKey"/> is sent as the header <c>X-API-Key</c>.</summary>
public sealed class MailerLogicOptions() : EmailProviderOptions(MailerLogicDefaults.Descriptor)
{
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/");

    /// <summary>
    /// Whether a mail to several <see cref="SendEmailRequest.To"/> is sent by one call each, Cc and Bcc with the first. Without it, such
    /// a mail is refused.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool SplitRecipients { get; set; }

    /// <summary>
    /// <c>domain</c> of every mail that names none itself: the verified domain to send from, that of the From address. Null leaves it
    /// out, and MailerLogic takes the account's first verified one.
    /// </summary>
    public string? Domain { get; set; }

    /// <summary>
    /// <c>stream_type</c> of every mail that names none itself, whatever its <see cref="SendEmailRequest.Category"/>; null to go by that.
    /// </summary>
    public MailerLogicStreamType? StreamType { get; set; }

    /// <summary>
    /// Whether <c>from</c> is written as <c>Name &lt;address&gt;</c> where the sender has a display name. MailerLogic documents a bare
    /// address only (2026-11-21). Without it, a sender's name is an unsupported feature.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool SendSenderName { get; set; }

    /// <summary>
    /// The path of the send call. An older generation of MailerLogic's documents has <c>/api/send</c>, at another host (2026-11-21).
    /// </summary>
    /// <value>The default is <c>/api/v1/send</c>.</value>
    public string SendPath { get; set; } = "/api/v1/send";

    internal override EmailProviderDescriptor Effective(EmailProviderDescriptor descriptor) =>
        SendSenderName ? descriptor with { Native = descriptor.Native | EmailFeatures.SenderName } : descriptor;

    internal override void Read(OptionsReader reader)
    {
        SplitRecipients = reader.Flag(nameof(SplitRecipients), SplitRecipients);
        Domain = reader.Text(nameof(Domain), Domain);
        if (reader.Text(nameof(StreamType), null) is not null)
            StreamType = reader.Choice(nameof(StreamType), StreamType.GetValueOrDefault());
        SendSenderName = reader.Flag(nameof(SendSenderName), SendSenderName);
        SendPath = reader.Text(nameof(SendPath), SendPath)!;
    }

    internal override void Validate(OptionsFaults faults)
    {
        if (StreamType is { } streamType && !Enum.IsDefined(streamType))
            faults.Add(nameof(StreamType), "is none of Transactional, Broadcast and Shared.");
        faults.IsLine(nameof(Domain), Domain);
        if (!IsPath(SendPath))
            faults.Add(nameof(SendPath), "must begin with one '/' and hold ASCII letters, digits and -._~/ only, without empty segments.");
    }

    // Two slashes, or a slash and a backslash, would name another host.
    private static bool IsPath(string? path) =>
        path is ['/', _, ..] && !path.AsSpan().ContainsAnyExcept(PathCharacters) && !path.Contains("//", StringComparison.Ordinal);
}
