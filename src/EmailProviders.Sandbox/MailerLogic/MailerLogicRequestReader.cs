using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Syntax;

namespace EmailProviders.Sandbox.MailerLogic;

/// <summary>Members and limits of MailerLogic's "Send a single email" page.</summary>
internal static class MailerLogicRequestReader
{
    /// <summary>Stands for the account's first verified domain.</summary>
    private const string DefaultDomain = "sandbox.example";

    public static SandboxMail Read(ObjectReader members, SandboxMail draft)
    {
        var (from, name) = ReadFrom(members);
        var html = members.Text("html");
        var headers = ReadHeaders(members);
        var tag = members.Text("tag");
        return draft with
        {
            From = from,
            FromName = name,
            To = [members.MailAddress("to", Need.Required) ?? ""],
            Cc = members.MailAddresses("cc"),
            Bcc = members.MailAddresses("bcc"),
            ReplyTo = members.MailAddress("reply_to") ?? headers.GetValueOrDefault("Reply-To"),
            Subject = members.Text("subject", Need.Required),
            Html = html,
            Text = members.Text("text"),
            Headers = headers,
            Metadata = members.Map("metadata"),
            Tags = tag is null ? [] : [tag],
            Attachments = MailerLogicAttachments.Read(members, html),
            Extras = ReadExtras(members),
        };
    }

    /// <summary>The page prints a bare address and no more; a display name is let through, as nothing refuses it.</summary>
    private static (string From, string? Name) ReadFrom(ObjectReader members)
    {
        var domain = ReadDomain(members);
        if (members.Text("from") is not { } from)
        {
            return ($"noreply@{domain ?? DefaultDomain}", null);
        }

        if (!AddressSyntax.TryReadNamed(from, out var name, out var address))
        {
            members.Fault("from", FaultKind.Invalid, AddressSyntax.Problem);
        }
        else if (domain is not null && !domain.Equals(AddressSyntax.DomainOf(address), StringComparison.OrdinalIgnoreCase))
        {
            // Stated on the bulk page for the same two members.
            members.Fault("from", FaultKind.Invalid, "must be of the given domain");
        }

        return (address, name);
    }

    private static string? ReadDomain(ObjectReader members)
    {
        var domain = members.Text("domain");
        if (domain is not null && !AddressSyntax.IsAddress("noreply@" + domain))
        {
            members.Fault("domain", FaultKind.Invalid, "must be a domain name");
        }

        return domain;
    }

    /// <summary>Strings only: the page advises "structured data as JSON string".</summary>
    private static Dictionary<string, string> ReadHeaders(ObjectReader members)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in members.TextMap("headers"))
        {
            if (!TextSyntax.IsHeaderName(name) || value.Any(char.IsControl))
            {
                members.Fault($"headers.{name}", FaultKind.Invalid, "must be a header name with a value on one line");
            }

            headers[name] = value;
        }

        return headers;
    }

    private static Dictionary<string, string> ReadExtras(ObjectReader members)
    {
        var extras = new Dictionary<string, string>(StringComparer.Ordinal);
        var stream = members.Text("stream_type");
        if (stream is not (null or "transactional" or "broadcast" or "shared"))
        {
            members.Fault("stream_type", FaultKind.Invalid, "must be transactional, broadcast or shared");
        }

        extras["stream_type"] = stream ?? "shared";
        Add("domain", members.Text("domain"));
        Add("track_opens", Word(members.Flag("track_opens")));
        Add("track_clicks", Word(members.Flag("track_clicks")));
        Add("icalEvent", ReadCalendar(members));
        return extras;

        static string? Word(bool? flag) => flag switch { true => "true", false => "false", null => null };

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                extras[name] = value;
            }
        }
    }

    private static string? ReadCalendar(ObjectReader members)
    {
        var calendar = members.Text("icalEvent");
        if (calendar is not null && !calendar.TrimStart().StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
        {
            members.Fault("icalEvent", FaultKind.Invalid, "must be an RFC 5545 calendar");
        }

        return calendar;
    }
}
