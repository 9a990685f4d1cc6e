using EmailProviders.Http;

namespace EmailProviders.Providers;

/// <summary>What is checked at every provider before its mapper sees the mail: features, template, attachments, limits.</summary>
internal static class OutgoingEmailChecks
{
    /// <summary>Runs every check, so that all faults are found at once. Nothing is sent and nothing is thrown but cancellation.</summary>
    public static async ValueTask CheckAsync(OutgoingEmail mail, CancellationToken cancellationToken)
    {
        CheckFeatures(mail);
        CheckTemplate(mail);
        if (mail.Request.Attachments.Count > 0)
            await OpenAttachmentsAsync(mail, cancellationToken).ConfigureAwait(false);
        LimitChecks.Check(mail, mail.Options.Limits);
    }

    /// <summary>Runs the checks that need no attachment to be opened.</summary>
    public static void CheckAllButContent(OutgoingEmail mail)
    {
        CheckFeatures(mail);
        CheckTemplate(mail);
        LimitChecks.Check(mail, mail.Options.Limits);
    }

    private static void CheckFeatures(OutgoingEmail mail)
    {
        var missing = RequestFeatures.Of(mail.Request) & ~(mail.Descriptor.Native | mail.Descriptor.Emulated);
        while (missing != 0)
        {
            var feature = (EmailFeatures)((long)missing & -(long)missing);
            missing &= ~feature;
            CheckFeature(mail, feature);
        }
    }

    private static void CheckFeature(OutgoingEmail mail, EmailFeatures feature)
    {
        var reason = ReasonOf(mail.Descriptor, feature);
        foreach (var name in RequestFeatures.FieldsOf(feature, mail.Request))
        {
            // Where no file is carried at all, it is not the place in the HTML alone that is lost.
            var field = feature == EmailFeatures.InlineImages && !mail.Descriptor.Supports(EmailFeatures.Attachments)
                ? name[..^".ContentId".Length]
                : name;
            if ((feature & RequestFeatures.Harmless) != 0)
                mail.Drop(field, reason);
            else if ((feature & RequestFeatures.Indispensable) != 0)
                mail.Refuse(EmailErrorKind.UnsupportedFeature, field, reason);
            else
                mail.Unsupported(field, reason);
        }
    }

    private static string ReasonOf(EmailProviderDescriptor descriptor, EmailFeatures feature)
    {
        for (var index = 0; index < descriptor.Notes.Count; index++)
        {
            if (descriptor.Notes[index].Feature == feature)
                return descriptor.Notes[index].Note;
        }

        return $"{descriptor.DisplayName} has no field for it.";
    }

    private static void CheckTemplate(OutgoingEmail mail)
    {
        if (mail.Request.Template is null || mail.TemplateId is not null || !mail.Descriptor.Supports(EmailFeatures.Template))
            return;

        mail.Refuse(
            EmailErrorKind.Configuration,
            "Template.Name",
            $"no template of this name is known here; add it to Templates in the options of {mail.Descriptor.DisplayName}.");
    }

    private static async ValueTask OpenAttachmentsAsync(OutgoingEmail mail, CancellationToken cancellationToken)
    {
        for (var index = 0; index < mail.Request.Attachments.Count; index++)
        {
            var attachment = mail.Request.Attachments[index];
            if (!IsCarried(attachment, mail.Descriptor))
                continue;

            var field = $"{nameof(mail.Request.Attachments)}[{index}]";
            try
            {
                var content = attachment.Url is null
                    ? await AttachmentContent.OpenAsync(attachment, field, cancellationToken).ConfigureAwait(false)
                    : null;
                mail.Attach(new OutgoingAttachment(field, attachment, content));
            }
            catch (AttachmentReadException exception)
            {
                mail.Refuse(EmailErrorKind.InvalidRequest, exception.Field, exception.Problem + ".");
            }
        }
    }

    // An inline image that is not inline at this provider still goes as a file, if the caller lets its place be dropped.
    private static bool IsCarried(EmailAttachment attachment, EmailProviderDescriptor descriptor) => attachment switch
    {
        { Url: not null } => descriptor.Supports(EmailFeatures.UrlAttachments),
        { ContentId: not null } => descriptor.Supports(EmailFeatures.InlineImages) || descriptor.Supports(EmailFeatures.Attachments),
        _ => descriptor.Supports(EmailFeatures.Attachments),
    };
}
