using EmailProviders.Providers;

namespace EmailProviders.Whippy;

/// <summary>One Whippy organisation. <see cref="EmailProviderOptions.ApiKey"/> is sent as the header <c>X-WHIPPY-KEY</c>.</summary>
public sealed class WhippyOptions() : EmailProviderOptions(WhippyDefaults.Descriptor)
{
    /// <summary>
    /// <c>from</c>: the channel that sends, by its address or its id. The mail's From address then goes as <c>sender_email</c>, for which
    /// Whippy most likely keeps the channel's domain (reference page, 2026-11-21).
    /// </summary>
    /// <value>The default is <see langword="null"/>: the mail's From address is the channel's.</value>
    public string? Channel { get; set; }

    /// <summary>
    /// Whether a mail to several To is sent by one call each, Cc and Bcc with the first one that leaves. The recipients then do not see
    /// each other. Without it such a mail is refused.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool SplitRecipients { get; set; }

    /// <summary>
    /// What the items of <c>opt_in_to</c> are. Whippy's page says objects and does not describe them (2026-11-21; not settled).
    /// </summary>
    /// <value>The default is <see cref="WhippyOptInFormat.Objects"/>.</value>
    public WhippyOptInFormat OptInToFormat { get; set; }

    internal override void Read(OptionsReader reader)
    {
        Channel = reader.Text(nameof(Channel), Channel);
        SplitRecipients = reader.Flag(nameof(SplitRecipients), SplitRecipients);
        OptInToFormat = reader.Choice(nameof(OptInToFormat), OptInToFormat);
    }

    internal override void Validate(OptionsFaults faults)
    {
        if (Channel is not null && string.IsNullOrWhiteSpace(Channel))
            faults.Add(nameof(Channel), "is empty; leave it out to send from the mail's From address.");
        faults.IsLine(nameof(Channel), Channel);
        if (!Enum.IsDefined(OptInToFormat))
            faults.Add(nameof(OptInToFormat), "is neither Objects nor ChannelIds.");
    }
}
