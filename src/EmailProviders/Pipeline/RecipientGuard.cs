namespace EmailProviders.Pipeline;

/// <summary>
/// Keeps a system that is not production from mailing real people: every way to a provider leads through it, that of a single provider and
/// that of many mails too. Valid mails only; what is wrong in itself is refused further in.
/// </summary>
internal sealed class RecipientGuard(IEmailSender innerSender, EmailAddress? redirect, RecipientAllowList? allowed) : DelegatingEmailSender(innerSender)
{
    /// <summary>The sender itself where nothing is to be guarded.</summary>
    public static IEmailSender Around(EmailProvidersOptions options, IEmailSender sender) =>
        options.RedirectAllTo is null && options.AllowRecipientsOnly.Count == 0
            ? sender
            : new RecipientGuard(sender, options.RedirectAllTo, RecipientAllowList.Of(options));

    /// <summary>What is wrong with the options of the guard, without a value.</summary>
    public static IEnumerable<string> Validate(EmailProvidersOptions options)
    {
        for (var index = 0; index < options.AllowRecipientsOnly.Count; index++)
        {
            if (!RecipientAllowList.IsEntry(options.AllowRecipientsOnly[index]))
                yield return $"AllowRecipientsOnly[{index}] is neither an address nor a domain.";
        }

        if (options.RedirectAllTo is { } target && RecipientAllowList.Of(options) is { } list && !list.Allows(target))
            yield return "RedirectAllTo is not among AllowRecipientsOnly: every mail would be refused.";
    }

    public override async Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default)
    {
        if (request is null || RequestValidator.Validate(request).Count > 0)
            return await InnerSender.SendAsync(request!, cancellationToken).ConfigureAwait(false);

        var changes = new List<DroppedField>();
        var guarded = redirect is null ? request : Redirect(request, redirect, changes);
        if (allowed is not null && allowed.FindFaults(guarded) is { Count: > 0 } faults)
            throw Refusal.Of(EmailErrorKind.RecipientRefused, "A recipient is not among those of AllowRecipientsOnly; nothing was sent.", faults, request);

        var result = await InnerSender.SendAsync(guarded, cancellationToken).ConfigureAwait(false);
        return changes.Count == 0 ? result : result with { Dropped = [.. changes, .. result.Dropped] };
    }

    private static SendEmailRequest Redirect(SendEmailRequest request, EmailAddress target, List<DroppedField> changes)
    {
        Note(nameof(request.To), request.To.Count);
        Note(nameof(request.Cc), request.Cc.Count);
        Note(nameof(request.Bcc), request.Bcc.Count);
        Note(nameof(request.ProviderOptions), request.ProviderOptions.Sum(static options => options.Recipients.Count()));
        return request with
        {
            To = [target],
            Cc = [],
            Bcc = [],
            Subject = request.Subject is null ? null : $"{MeantFor(request)} {request.Subject}",
            ProviderOptions = [.. request.ProviderOptions.Select(options => options.RedirectedTo(target))],
        };

        void Note(string field, int count)
        {
            if (count > 0)
                changes.Add(new DroppedField(field, $"{count} replaced by the address of RedirectAllTo."));
        }
    }

    private static string MeantFor(SendEmailRequest request)
    {
        var others = request.RecipientCount - 1;
        return others == 0 ? $"[to {request.To[0].Address}]" : $"[to {request.To[0].Address} +{others}]";
    }
}
