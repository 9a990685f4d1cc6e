using System.Text;
using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Syntax;

namespace EmailProviders.Sandbox.Kaleyra;

/// <summary>Members and limits of Kaleyra's "Send Single Email" page. Empty strings stand for absent members, as in its samples.</summary>
internal static class KaleyraRequestReader
{
    private const int Mega = 1024 * 1024;
    private const int MaxBody = 5 * Mega;
    private const int MaxMail = 20 * Mega;

    // Kept as they came; webhook_id and metadata occur in a sample only.
    private static readonly string[] ExtraNames = ["callback_profile_id", "webhook_id"];

    public static SandboxMail Read(ObjectReader members, SandboxMail draft)
    {
        var templateId = NotEmpty(members.Text("template_id"));
        var recipients = KaleyraRecipients.Read(members);
        var parameters = KaleyraParameters.Read(members);
        var tag = NotEmpty(members.Text("tag"));
        var mail = draft with
        {
            From = ReadFrom(members),
            FromName = NotEmpty(members.Text("from_name")),
            To = recipients.To,
            Cc = recipients.Cc,
            Bcc = recipients.Bcc,
            ReplyTo = ReadReplyTo(members),
            Subject = parameters.Fill(ReadSubject(members, templateId)),
            Text = parameters.Fill(ReadBody(members, "text_body")),
            Html = parameters.Fill(ReadBody(members, "html_body")),
            Tags = tag is null ? [] : [tag],
            TemplateId = templateId,
            Parameters = parameters.Values,
            Metadata = members.Map("metadata"),
            Attachments = KaleyraAttachments.Read(members, MaxMail),
            Extras = ReadExtras(members, parameters.Dynamic),
        };
        CheckSize(members, mail);
        return mail;
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string ReadFrom(ObjectReader members)
    {
        var from = members.Text("from", Need.Required);
        if (from?.Contains(',', StringComparison.Ordinal) == true)
        {
            members.Fault("from", FaultKind.TooMany, "must be one address");
        }
        else if (from is not null && !AddressSyntax.IsAddress(from))
        {
            members.Fault("from", FaultKind.Invalid, AddressSyntax.Problem);
        }

        return from ?? "";
    }

    private static string? ReadReplyTo(ObjectReader members)
    {
        var replyTo = NotEmpty(members.Text("reply_to"));
        if (replyTo?.Contains(',', StringComparison.Ordinal) == true)
        {
            members.Fault("reply_to", FaultKind.TooMany, "must be one address");
        }
        else if (replyTo is not null && !AddressSyntax.IsAddress(replyTo))
        {
            members.Fault("reply_to", FaultKind.Invalid, AddressSyntax.Problem);
        }

        return replyTo;
    }

    /// <summary>
    /// Printed as <c>Subject</c> in the page's generic format, <c>subject</c> everywhere else.
    /// A template brings its own.
    /// </summary>
    private static string? ReadSubject(ObjectReader members, string? templateId)
    {
        var capital = members.Text("Subject");
        var mayBeAbsent = templateId is not null || !string.IsNullOrEmpty(capital);
        return NotEmpty(members.Text("subject", mayBeAbsent ? Need.Optional : Need.Required)) ?? NotEmpty(capital);
    }

    private static string? ReadBody(ObjectReader members, string name)
    {
        var body = NotEmpty(members.Text(name));
        if (body is not null && Encoding.UTF8.GetByteCount(body) > MaxBody)
        {
            members.Fault(name, FaultKind.TooLong, "must not exceed 5 MB");
        }

        return body;
    }

    private static Dictionary<string, string> ReadExtras(ObjectReader members, bool? dynamicContent)
    {
        var type = NotEmpty(members.Text("type")) ?? "MKT";
        if (type is not ("OTP" or "MKT" or "TXN"))
        {
            members.Fault("type", FaultKind.Invalid, "must be OTP, MKT or TXN");
        }

        var extras = new Dictionary<string, string>(StringComparer.Ordinal) { ["type"] = type };
        if (dynamicContent is { } flag)
        {
            extras["dynamic_content"] = flag ? "true" : "false";
        }

        foreach (var name in ExtraNames)
        {
            if (members.Text(name) is { Length: > 0 } value)
            {
                extras[name] = value;
            }
        }

        return extras;
    }

    /// <summary>Text, HTML and decoded files together, as the page's note adds them up; one MB is 1024² bytes here.</summary>
    private static void CheckSize(ObjectReader members, SandboxMail mail)
    {
        var size = Encoding.UTF8.GetByteCount(mail.Text ?? "")
            + Encoding.UTF8.GetByteCount(mail.Html ?? "")
            + mail.Attachments.Sum(file => (long)file.Length);
        if (size > MaxMail)
        {
            members.Fault("", FaultKind.TooLong, "must not exceed 20 MB");
        }
    }
}
