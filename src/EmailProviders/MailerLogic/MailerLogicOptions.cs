using System.Buffers;
using EmailProviders.Providers;

namespace EmailProviders.MailerLogic;

/// <summary>One MailerLogic account. <see cref="EmailProviderOptions.ApiKey"/> is sent as the header <c>X-API-Key</c>.</summary>
public sealed class MailerLogicOptions() : EmailProviderOptions(MailerLogicDefaults.Descriptor)
{
    private const int LargestBatch = 500;

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

    /// <summary>
    /// The path of the batch call. An older generation of MailerLogic's documents has <c>/api/batch</c>, at another host (2026-11-25).
    /// </summary>
    /// <value>The default is <c>/api/v1/batch</c>.</value>
    public string BatchPath { get; set; } = "/api/v1/batch";

    /// <summary>
    /// The most mails that <c>SendManyAsync</c> puts into one call; 1 to 500. 1: each mail goes alone, and no outcome hangs on the answer to a batch.
    /// </summary>
    /// <value>The default is 500, as MailerLogic's page says (2026-11-25).</value>
    public int MaxBatchSize { get; set; } = LargestBatch;

    /// <summary>The most characters of subjects, bodies and invitations that <c>SendManyAsync</c> puts into one call. MailerLogic publishes no limit.</summary>
    /// <value>The default is 4,000,000.</value>
    public int MaxBatchCharacters { get; set; } = 4_000_000;

    /// <summary>
    /// The name of the list in the answer to a batch that says what became of each mail: <c>to</c>, <c>status</c>, <c>email_id</c>, <c>message_id</c>,
    /// <c>error</c>. MailerLogic documents counts only (2026-11-25): of a batch of which it took a part without such a list, every mail is
    /// <see cref="SendOutcome.Unknown"/>.
    /// </summary>
    /// <value>The default is <c>results</c>.</value>
    public string BatchResultsName { get; set; } = "results";

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
        BatchPath = reader.Text(nameof(BatchPath), BatchPath)!;
        MaxBatchSize = reader.Number(nameof(MaxBatchSize), MaxBatchSize) ?? 0;
        MaxBatchCharacters = reader.Number(nameof(MaxBatchCharacters), MaxBatchCharacters) ?? 0;
        BatchResultsName = reader.Text(nameof(BatchResultsName), BatchResultsName)!;
    }

    internal override void Validate(OptionsFaults faults)
    {
        if (StreamType is { } streamType && !Enum.IsDefined(streamType))
            faults.Add(nameof(StreamType), "is none of Transactional, Broadcast and Shared.");
        faults.IsLine(nameof(Domain), Domain);
        RequirePath(nameof(SendPath), SendPath, faults);
        RequirePath(nameof(BatchPath), BatchPath, faults);
        faults.RequireBatch(MaxBatchSize, LargestBatch, MaxBatchCharacters);
        faults.Require(nameof(BatchResultsName), BatchResultsName);
        faults.IsLine(nameof(BatchResultsName), BatchResultsName);
    }

    private static void RequirePath(string option, string? path, OptionsFaults faults)
    {
        if (!IsPath(path))
            faults.Add(option, "must begin with one '/' and hold ASCII letters, digits and -._~/ only, without empty segments.");
    }

    // Two slashes, or a slash and a backslash, would name another host.
    private static bool IsPath(string? path) =>
        path is ['/', _, ..] && !path.AsSpan().ContainsAnyExcept(PathCharacters) && !path.Contains("//", StringComparison.Ordinal);
}
