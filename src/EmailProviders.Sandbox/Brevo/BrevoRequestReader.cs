using System.Globalization;
using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Syntax;

namespace EmailProviders.Sandbox.Brevo;

/// <summary>Members and limits of Brevo's "Send a transactional email" page.</summary>
internal static class BrevoRequestReader
{
    private const int MaxRecipientsPerRequest = 2000;

    public static BrevoRequest Read(ObjectReader members, SandboxMail draft)
    {
        var templateId = members.Integer("templateId");
        var hasVersions = members.Has("messageVersions");
        // Without a template these three must come from the call.
        var content = templateId is null ? Need.Required : Need.Optional;
        var headers = BrevoHeaders.Read(members);
        var parameters = BrevoParameters.Read(members);
        var mail = ReadSender(members, draft, content) with
        {
            To = BrevoRecipients.Read(members, "to", hasVersions ? Need.Optional : Need.Required),
            Cc = BrevoRecipients.Read(members, "cc"),
            Bcc = BrevoRecipients.Read(members, "bcc"),
            ReplyTo = BrevoRecipients.ReadOne(members, "replyTo"),
            Subject = members.Text("subject", content),
            Html = members.Text("htmlContent", content),
            Text = members.Text("textContent"),
            Attachments = BrevoAttachments.Read(members),
            Headers = headers.Custom,
            Metadata = headers.Metadata,
            TemplateId = templateId?.ToString(CultureInfo.InvariantCulture),
            Parameters = parameters.Values,
            Tags = members.Texts("tags"),
            ScheduledAt = ReadScheduledAt(members),
        };
        var batchId = ReadBatchId(members);
        mail = mail with { Extras = ReadExtras(members, mail, headers, batchId) };
        var mails = BrevoVersions.Read(members, mail, parameters.Bytes);
        CheckRecipients(members, mails);
        return new BrevoRequest(mails, hasVersions, headers.IdempotencyKey, headers.Drop, mail.ScheduledAt is not null, batchId);
    }

    private static SandboxMail ReadSender(ObjectReader members, SandboxMail draft, Need need)
    {
        if (members.Nested("sender", need) is not { } sender)
        {
            return draft;
        }

        var name = BrevoRecipients.ReadName(sender);
        var id = sender.Integer("id");
        if (id is not null)
        {
            if (sender.Has("email"))
            {
                sender.Fault("email", FaultKind.Invalid, "must not stand beside id: specify either");
            }

            // The name is ignored next to an id.
            _ = sender.Text("email");
            var senderId = id.Value.ToString(CultureInfo.InvariantCulture);
            return draft with { Extras = new Dictionary<string, string> { ["sender.id"] = senderId } };
        }

        return draft with { From = BrevoRecipients.ReadEmail(sender), FromName = name };
    }

    private static DateTimeOffset? ReadScheduledAt(ObjectReader members)
    {
        if (members.Text("scheduledAt") is not { } text)
        {
            return null;
        }

        // Printed as YYYY-MM-DDTHH:mm:ss.SSSZ: milliseconds at most, where .NET would write seven digits.
        var fraction = text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot
            ? text.AsSpan(dot + 1).IndexOfAnyExceptInRange('0', '9')
            : 0;
        if (TextSyntax.TryReadDateTime(text, out var time) && fraction is >= 0 and <= 3)
        {
            return time;
        }

        members.Fault("scheduledAt", FaultKind.Invalid, "must be a date-time with zone as in 2026-04-05T12:30:00.000Z");
        return null;
    }

    private static string? ReadBatchId(ObjectReader members)
    {
        var batchId = members.Text("batchId");
        if (batchId is not null && !(Guid.TryParseExact(batchId, "D", out var id) && id.Version == 4))
        {
            members.Fault("batchId", FaultKind.Invalid, "must be a UUIDv4");
        }

        return batchId;
    }

    private static Dictionary<string, string> ReadExtras(ObjectReader members, SandboxMail mail, BrevoHeaders headers, string? batchId)
    {
        var extras = new Dictionary<string, string>(mail.Extras, StringComparer.Ordinal);
        // Only the older SDKs know a preheader; no page withdraws it.
        Add("preheader", members.Text("preheader"));
        Add("batchId", batchId);
        Add("idempotencyKey", headers.IdempotencyKey);
        return extras;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                extras[name] = value;
            }
        }
    }

    private static void CheckRecipients(ObjectReader members, IReadOnlyList<SandboxMail> mails)
    {
        if (mails.Sum(mail => mail.To.Count + mail.Cc.Count + mail.Bcc.Count) > MaxRecipientsPerRequest)
        {
            members.Fault("to", FaultKind.TooMany, $"must not bring more than {MaxRecipientsPerRequest} recipients per request");
        }
    }
}
