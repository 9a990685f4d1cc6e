namespace EmailProviders.Sandbox.Inbox.Mime;

/// <summary>The parts of a mail: texts as alternatives, inline images beside the HTML, files at the end.</summary>
internal static class MailBody
{
    public static MimePart Of(SandboxMail mail)
    {
        var files = mail.Attachments.Select(static (file, index) => (File: file, Index: index)).ToArray();
        var inline = files.Where(static item => item.File is { ContentId: not null, Url: null }).ToArray();
        var bodies = new List<MimePart>();
        if (mail.Text is { } text)
        {
            bodies.Add(MimePart.Text("text/plain", text));
        }

        if (mail.Html is { } html)
        {
            bodies.Add(MimePart.Of("related", [MimePart.Text("text/html", html), .. inline.Select(static item => Inline(item.File, item.Index))]));
        }

        if (bodies.Count == 0)
        {
            bodies.Add(MimePart.Text("text/plain", mail.TemplateId is { } id ? $"(Template {id} of {mail.Provider}: its text is stored there.)" : ""));
        }

        if (mail.Extras.GetValueOrDefault("icalEvent") is { } calendar)
        {
            bodies.Add(MimePart.Text("text/calendar; method=REQUEST", calendar));
        }

        var attached = mail.Html is null ? files : files.Except(inline);
        return MimePart.Of("mixed", [MimePart.Of("alternative", bodies), .. attached.Select(static item => Attached(item.File, item.Index))]);
    }

    private static MimePart Inline(SandboxAttachment file, int index) =>
        MimePart.File(TypeOf(file), file.Content, Disposition("inline", file, index), ("Content-ID", $"<{HeaderText.Unstructured(file.ContentId ?? "")}>"));

    private static MimePart Attached(SandboxAttachment file, int index) => file.Url is { } url
        ? MimePart.External(url.AbsoluteUri)
        : MimePart.File(TypeOf(file), file.Content, Disposition("attachment", file, index));

    private static (string Name, string Value) Disposition(string kind, SandboxAttachment file, int index) =>
        ("Content-Disposition", $"{kind};\r\n {HeaderText.Parameter("filename", MailFile.NameOf(file, index))}");

    private static string TypeOf(SandboxAttachment file) =>
        file.ContentType is { } type && type.All(static c => c is > ' ' and <= '~' and not ';') && type.Contains('/', StringComparison.Ordinal)
            ? type
            : MailFile.TypeOf(file);
}
