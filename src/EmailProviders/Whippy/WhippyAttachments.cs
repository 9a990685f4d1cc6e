using EmailProviders.Providers;

namespace EmailProviders.Whippy;

/// <summary>Attachments as Whippy takes them: addresses that it fetches, and nothing beside them.</summary>
internal static class WhippyAttachments
{
    /// <summary>The list, or null where it is empty.</summary>
    public static IReadOnlyList<string>? ToWire(OutgoingEmail mail)
    {
        if (mail.Attachments.Count == 0)
            return null;

        var urls = new List<string>(mail.Attachments.Count);
        foreach (var outgoing in mail.Attachments)
        {
            if (outgoing.Attachment.Url is { } url)
                urls.Add(ToWire(mail, outgoing, url));
        }

        return urls;
    }

    private static string ToWire(OutgoingEmail mail, OutgoingAttachment outgoing, Uri url)
    {
        var attachment = outgoing.Attachment;
        if (attachment.FileName != Uri.UnescapeDataString(url.Segments[^1].TrimEnd('/')))
            mail.Unsupported(outgoing.Field + ".FileName", "Whippy takes the file name from the address.");
        if (attachment.ContentType != MediaTypes.OfFileName(attachment.FileName))
            mail.Unsupported(outgoing.Field + ".ContentType", "Whippy takes the type from what it fetches.");
        return url.AbsoluteUri;
    }
}
