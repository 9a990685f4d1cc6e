using EmailProviders.Providers;

namespace EmailProviders.Pipeline;

/// <summary>Finds everything that makes a mail wrong at any provider. Values are never repeated.</summary>
internal static class RequestValidator
{
    private const int MaxIdempotencyKeyLength = 255;

    /// <summary>Every fault, or an empty list.</summary>
    public static IReadOnlyList<EmailFieldError> Validate(SendEmailRequest request)
    {
        var faults = new RequestFaults();
        ValidateAddresses(request, faults);
        ValidateContent(request, faults);
        ValidateLabels(request, faults);
        ValidateTemplate(request, faults);
        ValidateAttachments(request, faults);
        HeaderValidator.Validate(request.Headers, faults);
        ValidateRest(request, faults);
        return faults.All;
    }

    private static void ValidateAddresses(SendEmailRequest request, RequestFaults faults)
    {
        if (request.From is null)
            faults.Add(nameof(request.From), "is missing.");
        faults.IsAddress(nameof(request.From), request.From);
        if (faults.IsAddressList(nameof(request.To), request.To) && request.To.Count == 0)
            faults.Add(nameof(request.To), "is empty; name at least one recipient.");
        faults.IsAddressList(nameof(request.Cc), request.Cc);
        faults.IsAddressList(nameof(request.Bcc), request.Bcc);
        faults.IsAddressList(nameof(request.ReplyTo), request.ReplyTo);
    }

    private static void ValidateContent(SendEmailRequest request, RequestFaults faults)
    {
        if (string.IsNullOrWhiteSpace(request.Subject) && request.Template is null)
            faults.Add(nameof(request.Subject), "is missing; only a Template may bring its own.");
        faults.IsLine(nameof(request.Subject), request.Subject);
        faults.IsText(nameof(request.TextBody), request.TextBody);
        faults.IsText(nameof(request.HtmlBody), request.HtmlBody);
        faults.IsText(nameof(request.CalendarEvent), request.CalendarEvent);
        if (string.IsNullOrEmpty(request.TextBody) && string.IsNullOrEmpty(request.HtmlBody)
            && request.Template is null && request.Attachments is { Count: 0 })
        {
            faults.Add("TextBody and HtmlBody", "are both missing; give at least one, a Template or an attachment.");
        }
    }

    private static void ValidateLabels(SendEmailRequest request, RequestFaults faults)
    {
        if (faults.IsList(nameof(request.Tags), request.Tags))
        {
            for (var index = 0; index < request.Tags.Count; index++)
                faults.IsLabel($"{nameof(request.Tags)}[{index}]", request.Tags[index]);
        }

        faults.IsTextMap(nameof(request.Metadata), request.Metadata);
    }

    private static void ValidateTemplate(SendEmailRequest request, RequestFaults faults)
    {
        if (request.Template is not { } template)
            return;

        faults.IsLabel("Template.Name", template.Name);
        faults.IsTextMap("Template.Parameters", template.Parameters);
    }

    private static void ValidateAttachments(SendEmailRequest request, RequestFaults faults)
    {
        if (!faults.IsList(nameof(request.Attachments), request.Attachments))
            return;

        for (var index = 0; index < request.Attachments.Count; index++)
        {
            if (request.Attachments[index] is { FileName: null or "" } or { ContentType: null })
                faults.Add($"Attachments[{index}]", "was made without a constructor; use a method of EmailAttachment.");
            if (request.Attachments[index].ContentId is { } id)
                faults.IsContentId($"Attachments[{index}].ContentId", id);
        }
    }

    private static void ValidateRest(SendEmailRequest request, RequestFaults faults)
    {
        if (!Enum.IsDefined(request.Category))
            faults.Add(nameof(request.Category), "is not a defined value.");
        if (!Enum.IsDefined(request.DuplicatePolicy))
            faults.Add(nameof(request.DuplicatePolicy), "is not a defined value.");
        if (request.IdempotencyKey is { } key
            && (key.Length is 0 or > MaxIdempotencyKeyLength || key.AsSpan().ContainsAnyExceptInRange('!', '~')))
        {
            faults.Add(nameof(request.IdempotencyKey), $"must be 1 to {MaxIdempotencyKeyLength} printable ASCII characters without spaces.");
        }

        if (!faults.IsList(nameof(request.ProviderOptions), request.ProviderOptions))
            return;
        if (request.ProviderOptions.Count > 1)
        {
            foreach (var repeated in request.ProviderOptions.CountBy(static options => options.GetType()).Where(static type => type.Value > 1))
                faults.Add(nameof(request.ProviderOptions), $"holds {repeated.Value} of {repeated.Key.Name}; give one.");
        }

        for (var index = 0; index < request.ProviderOptions.Count; index++)
            (request.ProviderOptions[index] as IValidatedSendOptions)?.Validate(faults);
    }
}
