using EmailProviders.Http;
using EmailProviders.Providers;
using static EmailProviders.Providers.WireValue;

namespace EmailProviders.Brevo;

/// <summary>
/// Mails as the versions of one call. They share what a version cannot carry: sender, headers, metadata, tags, attachments, time, template. Limits:
/// developers.brevo.com/docs/batch-send-transactional-emails and the reference page, 2026-11-21.
/// </summary>
internal sealed class BrevoBatch(IBrevoApi api) : ProviderBatch<BrevoOptions>
{
    public override int MaxMails(BrevoOptions options) => options.MaxBatchSize;

    public override bool MayShare(OutgoingEmail mail, BrevoOptions options)
    {
        var request = mail.Request;
        var extras = request.Extras<BrevoSendOptions>();
        return extras is not { MessageVersions.Count: > 0 }
            && !(BrevoParameters.BytesOf(request.Template?.Parameters, extras?.Params) > options.Limits.MaxParametersBytes)
            && request.RecipientCount <= BrevoMessageVersion.MaxRecipients
            && !BrevoRecipients.LosesName(request.To)
            && !BrevoRecipients.LosesName(request.Cc)
            && !BrevoRecipients.LosesName(request.Bcc)
            && !BrevoRecipients.LosesName(request.ReplyTo);
    }

    public override bool Equals(SendEmailRequest? lead, SendEmailRequest? other) => lead is not null && other is not null
        && HasSame(lead, other)
        && (ReferenceEquals(lead.Tags, other.Tags) || lead.Tags.SequenceEqual(other.Tags))
        && (ReferenceEquals(lead.Attachments, other.Attachments) || lead.Attachments.SequenceEqual(other.Attachments))
        && IsSameMap(lead.Headers, other.Headers)
        && IsSameMap(lead.Metadata, other.Metadata)
        && HasSameExtras(lead.Extras<BrevoSendOptions>(), other.Extras<BrevoSendOptions>());

    public override int GetHashCode(SendEmailRequest request) => HashCode.Combine(
        request.From.Address, request.Template?.Name, Has(request.HtmlBody), Has(request.TextBody), request.Tags.Count, request.ScheduledAt);

    public override BatchLoad LoadOf(SendEmailRequest lead, SendEmailRequest request)
    {
        var isLead = ReferenceEquals(lead, request);
        return new BatchLoad(
            request.RecipientCount,
            LengthOf(lead.Subject, request.Subject, isLead) + LengthOf(lead.HtmlBody, request.HtmlBody, isLead) + LengthOf(lead.TextBody, request.TextBody, isLead),
            BrevoParameters.BytesOf(request.Template?.Parameters, request.Extras<BrevoSendOptions>()?.Params));
    }

    public override bool Fits(BatchLoad load, BrevoOptions options) =>
        load.Recipients <= (options.Limits.MaxRecipients ?? int.MaxValue)
        && load.Characters <= options.MaxBatchCharacters
        && load.ParameterBytes <= BrevoVersions.MaxAllParametersBytes;

    public override async ValueTask<ProviderReply> SendAsync(
        OutgoingEmail lead, EmailBatch batch, BrevoOptions options, CancellationToken cancellationToken)
    {
        // What a version leaves out is as in the whole: the whole says nothing that each version says for itself.
        var body = lead.Map(BrevoMapper.ToWire, options);
        if (body is null || lead.IsRefused)
            return ProviderReply.Refused(lead.Refusal());

        body = body with { To = null, Cc = null, Bcc = null, ReplyTo = null, Params = null, MessageVersions = new BrevoVersionList(batch) };
        return FromWire(await api.SendEmailAsync(options, body, cancellationToken).ConfigureAwait(false), batch, options);
    }

    // One id for each version, in their order; another number of ids belongs to nobody.
    private static ProviderReply FromWire(WireResponse<BrevoSendEmailResponse> response, EmailBatch batch, BrevoOptions options)
    {
        if (!response.IsSuccess)
            return ProviderReply.Failed(response, BrevoMapper.ToError(response, options));

        var ids = response.Body?.MessageIds is { } given && given.Count == batch.Mails.Count ? given : null;
        var batchId = NullIfEmpty(response.Body?.BatchId) is { } id ? new Dictionary<string, string> { ["batchId"] = id } : null;
        return ProviderReply.Answered(
            response, index => new BatchItem(SendOutcome.Accepted, string.IsNullOrWhiteSpace(ids?[index]) ? null : ids[index], batchId));
    }

    // A version can give another subject or body, but not none where the whole has one.
    private static bool HasSame(SendEmailRequest lead, SendEmailRequest other) =>
        lead.From == other.From
        && lead.Template?.Name == other.Template?.Name
        && Has(lead.Subject) == Has(other.Subject)
        && Has(lead.HtmlBody) == Has(other.HtmlBody)
        && Has(lead.TextBody) == Has(other.TextBody)
        && lead.CalendarEvent == other.CalendarEvent
        && lead.ScheduledAt == other.ScheduledAt;

    private static bool HasSameExtras(BrevoSendOptions? lead, BrevoSendOptions? other) => ReferenceEquals(lead, other)
        || (lead?.SenderId == other?.SenderId
            && lead?.SenderIp == other?.SenderIp
            && lead?.BatchId == other?.BatchId
            && lead?.Preheader == other?.Preheader
            && lead?.ContactPixelTrackingConsent == other?.ContactPixelTrackingConsent
            && (lead?.Sandbox ?? false) == (other?.Sandbox ?? false));

    private static bool IsSameMap(IReadOnlyDictionary<string, string> lead, IReadOnlyDictionary<string, string> other) =>
        ReferenceEquals(lead, other) || (lead.Count == other.Count && HasSameEntries(lead, other));

    // To the letter and in the same order: a dictionary that ignores case would find names that are written otherwise.
    private static bool HasSameEntries(IReadOnlyDictionary<string, string> lead, IReadOnlyDictionary<string, string> other)
    {
        using var others = new MapEntries(other).GetEnumerator();
        foreach (var (name, value) in new MapEntries(lead))
        {
            if (!others.MoveNext() || others.Current.Key != name || others.Current.Value != value)
                return false;
        }

        return true;
    }

    private static long LengthOf(string? lead, string? text, bool isLead) => text is null || (!isLead && text == lead) ? 0 : text.Length;

    private static bool Has(string? text) => !string.IsNullOrEmpty(text);
}
