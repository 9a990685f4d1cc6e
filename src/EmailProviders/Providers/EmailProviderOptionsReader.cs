namespace EmailProviders.Providers;

/// <summary>Reads the options that every provider has, then the provider's own.</summary>
internal static class EmailProviderOptionsReader
{
    public static void Read(EmailProviderOptions options, OptionsReader reader)
    {
        if (reader.Text(nameof(options.ApiKey), null) is { } key)
            options.ApiKey = key;
        options.BaseAddress = reader.Address(nameof(options.BaseAddress), options.BaseAddress);
        options.From = reader.Mailbox(nameof(options.From), options.From);
        reader.Map(nameof(options.Templates), options.Templates);
        options.UnsupportedFeatures = reader.Choice(nameof(options.UnsupportedFeatures), options.UnsupportedFeatures);
        options.ConnectTimeout = reader.Duration(nameof(options.ConnectTimeout), options.ConnectTimeout);
        options.AttemptTimeout = reader.Duration(nameof(options.AttemptTimeout), options.AttemptTimeout);
        options.TreatServiceUnavailableAsUnknown =
            reader.Flag(nameof(options.TreatServiceUnavailableAsUnknown), options.TreatServiceUnavailableAsUnknown);
        options.Limits = reader.Nested(nameof(options.Limits), options.Limits, nested => ReadLimits(options.Limits, nested));
        options.RateLimit = reader.IsWord(nameof(options.RateLimit), "Published")
            ? options.PublishedRateLimit ?? reader.Reject<EmailRateLimit>(nameof(options.RateLimit), "cannot be Published: this provider publishes none.")
            : reader.Nested(nameof(options.RateLimit), options.RateLimit, ReadRateLimit);
        options.Read(reader);
    }

    private static EmailRateLimit? ReadRateLimit(OptionsReader reader) => new(
        reader.Number(nameof(EmailRateLimit.Permits), null) ?? 0,
        reader.Duration(nameof(EmailRateLimit.Period), TimeSpan.FromSeconds(1)))
    {
        QueueLimit = reader.Number(nameof(EmailRateLimit.QueueLimit), null) ?? 1000,
    };

    private static EmailLimits ReadLimits(EmailLimits current, OptionsReader reader) => new()
    {
        MaxTo = reader.Number(nameof(current.MaxTo), current.MaxTo),
        MaxCc = reader.Number(nameof(current.MaxCc), current.MaxCc),
        MaxBcc = reader.Number(nameof(current.MaxBcc), current.MaxBcc),
        MaxRecipients = reader.Number(nameof(current.MaxRecipients), current.MaxRecipients),
        MaxRecipientAddressLength = reader.Number(nameof(current.MaxRecipientAddressLength), current.MaxRecipientAddressLength),
        MaxDisplayNameLength = reader.Number(nameof(current.MaxDisplayNameLength), current.MaxDisplayNameLength),
        MaxSubjectLength = reader.Number(nameof(current.MaxSubjectLength), current.MaxSubjectLength),
        MaxTextLength = reader.Number(nameof(current.MaxTextLength), current.MaxTextLength),
        MaxHtmlLength = reader.Number(nameof(current.MaxHtmlLength), current.MaxHtmlLength),
        MaxTextBytes = reader.LongNumber(nameof(current.MaxTextBytes), current.MaxTextBytes),
        MaxHtmlBytes = reader.LongNumber(nameof(current.MaxHtmlBytes), current.MaxHtmlBytes),
        MaxAttachments = reader.Number(nameof(current.MaxAttachments), current.MaxAttachments),
        MaxAttachmentBytes = reader.LongNumber(nameof(current.MaxAttachmentBytes), current.MaxAttachmentBytes),
        MaxTotalBytes = reader.LongNumber(nameof(current.MaxTotalBytes), current.MaxTotalBytes),
        MaxParameters = reader.Number(nameof(current.MaxParameters), current.MaxParameters),
        MaxParameterNameLength = reader.Number(nameof(current.MaxParameterNameLength), current.MaxParameterNameLength),
        MaxParameterValueLength = reader.Number(nameof(current.MaxParameterValueLength), current.MaxParameterValueLength),
        MaxParametersBytes = reader.LongNumber(nameof(current.MaxParametersBytes), current.MaxParametersBytes),
    };
}
