using System.Text.RegularExpressions;
using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Syntax;

namespace EmailProviders.Sandbox.Whippy;

/// <summary>Members of Whippy's "Send Email" page; names the page lost come from the sources in its fact sheet.</summary>
internal static partial class WhippyRequestReader
{
    public static SandboxMail Read(ObjectReader members, SandboxMail draft)
    {
        var channel = ReadChannel(members);
        var body = members.Text("body");
        var attachments = ReadAttachments(members);
        if (string.IsNullOrEmpty(body) && attachments.Count == 0)
        {
            members.Fault("body", FaultKind.Missing, "is required when there are no attachments");
        }

        var isHtml = body is not null && Tag().IsMatch(body);
        return draft with
        {
            To = [members.MailAddress("to", Need.Required) ?? ""],
            From = ReadSenderEmail(members) ?? channel,
            FromName = members.Text("sender_name"),
            Subject = members.Text("subject"),
            Text = isHtml ? null : body,
            Html = isHtml ? body : null,
            Cc = members.MailAddresses("cc"),
            Bcc = members.MailAddresses("bcc"),
            ReplyTo = members.MailAddress("reply_to"),
            Attachments = attachments,
            ScheduledAt = ReadScheduleAt(members),
            Extras = ReadExtras(members, channel),
        };
    }

    /// <summary>One member takes plain text and HTML alike: the first tag decides what it was.</summary>
    [GeneratedRegex("<[a-zA-Z!][^>]*>")]
    private static partial Regex Tag();

    private static string ReadChannel(ObjectReader members)
    {
        var from = members.Text("from", Need.Required);
        if (from is not null && !AddressSyntax.IsAddress(from) && !Guid.TryParseExact(from, "D", out _))
        {
            members.Fault("from", FaultKind.Invalid, "must be a channel's email address or id");
        }

        return from ?? "";
    }

    /// <summary>Empty and null mean "the channel's own"; anything else malformed is 422, as the page says.</summary>
    private static string? ReadSenderEmail(ObjectReader members)
    {
        if (members.Text("sender_email", Need.Nullable) is not { Length: > 0 } email)
        {
            return null;
        }

        if (!AddressSyntax.IsAddress(email))
        {
            members.Fault("sender_email", FaultKind.Invalid, AddressSyntax.Problem);
        }

        return email;
    }

    private static List<SandboxAttachment> ReadAttachments(ObjectReader members)
    {
        var attachments = new List<SandboxAttachment>();
        foreach (var text in members.Texts("attachments"))
        {
            if (!TextSyntax.TryReadWebAddress(text, out var url))
            {
                members.Fault($"attachments.{attachments.Count}", FaultKind.Invalid, "must be an absolute URL");
            }

            attachments.Add(new SandboxAttachment { Url = url });
        }

        return attachments;
    }

    private static DateTimeOffset? ReadScheduleAt(ObjectReader members)
    {
        if (members.Text("schedule_at") is not { } text)
        {
            return null;
        }

        if (TextSyntax.TryReadDateTime(text, out var time))
        {
            return time;
        }

        members.Fault("schedule_at", FaultKind.Invalid, "must be an ISO 8601 date-time with zone");
        return null;
    }

    private static Dictionary<string, string> ReadExtras(ObjectReader members, string channel)
    {
        var extras = new Dictionary<string, string>(StringComparer.Ordinal) { ["from"] = channel };
        var status = members.Text("conversation_status");
        if (status is not (null or "open" or "automated"))
        {
            members.Fault("conversation_status", FaultKind.Invalid, "must be open or automated");
        }

        extras["conversation_status"] = status ?? "open";
        if (members.Flag("opt_in_to_all_channels") is { } all)
        {
            extras["opt_in_to_all_channels"] = all ? "true" : "false";
        }

        foreach (var channelOptIn in members.NestedList("opt_in_to"))
        {
            // The page says "objects" only; this item shape is a third party's.
            if (channelOptIn.Text("id") is { } id && !Guid.TryParseExact(id, "D", out _))
            {
                channelOptIn.Fault("id", FaultKind.Invalid, "must be a UUID");
            }

            channelOptIn.Text("phone");
        }

        if (members.Raw("opt_in_to") is { } optIns)
        {
            extras["opt_in_to"] = optIns;
        }

        return extras;
    }
}
